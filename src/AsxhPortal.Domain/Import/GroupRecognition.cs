using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>Which of the five kinds of list a sheet is, by its title and columns; so that a wrong upload is refused with a sentence.</summary>
public static class GroupRecognition
{
    /// <summary>Nothing when it cannot be told with confidence.</summary>
    public static SourceGroup? Find(SourceSheet sheet, ColumnMap map)
    {
        var title = string.Join(' ', sheet.Rows.TakeWhile(r => r.Number < map.FirstHeaderRow).SelectMany(r => r.Cells).Where(c => !c.IsBlank).Select(c => VietnameseText.Fold(c.Text)));
        return ByTitle(title) ?? ByColumns(map) ?? ByCategories(sheet, map);
    }

    /// <exception cref="RuleException">The sheet is another kind of list than the one chosen.</exception>
    public static void RefuseOther(SourceGroup chosen, SourceSheet sheet, ColumnMap map)
    {
        if (Find(sheet, map) is { } found && found != chosen)
            throw new RuleException($"Tệp này là danh sách {Quoted(found)}, không phải {Quoted(chosen)}; hãy chọn đúng nhóm nguồn rồi tải lên lại.", "Group");
    }

    private static string Quoted(SourceGroup group) => $"“{group.ToVietnamese()}”";

    private static SourceGroup? ByTitle(string title)
    {
        var found = new List<SourceGroup>();
        if (title.Contains("bao tro xa hoi") || title.Contains("btxh") || title.Contains("tro giup xa hoi")) found.Add(SourceGroup.SocialAssistance);
        if (title.Contains("nguoi co cong") || title.Contains("ncc")) found.Add(SourceGroup.Merit);
        if (title.Contains("ho ngheo") || title.Contains("can ngheo")) found.Add(SourceGroup.PoorHousehold);
        if (title.Contains("doi tuong khac")) found.Add(SourceGroup.Other);
        if (title.Contains("du lieu dan cu") || title.Contains("trich xuat dan cu") || title.Contains("danh sach dan cu")) found.Add(SourceGroup.Registry);
        return found.Count == 1 ? found[0] : null;
    }

    private static SourceGroup? ByColumns(ColumnMap map)
    {
        var paysMoney = map.Has(ListField.Amount) || map.Has(ListField.Category);
        if (map.Has(ListField.HouseholdType) && !paysMoney) return SourceGroup.PoorHousehold;
        var isExtract = map.Has(ListField.ResidenceStatus) || map.Has(ListField.HouseholdHead) && map.Has(ListField.Commune)
            || map.Has(ListField.OldId) && map.Has(ListField.Commune);
        if (isExtract && !paysMoney) return SourceGroup.Registry;
        if (map.Has(ListField.Percent) && !map.Has(ListField.Coefficient)) return SourceGroup.Merit;
        return map.Has(ListField.Coefficient) && !map.Has(ListField.Percent) ? SourceGroup.SocialAssistance : null;
    }

    /// <summary>What most of the first hundred category cells speak of.</summary>
    private static SourceGroup? ByCategories(SourceSheet sheet, ColumnMap map)
    {
        if (!map.Has(ListField.Category)) return null;
        var groups = sheet.Rows.Where(r => r.Number > map.LastHeaderRow).Take(100)
            .Select(r => CategoryWords.Expand(map.Cell(r, ListField.Category).Text ?? ""))
            .Where(w => w.Length > 0)
            .Select(OfWords).Where(g => g is not null).GroupBy(g => g!.Value).OrderByDescending(g => g.Count()).ToList();
        return groups.Count > 0 && groups[0].Count() >= 3 && groups[0].Count() * 10 >= groups.Sum(g => g.Count()) * 7 ? groups[0].Key : null;
    }

    private static SourceGroup? OfWords(string words)
    {
        if (words.Contains("khuyet tat") || words.Contains("cao tuoi") || words.Contains("mo coi") || words.Contains("don than")) return SourceGroup.SocialAssistance;
        if (words.Contains("thuong binh") || words.Contains("liet si") || words.Contains("benh binh") || words.Contains("chat doc")) return SourceGroup.Merit;
        return words.Contains("hdnd") || words.Contains("thanh nien xung phong") || words.Contains("quyet dinh") ? SourceGroup.Other : null;
    }
}
