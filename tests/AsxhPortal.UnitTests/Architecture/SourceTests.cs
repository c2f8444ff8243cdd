using System.Reflection;
using System.Text.RegularExpressions;
using AsxhPortal.Data;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Shared;
using Shouldly;

namespace AsxhPortal.UnitTests.Architecture;

public sealed class SourceTests
{
    /// <summary>Where the scope filter is left, and why that is right. A new place is added here with its reason, or it does not go in.</summary>
    private static readonly Dictionary<string, string> LeavesTheScope = new()
    {
        ["src/AsxhPortal.Web/Features/Shared/Payees/FollowPayees.cs"] = "an attorney or guardian who died in another commune; only the day is taken",
        ["src/AsxhPortal.Web/Features/Shared/Payees/FindRepresentative.cs"] = "somebody chosen to receive for another may have died in another commune; only that is told",
        ["src/AsxhPortal.Web/Features/Shared/Payees/PayeesOfDay.cs"] = "nobody is paid through the paper of an attorney who died in another commune; only that is told",
        ["src/AsxhPortal.Web/Features/HomeVisits/SharedAttorneys/SharedAttorneyList.cs"] = "counts for how many people elsewhere somebody receives; only numbers leave it",
        ["src/AsxhPortal.Web/Features/Beneficiaries/Registers/RegisterReading.cs"] = "reads whole communes into memory; RegisterSearch asks only for those of the scope",
        ["src/AsxhPortal.Web/Features/Import/Batches/ImportList.cs"] = "shows the batch that it has just written, unseen until then; the scope stays",
        ["src/AsxhPortal.Web/Features/Import/Batches/ImportReceivedFile.cs"] = "takes away a batch that was never finished; the scope stays",
        ["src/AsxhPortal.Web/Features/Import/Batches/RenewCitizens.cs"] = "a citizen id is unique across communes: somebody of another commune's extract has moved here",
        ["src/AsxhPortal.Web/Features/Matching/Runs/PublishMatches.cs"] = "a citizen id is unique across communes and thôn: who is registered elsewhere must not be written twice",
        ["src/AsxhPortal.Web/Features/Matching/Incoming/PersonSearch.cs"] = "tells that another commune knows a number; of it only the commune's name is shown",
        ["src/AsxhPortal.Web/Features/Matching/Verification/CloseVerification.cs"] = "a citizen id is unique across communes: who is registered elsewhere must not be written twice",
        ["src/AsxhPortal.Web/Features/Matching/Duplicates/TwoCommunes.cs"] = "one person in two communes; of the other commune only its name is shown",
        ["src/AsxhPortal.Web/Features/Matching/Duplicates/SharedAccounts.cs"] = "one account for people of two communes; of the other commune only its name is shown",
        ["src/AsxhPortal.Web/Features/Shared/Accounts/AccountSharing.cs"] = "one account for people of two communes; only how many there are is told",
        ["src/AsxhPortal.Web/Features/Shared/Residence/FlagResidence.cs"] = "who appears in another commune's extract has left this one; counted and flagged, not shown",
        ["src/AsxhPortal.Web/Features/Beneficiaries/Profiles/PaymentHistoryQuery.cs"] = "the months of a person who was found through the filter; the runs belong to the paying district, of them month and approval are shown",
        ["src/AsxhPortal.Web/Features/Administration/Rounds/CopyTeams.cs"] = "an administrator opens rounds and sees no people: teams of the own units go into the new round, nothing of them is shown",
        ["src/AsxhPortal.Web/Features/Administration/HamletQuery.cs"] = "an administrator names thôn and sees no people; own units only",
        ["src/AsxhPortal.Web/Features/Shared/SpellingAliases/RememberSpelling.cs"] = "an administrator says which thôn a spelling means and sees no people; own units only",
    };

    /// <summary>The only places that look at a clock.</summary>
    private static readonly string[] Clocks =
    [
        "src/AsxhPortal.Domain/Shared/NewId.cs",
        "src/AsxhPortal.Data/DataScope.cs",
        "src/AsxhPortal.Web/Startup/BusinessClock.cs",
    ];

    [Fact]
    public void Time_comes_from_the_business_clock()
    {
        var clock = new Regex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|TimeProvider\.System");
        Matches(SourceTree.Files("src", ".cs", ".cshtml").Where(file => !Clocks.Contains(file.Path)), clock).ShouldBeEmpty();
    }

    [Fact]
    public void Every_place_that_leaves_the_scope_is_listed()
    {
        var places = SourceTree.Files("src", ".cs", ".cshtml").Where(file => file.Text().Contains("IgnoreQueryFilters(", StringComparison.Ordinal)).Select(file => file.Path);
        places.Except(LeavesTheScope.Keys).ShouldBeEmpty();
    }

    [Fact]
    public void The_scope_is_left_by_name_so_that_a_later_filter_still_holds()
    {
        var nameless = new Regex(@"IgnoreQueryFilters\(\s*\)");
        Matches(SourceTree.Files("src", ".cs", ".cshtml"), nameless).ShouldBeEmpty();
    }

    [Fact]
    public void Names_say_what_a_type_is()
    {
        var vague = new Regex("(Manager|(?<!Tag)Helper|Helpers|Utils?|Dto|Info)$");
        new[] { typeof(Entity).Assembly, typeof(AppDbContext).Assembly, typeof(Letterhead).Assembly, typeof(Program).Assembly, Assembly.GetExecutingAssembly() }
            .SelectMany(assembly => assembly.GetTypes()).Select(type => type.Name.Split('`')[0])
            .Where(name => !name.Contains('<') && vague.IsMatch(name)).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_is_left_unfinished()
    {
        var unfinished = new Regex(string.Join('|', "new NotImplemented" + "Exception", @"\bTO" + @"DO\b", @"\bFIX" + @"ME\b", "#reg" + "ion"));
        Matches(SourceTree.Files("src").Concat(SourceTree.Files("tests")), unfinished).ShouldBeEmpty();
    }

    [Fact]
    public void The_tree_names_no_place_of_one_machine()
    {
        var place = new Regex(@"(^|[^a-zA-Z0-9_.])/(wo" + @"rk|fa" + @"rm|home/\w+|Users/\w+)/|[A-Z]:\\\\?Users\\");
        Matches(SourceTree.Files(), place).ShouldBeEmpty();
    }

    private static IEnumerable<string> Matches(IEnumerable<SourceFile> files, Regex pattern) =>
        from file in files
        from line in file.Lines().Select((text, index) => (text, number: index + 1))
        where pattern.IsMatch(line.text)
        select $"{file.Path}:{line.number}: {line.text.Trim()}";
}
