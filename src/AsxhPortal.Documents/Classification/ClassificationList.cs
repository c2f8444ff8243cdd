using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.Classification;

/// <summary>One person of a classification list (step 5). What the list's outcome does not ask for stays null.</summary>
/// <param name="Birth">Already written: dd/MM/yyyy, MM/yyyy or yyyy.</param>
/// <param name="Amount">Đồng a month.</param>
/// <param name="AuthorizedTo">Last day of the power of attorney.</param>
public sealed record ClassificationListRow(
    int Ordinal,
    string FullName,
    string? Birth,
    string? Sex,
    string? CitizenId,
    string? Hamlet,
    string? Category,
    long? Amount,
    string? Phone = null,
    string? AccountNumber = null,
    string? Bank = null,
    string? AccountHolder = null,
    string? Channel = null,
    string? RefusalReason = null,
    string? MinuteNumber = null,
    string? AttorneyName = null,
    string? AttorneyRelation = null,
    string? AttorneyCitizenId = null,
    DateOnly? AuthorizedFrom = null,
    DateOnly? AuthorizedTo = null,
    string? CertificationNumber = null,
    string? ForceMajeureReason = null,
    string? EventNote = null,
    string? Note = null);

/// <summary>Which list it is.</summary>
/// <param name="OutcomeCode">A code of the survey outcomes (1, 2A, 2B, 3-…, 4, X-…); decides the extra columns.</param>
/// <param name="OutcomeName">The outcome in words.</param>
/// <param name="RoundName">Đợt rà soát, e.g. "Đợt tháng 01/2024".</param>
/// <param name="IssuedOn">Date of the paper; null leaves it open.</param>
/// <param name="PreparedBy">Name under NGƯỜI LẬP; null leaves it open.</param>
/// <param name="Standing">How binding it is: "BẢN XEM TRƯỚC, CHƯA KÝ DUYỆT", or who signed it off and when; null for none.</param>
public sealed record ClassificationListHeading(
    string OutcomeCode, string OutcomeName, string RoundName, DateOnly? IssuedOn, string? PreparedBy = null, string? Standing = null);

internal static class ClassificationListForm
{
    private static readonly Column<ClassificationListRow> Ordinal = new("STT", row => row.Ordinal, 6, ColumnFormat.Centered);
    private static readonly Column<ClassificationListRow> FullName = new("Họ và tên", row => row.FullName, 24);
    private static readonly Column<ClassificationListRow> Birth = new("Ngày sinh", row => row.Birth, 12, ColumnFormat.Centered);
    private static readonly Column<ClassificationListRow> Sex = new("Nam/Nữ", row => row.Sex, 8, ColumnFormat.Centered);
    private static readonly Column<ClassificationListRow> CitizenId = new("Số định danh/CCCD", row => row.CitizenId, 15);
    private static readonly Column<ClassificationListRow> Hamlet = new("Thôn/Tổ dân phố", row => row.Hamlet, 17);
    private static readonly Column<ClassificationListRow> Category = new("Loại đối tượng", row => row.Category, 28);
    private static readonly Column<ClassificationListRow> Amount = new("Mức hưởng (đồng/tháng)", row => row.Amount, 14, ColumnFormat.Money, IsTotalled: true);
    private static readonly Column<ClassificationListRow> Phone = new("Điện thoại", row => row.Phone, 13);
    private static readonly Column<ClassificationListRow> Account = new("Số tài khoản", row => row.AccountNumber, 18);
    private static readonly Column<ClassificationListRow> Bank = new("Ngân hàng", row => row.Bank, 14);
    private static readonly Column<ClassificationListRow> Holder = new("Chủ tài khoản", row => row.AccountHolder, 22);
    private static readonly Column<ClassificationListRow> Channel = new("Hình thức", row => row.Channel, 16);
    private static readonly Column<ClassificationListRow> Note = new("Ghi chú", row => row.Note, 16) { IsByHand = true };

    private static readonly Column<ClassificationListRow>[] Refusal =
    [
        new("Lý do không đồng ý", row => row.RefusalReason, 30),
        new("Số biên bản", row => row.MinuteNumber, 14),
    ];

    private static readonly Column<ClassificationListRow>[] Attorney =
    [
        new("Người được ủy quyền", row => row.AttorneyName, 22),
        new("Quan hệ", row => row.AttorneyRelation, 11),
        new("CCCD người được ủy quyền", row => row.AttorneyCitizenId, 15),
        new("Ủy quyền từ ngày", row => row.AuthorizedFrom, 12, ColumnFormat.Date),
        new("Ủy quyền đến ngày", row => row.AuthorizedTo, 12, ColumnFormat.Date),
        new("Số chứng thực", row => row.CertificationNumber, 14),
    ];

    private static readonly Column<ClassificationListRow>[] AttorneyOnPaper =
    [
        new("Người được ủy quyền", row => row.AttorneyName, 20),
        new("Quan hệ", row => row.AttorneyRelation, 10),
        new("CCCD người được ủy quyền", row => row.AttorneyCitizenId, 15),
        new("Thời hạn ủy quyền", Term, 12, ColumnFormat.Centered),
        new("Số chứng thực", row => row.CertificationNumber, 12),
    ];

    private static readonly Column<ClassificationListRow> AccountOnPaper =
        new("Tài khoản, ngân hàng", row => string.Join(' ', new[] { row.AccountNumber, row.Bank }.OfType<string>()), 16);

    private static readonly Column<ClassificationListRow>[] ForceMajeure = [new("Lý do bất khả kháng", row => row.ForceMajeureReason, 32)];

    private static readonly Column<ClassificationListRow>[] Event = [new("Biến động, nội dung xác minh", row => row.EventNote, 34)];

    public static ListForm<ClassificationListRow> ForWorkbook(Letterhead letterhead, ClassificationListHeading heading, IReadOnlyList<ClassificationListRow> rows) =>
        Form(letterhead, heading, rows) with
        {
            Columns = [Ordinal, FullName, Birth, Sex, CitizenId, Hamlet, Category, Amount, Phone, Account, Bank, Holder, Channel, .. Extra(heading.OutcomeCode), Note],
        };

    public static ListForm<ClassificationListRow> ForPaper(Letterhead letterhead, ClassificationListHeading heading, IReadOnlyList<ClassificationListRow> rows)
    {
        Column<ClassificationListRow>[] own = heading.OutcomeCode switch
        {
            "3-UQ-TM" => AttorneyOnPaper,
            var code when IsAttorneys(code) => [.. AttorneyOnPaper, AccountOnPaper],
            "2B" => [AccountOnPaper, .. Refusal],
            "4" => [Phone, .. ForceMajeure],
            var code when code.StartsWith('X') => [Phone, .. Event],
            _ => [Phone, Account, Bank, Holder, Channel],
        };
        return Form(letterhead, heading, rows) with
        {
            Columns =
            [
                Ordinal, FullName, Birth, .. HasRoomForSex(heading.OutcomeCode) ? [Sex] : Array.Empty<Column<ClassificationListRow>>(), CitizenId, Hamlet, Category, Amount, .. own,
                .. IsAttorneys(heading.OutcomeCode) && rows.All(row => row.Note is null) ? Array.Empty<Column<ClassificationListRow>>() : [Note],
            ],
            FontSize = 9,
        };
    }

    /// <summary>Null when nobody leaves.</summary>
    public static ListForm<RemovedPersonRow>? Removed(Letterhead letterhead, ClassificationListHeading heading, IReadOnlyList<RemovedPersonRow>? removed) => removed is not { Count: > 0 } ? null
        : RemovedPeople.Form(letterhead, "Danh sách người được đưa ra", $"(Kèm theo danh sách kết quả {heading.OutcomeCode}, {heading.RoundName})", removed);

    private static bool IsAttorneys(string outcomeCode) => outcomeCode.StartsWith("3-UQ", StringComparison.Ordinal);

    private static bool HasRoomForSex(string outcomeCode) => outcomeCode is "2B" or "4" || outcomeCode.StartsWith('X');

    private static string? Term(ClassificationListRow row) => (row.AuthorizedFrom, row.AuthorizedTo) switch
    {
        ({ } from, { } to) => $"từ\u00a0{VietnameseFormat.Date(from)} đến\u00a0{VietnameseFormat.Date(to)}",
        (null, { } to) => $"đến\u00a0{VietnameseFormat.Date(to)}",
        ({ } from, null) => $"từ\u00a0{VietnameseFormat.Date(from)}",
        _ => null,
    };

    private static Column<ClassificationListRow>[] Extra(string outcomeCode) => outcomeCode switch
    {
        "2B" => Refusal,
        "4" => ForceMajeure,
        _ when IsAttorneys(outcomeCode) => Attorney,
        _ when outcomeCode.StartsWith('X') => Event,
        _ => [],
    };

    private static ListForm<ClassificationListRow> Form(Letterhead letterhead, ClassificationListHeading heading, IReadOnlyList<ClassificationListRow> rows) => new()
    {
        Letterhead = letterhead,
        IssuedOn = heading.IssuedOn,
        Title = "Danh sách",
        Subject = heading.OutcomeName,
        Notes = [$"({heading.RoundName}; mã kết quả {heading.OutcomeCode})", .. heading.Standing is null ? Array.Empty<string>() : [heading.Standing]],
        Columns = [],
        Rows = rows,
        WordsOf = Amount,
        Signatures = [new SignatureBlock("NGƯỜI LẬP", Name: heading.PreparedBy), new SignatureBlock("CÔNG AN XÃ", Hint: "(Ký tên, đóng dấu)"), letterhead.Signer()],
        SheetName = "Kết quả " + heading.OutcomeCode,
    };
}
