using AsxhPortal.Domain.Import;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.AspNetCore.Mvc;

namespace AsxhPortal.Web.Features.Import.Editions;

public sealed class EditionListQuery : ListQuery
{
    [FromQuery(Name = "loai")]
    public EditionKind? Kind { get; set; }

    /// <summary>Only rows that differ in this field.</summary>
    [FromQuery(Name = "truong")]
    public ListField? Field { get; set; }
}

/// <summary>What shall happen to each field, and who the unclear rows are.</summary>
public sealed class EditionForm
{
    public Dictionary<ListField, EditionPolicy> Policies { get; set; } = [];

    /// <summary>"Sheet|row" of the newer edition → id of the earlier row, or "new".</summary>
    public Dictionary<string, string?> Answers { get; set; } = [];

    /// <summary>The earlier edition as the page showed it.</summary>
    public Guid EarlierId { get; set; }

    public IReadOnlyDictionary<(string Sheet, int Row), Guid?> ToAnswers()
    {
        var answers = new Dictionary<(string, int), Guid?>();
        foreach (var (key, value) in Answers)
        {
            var cut = key.LastIndexOf('|');
            if (cut < 0 || string.IsNullOrEmpty(value) || !int.TryParse(key[(cut + 1)..], out var row)) continue;
            if (value == "new") answers[(key[..cut], row)] = null;
            else if (Guid.TryParse(value, out var id)) answers[(key[..cut], row)] = id;
        }
        return answers;
    }
}

/// <summary>A field in which the editions differ.</summary>
/// <param name="Rows">Rows with another value.</param>
/// <param name="Blanks">Of these, rows where nothing stood before.</param>
public sealed record FieldChoice(ListField Field, int Rows, int Blanks)
{
    public string Words => ValueChanges.WordsOf(Field);
}

public sealed record EditionPage(
    ReceivedFile File, ImportBatch Earlier, string UnitName, double Share, IReadOnlyDictionary<EditionKind, int> Counts, IReadOnlyList<FieldChoice> Fields,
    IReadOnlyList<EditionPair> Unclear, EditionListQuery Query, PageOf<EditionPair> Rows,
    IReadOnlyDictionary<string, string> CategoryNames, IReadOnlyDictionary<string, string> ProviderNames)
{
    public int Count(EditionKind kind) => Counts.GetValueOrDefault(kind);

    /// <summary>Codes as people read them.</summary>
    public string Shown(ListField field, string value) => field switch
    {
        ListField.Category or ListField.HouseholdType => CategoryNames.GetValueOrDefault(value, value),
        ListField.Bank => ProviderNames.GetValueOrDefault(value, value),
        _ => value,
    };
}

/// <param name="Entitlements">Entitlements of the register that took the office's newer amounts or months.</param>
public sealed record EditionOutcome(Guid BatchId, int New, int Changed, int Unchanged, int Gone, int Unclear, int Entitlements)
{
    public string ToVietnamese()
    {
        var text = $"Đã nhận bản mới: {New} dòng mới, {Changed} dòng thay đổi, {Unchanged} dòng không đổi, {Gone} dòng không còn (được đánh dấu, không xóa).";
        if (Unclear > 0) text += $" {Unclear} dòng chưa rõ là ai được nhận như người mới; dòng cũ giữ nguyên.";
        return Entitlements > 0 ? $"{text} Cập nhật {Entitlements} chế độ trong danh sách đối tượng." : text;
    }
}
