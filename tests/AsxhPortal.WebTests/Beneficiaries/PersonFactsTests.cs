using AsxhPortal.Data.Beneficiaries;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace AsxhPortal.WebTests.Beneficiaries;

public sealed class PersonFactsTests
{
    [Fact]
    public void SQL_Server_reads_the_statement_too()
    {
        using var reader = new StringReader("SET QUOTED_IDENTIFIER ON;\n" + PersonFacts.Sql.Replace("{0}", "@id"));
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        errors.Select(e => $"{e.Line}: {e.Message}").ShouldBeEmpty();
    }

    /// <summary>Every branch has the columns of the first, which gives them their types.</summary>
    [Fact]
    public void Every_branch_is_a_source_of_its_own()
    {
        var sources = PersonFacts.Sql.Split("UNION ALL").Skip(1).Select(branch => branch.Split('\'')[1]).ToList();
        sources.Order().ShouldBe(Enum.GetNames<FactSource>().Order());
    }
}
