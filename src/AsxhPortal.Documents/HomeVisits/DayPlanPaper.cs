using AsxhPortal.Documents.Kit;

namespace AsxhPortal.Documents.HomeVisits;

/// <summary>One person of a day plan on paper, in walking order.</summary>
/// <param name="Household">"Thôn Yên Ngư: hộ Nguyễn Văn Tú" on the first member of a household; null on the others.</param>
/// <param name="Birth">Already written.</param>
/// <param name="Category">In words; protected categories are not named.</param>
/// <param name="Absences">Times that nobody was met, in the round.</param>
public sealed record DayPlanRow(int Ordinal, string? Household, string FullName, string? Birth, string? CitizenId, string? Category, string? Phone, int Absences, DateOnly? ReturnOn);

/// <summary>Who goes, where and on which day.</summary>
/// <param name="Members">Names of the team, in words.</param>
public sealed record DayPlanHeading(string RoundName, string TeamName, string? Members, DateOnly Day);

/// <summary>The day plan of a team to carry along: one line per person, households together, boxes to tick and room to write.</summary>
public static class DayPlanPdf
{
    private const string Boxes = "☐\u00a0Gặp ☐\u00a0Vắng";

    private static readonly IReadOnlyList<Column<DayPlanRow>> Columns =
    [
        new("STT", row => row.Ordinal, 6, ColumnFormat.Centered),
        new("Thôn, hộ", row => row.Household, 24),
        new("Họ và tên", row => row.FullName, 22),
        new("Ngày sinh", row => row.Birth, 12, ColumnFormat.Centered),
        new("Số định danh/CCCD", row => row.CitizenId, 15, ColumnFormat.Centered),
        new("Loại đối tượng", row => row.Category, 22),
        new("Điện thoại", row => row.Phone, 13, ColumnFormat.Centered),
        new("Đã vắng, hẹn lại", row => Attempts(row), 13, ColumnFormat.Centered),
        new("Đến nhà", _ => Boxes, 12, ColumnFormat.Centered),
        new("Kết quả, ngày hẹn lại", _ => null, 30) { IsByHand = true },
    ];

    public static byte[] Render(Letterhead letterhead, DayPlanHeading heading, IReadOnlyList<DayPlanRow> rows, DateTime createdAt) => ListFormPdf.Render(
        new ListForm<DayPlanRow>
        {
            Letterhead = letterhead,
            Title = "Kế hoạch khảo sát tại nhà",
            Subject = $"Ngày {VietnameseFormat.Date(heading.Day)}",
            Notes = [$"({heading.RoundName})", heading.Members is null ? heading.TeamName : $"{heading.TeamName}: {heading.Members}"],
            Columns = Columns,
            Rows = rows,
            RowHeight = 30,
            FontSize = 9.5f,
        },
        createdAt);

    private static string? Attempts(DayPlanRow row) => row.Absences == 0 ? null
        : row.ReturnOn is { } day ? $"{row.Absences} lần, hẹn {VietnameseFormat.Date(day)}" : $"{row.Absences} lần";
}
