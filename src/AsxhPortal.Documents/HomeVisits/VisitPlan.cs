using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.HomeVisits;

/// <summary>One person to visit.</summary>
/// <param name="Birth">Already written: dd/MM/yyyy, MM/yyyy or yyyy.</param>
/// <param name="Amount">Đồng a month.</param>
/// <param name="KnownAccount">Account and bank already known, in words.</param>
public sealed record VisitPlanRow(
    int Ordinal,
    string FullName,
    string? Birth,
    string? CitizenId,
    string? Address,
    string? Category,
    long? Amount,
    string? Phone,
    string? KnownAccount,
    string? Note = null);

/// <summary>Which thôn, who goes, and until when.</summary>
/// <param name="Hamlet">Thôn, or several separated by commas.</param>
/// <param name="TeamName">Tổ công tác.</param>
/// <param name="Members">Names of the team, in words.</param>
/// <param name="DueOn">Last day of the visits.</param>
public sealed record VisitPlanHeading(string Hamlet, string RoundName, string? TeamName, string? Members, DateOnly? DueOn, DateOnly? IssuedOn);

/// <summary>The list of people of a thôn to visit, with an empty column for the result and rows high enough to write in.</summary>
public static class VisitPlanPdf
{
    private static readonly IReadOnlyList<Column<VisitPlanRow>> Columns =
    [
        new("STT", row => row.Ordinal, 6, ColumnFormat.Centered),
        new("Họ và tên", row => row.FullName, 22),
        new("Ngày sinh", row => row.Birth, 12, ColumnFormat.Centered),
        new("Số định danh/CCCD", row => row.CitizenId, 15, ColumnFormat.Centered),
        new("Địa chỉ", row => row.Address, 18),
        new("Loại đối tượng", row => row.Category, 24),
        new("Mức hưởng", row => row.Amount, 12, ColumnFormat.Money),
        new("Điện thoại", row => row.Phone, 13, ColumnFormat.Centered),
        new("Tài khoản đã biết", row => row.KnownAccount, 18),
        new("Kết quả khảo sát", _ => null, 26) { IsByHand = true },
        new("Ghi chú", row => row.Note, 14) { IsByHand = true },
    ];

    public static byte[] Render(Letterhead letterhead, VisitPlanHeading heading, IReadOnlyList<VisitPlanRow> rows, DateTime createdAt) => ListFormPdf.Render(
        new ListForm<VisitPlanRow>
        {
            Letterhead = letterhead,
            IssuedOn = heading.IssuedOn,
            Title = "Danh sách đối tượng cần khảo sát tại nhà",
            Subject = heading.Hamlet,
            Notes = [.. Notes(heading)],
            Columns = Columns,
            Rows = rows,
            Signatures = [new SignatureBlock("CÔNG AN XÃ/CSKV"), new SignatureBlock("CÔNG CHỨC", "VĂN HÓA - XÃ HỘI"), letterhead.Signer()],
            RowHeight = 30,
            FontSize = 9.5f,
        },
        createdAt);

    private static IEnumerable<string> Notes(VisitPlanHeading heading)
    {
        yield return heading.DueOn is { } due ? $"({heading.RoundName}; hoàn thành trước ngày {VietnameseFormat.Date(due)})" : $"({heading.RoundName})";
        var team = string.Join(": ", new[] { heading.TeamName, heading.Members }.Where(part => !string.IsNullOrWhiteSpace(part)));
        if (team.Length > 0)
            yield return team;
    }
}
