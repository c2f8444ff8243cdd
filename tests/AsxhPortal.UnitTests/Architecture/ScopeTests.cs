using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Shouldly;

namespace AsxhPortal.UnitTests.Architecture;

/// <summary>Whoever works for one commune reads no other's people: every entity is filtered by unit, or stands here with the reason why not.</summary>
public sealed class ScopeTests
{
    private static readonly Dictionary<string, string> NotFiltered = new()
    {
        ["AdministrativeUnit"] = "the public tree of units",
        ["ReceivingAgency"] = "offices, no people",
        ["ReceivingAgencyTerm"] = "offices, no people",
        ["AttorneySetting"] = "terms by group, no people",
        ["UnitLetterhead"] = "head of papers, no people",
        ["ReviewRound"] = "ordered by a district, read by its communes",
        ["RoundDeadline"] = "dates",
        ["BenefitCategory"] = "reference data",
        ["BaseAmount"] = "reference data",
        ["BenefitRate"] = "reference data",
        ["PaymentProvider"] = "reference data",
        ["AppUser"] = "accounts, read by administrators and signing in",
        ["UserHamlet"] = "accounts",
        ["EditDraft"] = "what one user typed, encrypted; read by its owner only, through DraftStore",
        ["DataStamp"] = "says that something changed, not what",
        ["ColumnSelection"] = "which columns somebody wants to see, no people",
        ["DataProtectionKey"] = "keys of the site",
        ["RowProblem"] = "read only through its ImportRow",
        ["SpellingAlias"] = "ways of writing, no people; read by unit through SpellingBook and OwnUnits",
        ["MatchCandidate"] = "read only through its MatchDecision",
        ["VerificationEvent"] = "read only through its VerificationCase",
        ["Visit"] = "read only through its Survey",
        ["SealKey"] = "keys of the site, the private half protected",
        ["VisitTeamHamlet"] = "read only through its VisitTeam",
    };

    private static IModel Model()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        return db.Model;
    }

    [Fact]
    public void Every_entity_is_filtered_by_unit_or_listed_with_a_reason()
    {
        var open = Model().GetEntityTypes()
            .Where(entity => !entity.IsOwned() && entity.ClrType.Namespace?.StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal) != true && entity.ClrType.Name != "AppRole")
            .Where(entity => entity.GetDeclaredQueryFilters().All(filter => filter.Key != AppDbContext.ScopeFilter))
            .Select(entity => entity.ClrType.Name);
        open.Except(NotFiltered.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void Every_entity_of_one_commune_says_so()
    {
        string[] others = ["Hamlet", "ReceivingAgency", "UnitLetterhead", "AppUser", "AuditEntry", "ReturnExport", "SpellingAlias"];
        var silent = Model().GetEntityTypes().Where(entity => entity.FindProperty("UnitId") is not null && !typeof(IScopedToUnit).IsAssignableFrom(entity.ClrType))
            .Select(entity => entity.ClrType.Name);
        silent.Except(others).ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_speaks_of_a_person_is_filtered()
    {
        var open = Model().GetEntityTypes().Where(entity => entity.FindProperty("BeneficiaryId") is not null
            && entity.GetDeclaredQueryFilters().All(filter => filter.Key != AppDbContext.ScopeFilter)).Select(entity => entity.ClrType.Name);
        open.ShouldBeEmpty();
    }
}
