using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AsxhPortal.Data;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Shared;
using Shouldly;

namespace AsxhPortal.UnitTests.Architecture;

/// <summary>Four projects keep four sentences true: who may know of whom.</summary>
public sealed class ProjectTests
{
    private static readonly string[] PaperLibraries = ["ClosedXML", "DocumentFormat.OpenXml", "ExcelDataReader", "SkiaSharp", "HarfBuzzSharp", "UglyToad.PdfPig", "QRCoder"];
    private static readonly string[] Engines = ["Microsoft.EntityFrameworkCore.Sqlite", "Microsoft.EntityFrameworkCore.SqlServer", "Microsoft.Data.Sqlite", "Microsoft.Data.SqlClient"];

    [Theory]
    [InlineData("AsxhPortal.Domain", "")]
    [InlineData("AsxhPortal.Data", "AsxhPortal.Domain")]
    [InlineData("AsxhPortal.Documents", "AsxhPortal.Domain")]
    [InlineData("AsxhPortal.Web", "AsxhPortal.Data AsxhPortal.Documents AsxhPortal.Domain")]
    public void A_project_references_only_what_the_table_allows(string project, string allowed)
    {
        var references = XDocument.Load(Path.Combine(SourceTree.Root, "src", project, project + ".csproj"))
            .Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value.Replace('\\', '/')));
        references.Except(allowed.Split(' ')).ShouldBeEmpty();
    }

    [Fact]
    public void The_domain_knows_only_the_runtime() =>
        ReferencesOf(typeof(Entity).Assembly).Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void The_data_project_knows_no_web_pages_and_no_documents() =>
        ReferencesOf(typeof(AppDbContext).Assembly).Where(name => PaperLibraries.Contains(name)
            || name.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal) || name is "AsxhPortal.Web" or "AsxhPortal.Documents").ShouldBeEmpty();

    [Fact]
    public void Documents_query_nothing_and_know_no_web() =>
        ReferencesOf(typeof(Letterhead).Assembly).Where(name => name.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || name.StartsWith("linq2db", StringComparison.Ordinal)
            || name is "AsxhPortal.Data" or "AsxhPortal.Web").ShouldBeEmpty();

    [Fact]
    public void The_site_uses_no_library_of_sheets_or_papers_and_names_no_engine() =>
        ReferencesOf(typeof(Program).Assembly).Where(name => PaperLibraries.Contains(name) || Engines.Contains(name)).ShouldBeEmpty();

    [Fact]
    public void Only_the_database_setup_chooses_the_engine()
    {
        var choice = new Regex(@"\.Use(Sqlite|SqlServer)\(");
        SourceTree.Files("src", ".cs").Where(file => choice.IsMatch(file.Text())).Select(file => file.Path)
            .ShouldBe(["src/AsxhPortal.Data/DatabaseSetup.cs"]);
    }

    [Fact]
    public void Program_stays_short() => new SourceFile("src/AsxhPortal.Web/Program.cs").Lines().Length.ShouldBeLessThan(60);

    private static IEnumerable<string> ReferencesOf(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);
}
