using System.Globalization;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Import.Intake;

/// <summary>The first rows of a list as they would be read, the file's values beside them, and some values of each column.</summary>
internal static class Previews
{
    private const int ShownRows = 20;
    private const int ShownExamples = 3;
    private const int LongestText = 60;

    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>What is shown of a row: its title (also the name that its problems go by), the columns it comes from, and the value.</summary>
    private static readonly (string Title, ListField[] From, Func<CleanedRow, ListReference, string?> Value)[] Values =
    [
        ("Họ tên", [ListField.FullName, ListField.MemberName, ListField.HouseholdHead], (r, _) => r.FullName),
        ("Ngày sinh", [ListField.Birth, ListField.BirthDay, ListField.BirthMonth, ListField.BirthYear, ListField.BirthMale, ListField.BirthFemale], (r, _) => r.Birth?.ToString()),
        ("Giới tính", [ListField.Sex], (r, _) => r.Sex?.ToVietnamese()),
        ("Số định danh", [ListField.CitizenId], (r, _) => r.CitizenId),
        ("Số CMND", [ListField.OldId], (r, _) => r.OldId),
        ("Thôn", [ListField.Hamlet], (r, _) => r.Hamlet),
        ("Loại đối tượng", [ListField.Category, ListField.CategoryCode], CategoryOf),
        ("Phân loại hộ", [ListField.HouseholdType], CategoryOf),
        ("Hệ số", [ListField.Coefficient], (r, _) => r.Coefficient?.ToString("0.##", Vietnamese)),
        ("Tỷ lệ", [ListField.Percent], (r, _) => r.Percent is { } percent ? $"{percent} %" : null),
        ("Mức trợ cấp", [ListField.Amount], (r, _) => r.Amount?.ToString("#,0", Vietnamese)),
        ("Ngày hưởng", [ListField.Start], (r, _) => r.Start?.ToString()),
        ("Số quyết định", [ListField.DecisionNo], (r, _) => r.DecisionNo),
        ("Người nhận thay", [ListField.Payee], (r, _) => r.Payee),
        ("Số tài khoản", [ListField.Account], (r, _) => r.Account),
        ("Ngân hàng", [ListField.Bank], (r, known) => known.Providers.FirstOrDefault(p => p.Code == r.ProviderCode)?.ShortName ?? r.ProviderCode ?? r.BankText),
        ("Chủ tài khoản", [ListField.AccountHolder], (r, _) => r.AccountHolder),
        ("Điện thoại", [ListField.Phone], (r, _) => r.Phone),
        ("Mã hộ", [ListField.HouseholdCode], (r, _) => r.HouseholdCode),
        ("Quan hệ với chủ hộ", [ListField.Relation], (r, _) => r.Relation),
        ("Tình trạng cư trú", [ListField.ResidenceStatus], (r, _) => r.ResidenceStatus),
        ("Ngày chết", [ListField.DiedOn], (r, _) => r.DiedOn?.ToString()),
        ("Ghi chú", [ListField.Note], (r, _) => r.Note),
    ];

    public static Preview Of(SourceSheet sheet, SourceList list, ListReference reference)
    {
        var map = list.Columns;
        var shown = Values.Where(v => v.From.Any(map.Has) || IsDerived(v.Title, map) && list.Rows.Any(r => v.Value(r, reference) is { Length: > 0 })).ToList();
        var data = list.Rows.ToDictionary(r => r.Number);
        var skipped = list.Skipped.ToDictionary(s => s.Raw.Number);
        var rows = sheet.Rows.Where(r => r.Number > map.LastHeaderRow && (data.ContainsKey(r.Number) || skipped.ContainsKey(r.Number))).Take(ShownRows)
            .Select(r => data.TryGetValue(r.Number, out var read)
                ? new PreviewRow(r.Number, null, "", read.Status, [.. shown.Select(v => CellOf(v, read, map, reference))], [.. read.Problems.OrderByDescending(p => p.Severity)])
                : new PreviewRow(r.Number, RowKindCodes.ToVietnamese(skipped[r.Number].Kind.ToCode()), Line(r), ImportRowStatus.Skipped, [], []));
        return new Preview([.. shown.Select(v => v.Title)], [.. rows]);
    }

    /// <summary>Some different values of a column. Ethnicity is shown nowhere.</summary>
    public static IReadOnlyList<string> Examples(IEnumerable<SheetRow> rows, ListColumn column) => column.Field == ListField.Ethnicity ? []
        : [.. rows.Select(r => r[column.Index]).Where(c => !c.IsBlank).Select(c => Short(c.Text)).Distinct().Take(ShownExamples)];

    /// <summary>A row of the file as one line.</summary>
    public static string Line(SheetRow row) => string.Join(" | ", row.Cells.Where(c => !c.IsBlank).Select(c => Short(c.Text)));

    private static PreviewCell CellOf((string Title, ListField[] From, Func<CleanedRow, ListReference, string?> Value) value, CleanedRow row, ColumnMap map, ListReference reference)
    {
        var read = value.Value(row, reference) ?? "";
        var raw = string.Join(" ", value.From.Select(f => Short(map.RawText(row.Raw, f))).Where(t => t.Length > 0).Distinct());
        var problems = row.Problems.Where(p => p.Field == value.Title).ToList();
        return new PreviewCell(read, raw == read || raw == read.Replace(".", "", StringComparison.Ordinal) ? null : raw, problems.Count == 0 ? null : problems.Max(p => p.Severity));
    }

    /// <summary>What a list may say without a column of its own: the sex by the column of the birth, the thôn by a section row, the old number in the place of the new one.</summary>
    private static bool IsDerived(string title, ColumnMap map) => title is "Giới tính" or "Thôn" or "Số CMND" || title == "Loại đối tượng" && !map.Has(ListField.HouseholdType);

    private static string? CategoryOf(CleanedRow row, ListReference known) => known.Rates.Find(row.CategoryCode)?.ShortName is { Length: > 0 } name ? name : row.CategoryCode;

    private static string Short(string text)
    {
        var line = VietnameseText.Nfc(text);
        return line.Length <= LongestText ? line : line[..(LongestText - 1)] + "…";
    }
}
