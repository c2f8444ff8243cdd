using System.Globalization;
using AsxhPortal.Documents.Classification;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared;

namespace AsxhPortal.Web.Features.Classification.Lists;

/// <summary>The lines of the screen as rows of the papers: the same lines, so that they cannot disagree.</summary>
public static class ListPapers
{
    public const string PreviewStanding = "BẢN XEM TRƯỚC, CHƯA KÝ DUYỆT";

    public static ClassificationListHeading Heading(OutcomeRule rule, string roundName, DateOnly? issuedOn, string standing, string? preparedBy = null) =>
        new(rule.Code, rule.Title, roundName, issuedOn, preparedBy, standing);

    /// <summary>Who stands on the list; those who leave it have a list of their own (<see cref="Removed"/>).</summary>
    public static IReadOnlyList<ClassificationListRow> Rows(OutcomeRule rule, IEnumerable<ListLine> lines) =>
        [.. lines.Where(line => line.Change != LineChange.Removed).Select(line => Row(rule, line))];

    /// <summary>Whom a supplement takes off the list, with the reason.</summary>
    public static IReadOnlyList<RemovedPersonRow> Removed(IEnumerable<ListLine> lines) =>
        [.. lines.Where(line => line.Change == LineChange.Removed).Select((line, index) =>
            new RemovedPersonRow(index + 1, line.FullName, line.Birth, line.CitizenId, line.HamletName, line.Categories, line.Amount, line.ChangeNote))];

    /// <summary>The standing of the paper, and how many a supplement takes off the list.</summary>
    public static string Standing(string standing, IEnumerable<ListLine> lines)
    {
        var removed = lines.Count(line => line.Change == LineChange.Removed);
        return removed == 0 ? standing : $"{standing}. Đưa ra khỏi danh sách {removed} người, theo phụ lục kèm theo";
    }

    private static ClassificationListRow Row(OutcomeRule rule, ListLine line)
    {
        var (from, to) = Term(line.AttorneyTerm);
        return new ClassificationListRow(line.Ordinal, line.FullName, line.Birth, line.Sex, line.CitizenId, line.HamletName, line.Categories, line.Amount)
        {
            Phone = line.Phone,
            AccountNumber = line.AccountNumber,
            Bank = line.ProviderName,
            AccountHolder = line.AccountHolder,
            Channel = line.ChannelName,
            RefusalReason = rule.NeedsMinute ? line.Reason : null,
            MinuteNumber = line.MinuteNumber,
            AttorneyName = line.AttorneyName,
            AttorneyRelation = line.AttorneyRelation,
            AttorneyCitizenId = line.AttorneyCitizenId,
            AuthorizedFrom = from,
            AuthorizedTo = to,
            CertificationNumber = line.CertificationNumber,
            ForceMajeureReason = rule.Outcome == SurveyOutcome.ForceMajeure ? line.Reason : null,
            EventNote = rule.IsEvent ? line.Reason : null,
            Note = NoteOf(line),
        };
    }

    /// <summary>What a supplement changes stands before the notes: "Chuyển từ danh sách 1 sang 4."; where the answers come from stands after them.</summary>
    public static string? NoteOf(ListLine line)
    {
        var parts = new[] { line.ChangeNote, line.Note, line.CarriedFrom is null ? null : $"Kế thừa từ {line.CarriedFrom}." }.Where(p => p is not null).ToList();
        return parts.Count == 0 ? null : string.Join(" ", parts);
    }

    /// <summary>"01/02/2024–31/01/2025", as the line was frozen.</summary>
    private static (DateOnly? From, DateOnly? To) Term(string? text)
    {
        var days = (text ?? "").Split('–').Select(part => DateOnly.TryParseExact(part, "dd/MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null).ToArray();
        return days.Length == 2 ? (days[0], days[1]) : (null, null);
    }

    /// <summary>The summary thôn × outcome; outcomes nobody has are left out.</summary>
    public static ClassificationSummary Summary(string roundName, IReadOnlyList<HamletRow> hamlets, DateOnly issuedOn)
    {
        var shown = SurveyOutcomes.All.Select((rule, index) => (Rule: rule, Index: index)).Where(o => hamlets.Any(h => h.Counts[o.Index] > 0)).ToList();
        return new ClassificationSummary(roundName, [.. shown.Select(o => new SummaryOutcome(o.Rule.Code, o.Rule.Title))],
            [.. hamlets.Select(h => new ClassificationSummaryRow(h.Name, h.Total, [.. shown.Select(o => h.Counts[o.Index])]))], issuedOn);
    }

    public static string FileName(string code, CommuneOption commune, DateOnly day, string extension) => $"phan-loai_{code}_{commune.Code}_{day:yyyyMMdd}.{extension}";
}
