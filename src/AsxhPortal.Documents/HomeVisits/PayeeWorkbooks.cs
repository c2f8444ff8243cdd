using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.HomeVisits;

/// <summary>One power of attorney of the list.</summary>
public sealed record AttorneyListRow(
    string Principal, string? Hamlet, string Attorney, string? AttorneyCitizenId, string Relation, string Way, DateOnly ValidFrom, DateOnly ValidTo,
    string State, string? CertificationNumber, string? CertificationBook, DateOnly? CertifiedOn, DateOnly? EndedOn, string? EndReason);

/// <summary>One person of an attorney who receives for several.</summary>
public sealed record SharedAttorneyRow(string Attorney, string? AttorneyCitizenId, string Principal, string? Hamlet, string Relation, DateOnly ValidTo, int PeopleHere, int PeopleElsewhere);

/// <summary>One guardianship of the list.</summary>
public sealed record GuardianListRow(
    string Ward, string? Birth, string? Hamlet, string Guardian, string? GuardianCitizenId, string Relation, string Basis, string Proof, string ProofNumber, DateOnly ProofIssuedOn,
    string ProofIssuer, DateOnly ValidFrom, DateOnly? ValidTo, string State);

/// <summary>One entry of the work list.</summary>
public sealed record PayeeReviewRow(string Person, string? Hamlet, string Why, string FormerPayee, DateOnly Since, string State, string? Settlement, string? SettledBy);

/// <summary>The lists of those who receive for others, as shown on screen.</summary>
public static class PayeeWorkbooks
{
    public static byte[] Attorneys(TableHeading heading, IEnumerable<AttorneyListRow> rows) => Write(heading, "Giấy ủy quyền", rows,
    [
        new("Người ủy quyền", r => r.Principal, 26),
        new("Thôn", r => r.Hamlet, 18),
        new("Người được ủy quyền", r => r.Attorney, 26),
        new("Số định danh", r => r.AttorneyCitizenId, 16),
        new("Quan hệ", r => r.Relation, 14),
        new("Cách nhận", r => r.Way, 16),
        new("Từ ngày", r => r.ValidFrom, 12, ColumnFormat.Date),
        new("Đến hết ngày", r => r.ValidTo, 12, ColumnFormat.Date),
        new("Trạng thái", r => r.State, 18),
        new("Số chứng thực", r => r.CertificationNumber, 18),
        new("Quyển số", r => r.CertificationBook, 18),
        new("Ngày chứng thực", r => r.CertifiedOn, 13, ColumnFormat.Date),
        new("Ngày chấm dứt", r => r.EndedOn, 13, ColumnFormat.Date),
        new("Lý do chấm dứt", r => r.EndReason, 36),
    ]);

    public static byte[] SharedAttorneys(TableHeading heading, IEnumerable<SharedAttorneyRow> rows) => Write(heading, "Nhận thay nhiều người", rows,
    [
        new("Người được ủy quyền", r => r.Attorney, 26),
        new("Số định danh", r => r.AttorneyCitizenId, 16),
        new("Nhận thay cho", r => r.Principal, 26),
        new("Thôn", r => r.Hamlet, 18),
        new("Quan hệ", r => r.Relation, 14),
        new("Đến hết ngày", r => r.ValidTo, 12, ColumnFormat.Date),
        new("Số người trong xã", r => r.PeopleHere, 12, ColumnFormat.Number),
        new("Số người ở đơn vị khác", r => r.PeopleElsewhere, 14, ColumnFormat.Number),
    ]);

    public static byte[] Guardians(TableHeading heading, IEnumerable<GuardianListRow> rows) => Write(heading, "Giám hộ, đại diện", rows,
    [
        new("Đối tượng", r => r.Ward, 26),
        new("Ngày sinh", r => r.Birth, 12, ColumnFormat.Centered),
        new("Thôn", r => r.Hamlet, 18),
        new("Người giám hộ", r => r.Guardian, 26),
        new("Số định danh", r => r.GuardianCitizenId, 16),
        new("Quan hệ", r => r.Relation, 14),
        new("Căn cứ", r => r.Basis, 36),
        new("Giấy chứng minh", r => r.Proof, 24),
        new("Số", r => r.ProofNumber, 16),
        new("Ngày cấp", r => r.ProofIssuedOn, 12, ColumnFormat.Date),
        new("Nơi cấp", r => r.ProofIssuer, 26),
        new("Từ ngày", r => r.ValidFrom, 12, ColumnFormat.Date),
        new("Đến hết ngày", r => r.ValidTo, 12, ColumnFormat.Date),
        new("Trạng thái", r => r.State, 16),
    ]);

    public static byte[] Reviews(TableHeading heading, IEnumerable<PayeeReviewRow> rows) => Write(heading, "Cần hỏi lại cách nhận", rows,
    [
        new("Đối tượng", r => r.Person, 26),
        new("Thôn", r => r.Hamlet, 18),
        new("Vì sao", r => r.Why, 28),
        new("Người nhận thay trước đây", r => r.FormerPayee, 26),
        new("Từ ngày", r => r.Since, 12, ColumnFormat.Date),
        new("Trạng thái", r => r.State, 16),
        new("Đã thống nhất", r => r.Settlement, 40),
        new("Người xử lý", r => r.SettledBy, 22),
    ]);

    private static byte[] Write<TRow>(TableHeading heading, string sheet, IEnumerable<TRow> rows, IReadOnlyList<Column<TRow>> columns)
    {
        using var stream = new MemoryStream();
        TableWorkbook.Write(stream, heading, sheet, columns, rows, hasTotalRow: false);
        return stream.ToArray();
    }
}
