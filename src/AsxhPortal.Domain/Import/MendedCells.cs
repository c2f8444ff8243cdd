using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// What people wrote in the place of a row's cells, field by field: the text counts as if it stood in the cell. A category is named by its code, a
/// bank by PaymentProvider.Code; an empty text takes a value away (only ever by a person, never by a file). A text with <c>#</c> in front was a number
/// cell of a workbook, whose lost zeros must still be noticed.
/// </summary>
public static class MendedCells
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The fields that can be mended, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<ListField> Fields =
    [
        ListField.FullName, ListField.Birth, ListField.Sex, ListField.CitizenId, ListField.OldId, ListField.Hamlet, ListField.HouseholdType, ListField.Category,
        ListField.Percent, ListField.Amount, ListField.Start, ListField.DecisionNo, ListField.Account, ListField.Bank, ListField.AccountHolder, ListField.Phone,
    ];

    /// <summary>Those that a list of the group has.</summary>
    public static IEnumerable<ListField> FieldsOf(SourceGroup group) => Fields.Where(f => f switch
    {
        ListField.HouseholdType => group == SourceGroup.PoorHousehold,
        ListField.Percent => group is SourceGroup.Merit or SourceGroup.Other,
        ListField.Category or ListField.Amount or ListField.DecisionNo => group is not (SourceGroup.Registry or SourceGroup.PoorHousehold),
        ListField.Start or ListField.Account or ListField.Bank or ListField.AccountHolder => group != SourceGroup.Registry,
        _ => true,
    });

    public static IReadOnlyDictionary<ListField, string> Parse(string? json) =>
        string.IsNullOrEmpty(json) ? new Dictionary<ListField, string>() : JsonSerializer.Deserialize<Dictionary<ListField, string>>(json, Json) ?? [];

    /// <returns>Null when nothing is mended.</returns>
    public static string? ToJson(IReadOnlyDictionary<ListField, string> mended) =>
        mended.Count == 0 ? null : JsonSerializer.Serialize(mended.OrderBy(m => m.Key).ToDictionary(m => m.Key, m => m.Value), Json);

    public static string OfNumber(string text) => $"#{text}";

    /// <summary>The words that a person reads.</summary>
    public static string TextOf(string mended) => mended.TrimStart('#');

    /// <summary>The value of a field as it stands now, the way a person would type it: a category and a bank by their code.</summary>
    public static string CurrentOf(ImportRow row, ListField field) => field switch
    {
        ListField.FullName => row.NameNote is null ? row.FullName ?? "" : $"{row.FullName} ({row.NameNote})",
        ListField.Birth => row.Birth?.ToString() ?? "",
        ListField.Sex => row.Sex?.ToVietnamese() ?? "",
        ListField.CitizenId => row.CitizenId ?? "",
        ListField.OldId => row.OldId ?? "",
        ListField.Hamlet => row.HamletName ?? "",
        ListField.HouseholdType or ListField.Category => row.CategoryCode ?? "",
        ListField.Percent => row.Percent?.ToString(CultureInfo.InvariantCulture) ?? "",
        ListField.Amount => row.Amount?.ToString("#,0", CultureInfo.GetCultureInfo("vi-VN")) ?? "",
        ListField.Start => row.StartsFrom?.ToString() ?? "",
        ListField.DecisionNo => row.DecisionNumber ?? "",
        ListField.Account => row.AccountNumber ?? "",
        ListField.Bank => row.ProviderCode ?? "",
        ListField.AccountHolder => row.AccountHolder ?? "",
        ListField.Phone => row.Phone ?? "",
        _ => "",
    };

    /// <summary>What the office wrote for a field, the parts of a birth date joined; empty when the list has no such column.</summary>
    public static string RawOf(IReadOnlyList<string> cells, ColumnMap map, ListField field)
    {
        string Cell(ListField of) => map.ColumnOf(of) is { } index && index < cells.Count ? cells[index] : "";
        return field switch
        {
            ListField.FullName => First(Cell(ListField.FullName), map.Has(ListField.FullName) ? "" : First(Cell(ListField.HouseholdHead), Cell(ListField.MemberName))),
            ListField.Birth => First(First(Cell(ListField.Birth), First(Cell(ListField.BirthMale), Cell(ListField.BirthFemale))),
                string.Join('/', new[] { Cell(ListField.BirthDay), Cell(ListField.BirthMonth), Cell(ListField.BirthYear) }.Where(p => p.Length > 0))),
            ListField.Category => First(Cell(ListField.Category), Cell(ListField.CategoryCode)),
            _ => Cell(field),
        };
    }

    /// <summary>The columns that hold a field on this list (several for a birth date in parts).</summary>
    public static IEnumerable<int> ColumnsOf(ColumnMap map, ListField field)
    {
        ListField[] fields = field switch
        {
            ListField.FullName => map.Has(ListField.FullName) ? [ListField.FullName] : [ListField.HouseholdHead, ListField.MemberName],
            ListField.Birth => [ListField.Birth, ListField.BirthMale, ListField.BirthFemale, ListField.BirthDay, ListField.BirthMonth, ListField.BirthYear],
            ListField.Category => [ListField.Category, ListField.CategoryCode],
            _ => [field],
        };
        return fields.Select(map.ColumnOf).OfType<int>();
    }

    private static string First(string one, string other) => one.Length > 0 ? one : other;
}
