using System.Text.RegularExpressions;

namespace AsxhPortal.Domain.Import;

/// <summary>Tells data rows from everything else in a sheet whose header is known; keeps track of where in the sheet it is.</summary>
public sealed partial class RowClassification(ColumnMap map)
{
    private readonly HashSet<string> _titles = map.Columns
        .SelectMany(c => c.Header.Split(" – "))
        .Select(HeaderWords.Words)
        .Where(w => w.Length > 0)
        .ToHashSet();

    private bool _atFoot;
    private bool _atSignatures;

    public RowKind KindOf(SheetRow row)
    {
        if (row.Number < map.FirstHeaderRow) return RowKind.Title;
        if (row.Number <= map.LastHeaderRow) return RowKind.Header;

        var filled = row.Filled.ToList();
        var texts = filled.Select(i => HeaderWords.Words(row[i].Text)).ToList();
        if (IsColumnNumbers(row, filled)) return RowKind.ColumnNumbers;
        if (IsHeaderRepeat(row, texts)) return RowKind.HeaderRepeat;

        var first = texts[0];
        var looksLikeData = LooksLikeData(row);
        if (!looksLikeData)
        {
            if (Total().IsMatch(first)) return Closing(RowKind.Total);
            if (Subtotal().IsMatch(first)) return RowKind.Subtotal;
            if (InWords().IsMatch(first)) return Closing(RowKind.Words);
            if (texts.Any(t => Signature().IsMatch(t))) return Signing();
            if (Foot().IsMatch(first)) return Closing(RowKind.Foot);
            if (!_atSignatures && IsSection(row, filled)) return RowKind.Section;
            if (_atSignatures) return RowKind.Signature;
            if (_atFoot) return RowKind.Foot;
            if (filled.Count == 1 && first.StartsWith("danh sach", StringComparison.Ordinal)) return RowKind.HeaderRepeat;
            if (filled.Count == 1 && NameText(row).Length == 0) return RowKind.Foot;
        }
        else if (_atSignatures && !HasOrdinal(row))
        {
            return RowKind.Signature;
        }
        (_atFoot, _atSignatures) = (false, false);
        return RowKind.Data;
    }

    /// <summary>The words of a section row without their number: "I. Thôn Yên Ngư" and "I | THÔN KỲ ĐÔNG" give the thôn.</summary>
    public static string SectionTitle(SheetRow row)
    {
        var texts = row.Filled.Select(i => Shared.VietnameseText.Nfc(row[i].Text)).Where(t => !Roman().IsMatch(t)).ToList();
        return texts.Count == 0 ? "" : SectionNumber().Replace(texts[0], "").Trim();
    }

    private RowKind Closing(RowKind kind)
    {
        _atFoot = true;
        return kind;
    }

    private RowKind Signing()
    {
        (_atFoot, _atSignatures) = (true, true);
        return RowKind.Signature;
    }

    /// <summary>A name, and at least one more thing that only a person's row has.</summary>
    private bool LooksLikeData(SheetRow row)
    {
        if (NameText(row).Length == 0)
            return HasOrdinal(row) && Count(row, ListField.Birth, ListField.BirthMale, ListField.BirthFemale, ListField.CitizenId, ListField.Amount, ListField.Account) > 0;
        return Count(row, ListField.Birth, ListField.BirthMale, ListField.BirthFemale, ListField.BirthYear, ListField.CitizenId, ListField.Sex,
            ListField.Category, ListField.Relation, ListField.HouseholdType, ListField.Hamlet) > 0;
    }

    private int Count(SheetRow row, params ReadOnlySpan<ListField> fields)
    {
        var count = 0;
        foreach (var field in fields)
        {
            if (!map.Cell(row, field).IsBlank) count++;
        }
        return count;
    }

    private string NameText(SheetRow row)
    {
        foreach (var field in (ReadOnlySpan<ListField>)[ListField.FullName, ListField.HouseholdHead, ListField.MemberName])
        {
            var cell = map.Cell(row, field);
            if (!cell.IsBlank && cell.Kind == CellKind.Text) return cell.Text.Trim();
        }
        return "";
    }

    private bool HasOrdinal(SheetRow row)
    {
        var cell = map.Cell(row, ListField.Ordinal);
        return cell.Kind == CellKind.Number || Digits().IsMatch(cell.Text ?? "");
    }

    private bool IsSection(SheetRow row, List<int> filled)
    {
        if (filled.Count > 3) return false;
        var texts = filled.Select(i => Shared.VietnameseText.Nfc(row[i].Text)).ToList();
        // The roman number may stand alone in its own column, the count or sum of the section in another.
        var title = SectionTitle(row);
        if (title.Length == 0) return false;
        var words = HeaderWords.Words(title);
        var numbered = Roman().IsMatch(texts[0]) || SectionNumber().IsMatch(texts[0]);
        return numbered || HamletWord().IsMatch(words);
    }

    private static bool IsColumnNumbers(SheetRow row, List<int> filled)
    {
        if (filled.Count < 3) return false;
        var previous = 0;
        foreach (var (column, position) in filled.Select((c, p) => (c, p)))
        {
            var text = row[column].Text.Trim().Trim('(', ')', '[', ']');
            if (position == 0 && text is "A" or "a" or "B" or "b") continue;
            if (!int.TryParse(text.Split('=')[0], out var number))
            {
                if (text.Length == 1 && char.IsAsciiLetter(text[0]) && previous == 0) continue;
                return false;
            }
            if (number <= previous || number > 99) return false;
            previous = number;
        }
        return previous > 0;
    }

    private bool IsHeaderRepeat(SheetRow row, List<string> texts)
    {
        var known = texts.Count(_titles.Contains);
        if (known >= 2 && known * 2 >= texts.Count) return true;
        var name = HeaderWords.Words(NameText(row));
        return name.Length > 0 && HeaderWords.FieldOf(name) is ListField.FullName or ListField.HouseholdHead && _titles.Contains(name);
    }

    [GeneratedRegex(@"^(tong cong|tong so|tong$|tong tien|cong tong|tong \()", RegexOptions.CultureInvariant)]
    private static partial Regex Total();

    [GeneratedRegex(@"^cong( (thon|xom|ban|ap|to|khoi|muc|nhom|phan|trang|don)\b.*| [ivxlc]+( [ivxlc]+)*| \d.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Subtotal();

    [GeneratedRegex(@"^\(?((so tien |tong so tien )?(viet )?bang chu)", RegexOptions.CultureInvariant)]
    private static partial Regex InWords();

    [GeneratedRegex(@"^(danh sach (nay )?(co|gom)|an dinh danh sach|ghi chu\b|luu y|tong so nguoi|tren day la)", RegexOptions.CultureInvariant)]
    private static partial Regex Foot();

    [GeneratedRegex(@"nguoi lap|lap bieu|^(tm|kt|q|tl) |thu truong|chu tich|cong chuc|ke toan|truong thon|ky (ghi ro|va ghi|dong dau|ten)|^ky$|xac nhan cua|, ngay|ngay \d* ?thang \d* ?nam|can bo (vh|van hoa|chinh sach)", RegexOptions.CultureInvariant)]
    private static partial Regex Signature();

    [GeneratedRegex(@"^(thon|xom|ban|ap|khoi|to dan pho|tdp|khu)\b", RegexOptions.CultureInvariant)]
    private static partial Regex HamletWord();

    [GeneratedRegex(@"^\s*[IVXLC]+\s*[.)]?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Roman();

    [GeneratedRegex(@"^\s*([IVXLC]+|[A-H]|\d{1,2})\s*[.)\-:]\s*(?=\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex SectionNumber();

    [GeneratedRegex(@"^\s*\d{1,5}\s*\.?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
