using System.Globalization;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>A value that cleaning changed: the field in words, what stood in the cell, what it was read as (null = left empty).</summary>
public sealed record ValueChange(string Field, string? Before, string? After, string? Code);

/// <summary>
/// What cleaning changed in a row, value by value: one entry for each field whose value reads differently from its cell. A number or date
/// cell that merely gets another format is no change, and neither is a text that is kept beside its code (category, bank).
/// </summary>
public static class ValueChanges
{
    /// <summary>The field as people read it; the same words as <see cref="ProblemCode.Field"/>.</summary>
    public static string WordsOf(ListField field) => field switch
    {
        ListField.FullName or ListField.MemberName => "Họ tên",
        ListField.Birth or ListField.BirthMale or ListField.BirthFemale or ListField.BirthDay or ListField.BirthMonth or ListField.BirthYear => "Ngày sinh",
        ListField.Sex => "Giới tính",
        ListField.CitizenId => "Số định danh",
        ListField.OldId => "Số CMND cũ",
        ListField.Hamlet => "Thôn",
        ListField.Category or ListField.CategoryCode => "Loại đối tượng",
        ListField.Coefficient => "Hệ số",
        ListField.Percent => "Tỷ lệ",
        ListField.Amount => "Mức trợ cấp",
        ListField.Start => "Ngày hưởng",
        ListField.DecisionNo => "Số quyết định",
        ListField.Payee => "Người nhận thay",
        ListField.Account => "Số tài khoản",
        ListField.Bank => "Ngân hàng",
        ListField.AccountHolder => "Chủ tài khoản",
        ListField.Phone => "Điện thoại",
        ListField.HouseholdHead => "Chủ hộ",
        ListField.HouseholdCode => "Mã hộ",
        ListField.HouseholdType => "Phân loại hộ",
        ListField.Relation => "Quan hệ với chủ hộ",
        ListField.Note => "Ghi chú",
        _ => field.ToString(),
    };

    public static IEnumerable<ValueChange> Of(CleanedRow row, ColumnMap map, SourceGroup group)
    {
        var changes = new List<ValueChange>();
        Compare(changes, row, ListField.FullName, NameCell(row, map), row.FullName);
        Compare(changes, row, ListField.Birth, BirthCell(row, map), row.Birth?.ToString());
        Compare(changes, row, ListField.Sex, map.Cell(row.Raw, ListField.Sex), row.Sex?.ToVietnamese());
        Compare(changes, row, ListField.CitizenId, map.Cell(row.Raw, ListField.CitizenId), row.CitizenId);
        Compare(changes, row, ListField.OldId, map.Cell(row.Raw, ListField.OldId), row.OldId);
        if (map.Has(ListField.Hamlet)) Compare(changes, row, ListField.Hamlet, map.Cell(row.Raw, ListField.Hamlet), row.Hamlet);
        Compare(changes, row, ListField.Phone, map.Cell(row.Raw, ListField.Phone), row.Phone);
        if (group == SourceGroup.Registry) return changes;

        Compare(changes, row, ListField.Coefficient, map.Cell(row.Raw, ListField.Coefficient), row.Coefficient?.ToString("0.####", CultureInfo.InvariantCulture));
        Compare(changes, row, ListField.Amount, map.Cell(row.Raw, ListField.Amount), row.Amount?.ToString(CultureInfo.InvariantCulture));
        if (map.Has(ListField.Start)) Compare(changes, row, ListField.Start, map.Cell(row.Raw, ListField.Start), row.Start?.ToString());
        Compare(changes, row, ListField.Account, map.Cell(row.Raw, ListField.Account), row.Account);
        return changes;
    }

    private static void Compare(List<ValueChange> changes, CleanedRow row, ListField field, SheetCell cell, string? after)
    {
        if (after is { Length: 0 }) after = null;
        var before = cell.IsBlank ? null : cell.Text;
        if (before == after || before is null && after is null) return;
        // What the cell did not say came from elsewhere (a section, the column of the birth date, the identity number).
        if (before is null && field is not (ListField.Hamlet or ListField.OldId)) return;
        if (before is not null && after is not null && IsOnlyFormat(field, cell, after)) return;
        var words = WordsOf(field);
        changes.Add(new ValueChange(words, before, after, CodeFor(row, field, words, after)));
    }

    private static bool IsOnlyFormat(ListField field, SheetCell cell, string after) => field switch
    {
        ListField.Sex => string.Equals(cell.Text.Trim(), after, StringComparison.OrdinalIgnoreCase) && cell.Text.Trim() == cell.Text,
        ListField.Start => cell.Kind is CellKind.Date or CellKind.Number,
        ListField.Coefficient or ListField.Amount => cell.Kind == CellKind.Number,
        ListField.Birth => cell.Kind == CellKind.Date && cell.Text == after,
        _ => false,
    };

    /// <summary>The gravest problem of the field; for a value that went to another column, the one that sent it there.</summary>
    private static string? CodeFor(CleanedRow row, ListField field, string words, string? after)
    {
        if (field == ListField.OldId) return row.Has("ID-09-CMND") ? "ID-09-CMND" : null;
        var ofField = row.Problems.Where(p => p.Field == words).ToList();
        return (ofField.Find(p => after is not null && p.Proposed == after) ?? ofField.MaxBy(p => p.Severity))?.Code;
    }

    private static SheetCell NameCell(CleanedRow row, ColumnMap map) => map.NameCell(row.Raw);

    private static SheetCell BirthCell(CleanedRow row, ColumnMap map)
    {
        if (map.Has(ListField.BirthMale) || map.Has(ListField.BirthFemale))
        {
            var male = map.Cell(row.Raw, ListField.BirthMale);
            return male.IsBlank ? map.Cell(row.Raw, ListField.BirthFemale) : male;
        }
        var birth = map.Cell(row.Raw, ListField.Birth);
        if (!birth.IsBlank || !map.Has(ListField.BirthYear)) return birth;
        // Day, month and year in three columns: joined, and a change only where a part was lost.
        return row.Birth is null ? SheetCell.OfText(string.Join('/', Parts(row, map))) : SheetCell.Empty;
    }

    private static IEnumerable<string> Parts(CleanedRow row, ColumnMap map) =>
        new[] { ListField.BirthDay, ListField.BirthMonth, ListField.BirthYear }.Select(f => map.Cell(row.Raw, f)).Where(c => !c.IsBlank).Select(c => c.Text.Trim());
}
