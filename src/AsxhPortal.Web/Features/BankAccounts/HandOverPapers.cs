using AsxhPortal.Documents.BankAccounts;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Features.Shared.Rounds;

namespace AsxhPortal.Web.Features.BankAccounts;

/// <summary>The lines of the screen as rows of the papers: the same lines, so that they cannot disagree.</summary>
public static class HandOverPapers
{
    public const string PreviewStanding = "BẢN XEM TRƯỚC, CHƯA BÀN GIAO";

    public static IReadOnlyList<Documents.BankAccounts.HandOverRow> Rows(IEnumerable<HandOverLine> lines) =>
    [
        .. lines.Select((line, index) => new Documents.BankAccounts.HandOverRow(
            line.Ordinal == 0 ? index + 1 : line.Ordinal, line.FullName, line.Birth, line.CitizenId, line.HamletName, line.CategoryName ?? line.CategoryCode, line.Amount,
            line.Channel.ToVietnamese(), PayeeOf(line), line.AccountNumber, line.ProviderName, line.AccountHolder, NoteOf(line))),
    ];

    /// <summary>Handed over before and taken off since.</summary>
    public static IReadOnlyList<RemovedPersonRow> Removed(IEnumerable<RemovedLine> removed) =>
        [.. removed.Select((r, index) => new RemovedPersonRow(index + 1, r.FullName, r.Birth, r.CitizenId, r.HamletName, r.CategoryName, r.Amount, r.Reason))];

    /// <summary>The person themselves is left out: the name stands in the line already.</summary>
    public static string? PayeeOf(HandOverLine line) => line.PayeeKind == PayeeKind.Self ? null : $"{line.PayeeName} ({line.PayeeKind.ToVietnamese().ToLowerInvariant()})";

    public static string? NoteOf(HandOverLine line) => line.State == HandOverLineState.Returned ? $"Trả lại: {line.ReturnReason}" : line.Note;

    public static string FileName(string what, CommuneOption commune, DateOnly day, string extension) => $"ban-giao_{what}_{commune.Code}_{day:yyyyMMdd}.{extension}";
}
