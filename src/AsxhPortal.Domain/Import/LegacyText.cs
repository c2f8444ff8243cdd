using System.Text.RegularExpressions;

namespace AsxhPortal.Domain.Import;

/// <summary>
/// Changes a sheet written in TCVN3 or VNI into Unicode, cell by cell: by the font of the cell where the file tells it, else by its
/// words (read as they stand, as TCVN3 and as VNI, only one of which gives Vietnamese syllables), else by the other cells of its row
/// and column. Text that reads well as it stands is left alone unless its neighbours are old text throughout. The raw cells stay
/// beside the changed ones (<see cref="SheetRow.RawCells"/>).
/// </summary>
public static partial class LegacyText
{
    private const int ExampleCount = 6;

    /// <summary>The encoding that a font of this name shows; nothing for a Unicode font.</summary>
    public static CellFont FontOf(string? fontName)
    {
        if (fontName is null) return CellFont.Unknown;
        if (fontName.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase))
            return fontName.EndsWith('H') ? CellFont.Tcvn3Capitals : CellFont.Tcvn3;
        return fontName.StartsWith("VNI", StringComparison.OrdinalIgnoreCase) ? CellFont.Vni : CellFont.Unknown;
    }

    /// <summary>The sheet in Unicode, with what was found in <see cref="SourceSheet.Text"/>; done once, a second call gives the same sheet.</summary>
    /// <param name="sheet">The sheet as read.</param>
    /// <param name="said">The encoding that a person confirmed: <see cref="ListEncoding.Unicode"/> leaves everything as it stands. Nothing = find out.</param>
    public static SourceSheet InUnicode(SourceSheet sheet, ListEncoding? said = null)
    {
        if (sheet.Text is not null) return sheet;
        if (said == ListEncoding.Unicode) return sheet with { Text = TextFinding.Plain with { Evidence = EncodingEvidence.Person } };

        var readings = new Dictionary<string, Reading>();
        var columns = Survey(sheet, readings);
        if (columns.Count == 0) return sheet with { Text = TextFinding.Plain };

        var counted = new Dictionary<(int Column, ListEncoding Encoding, EncodingEvidence Evidence), int>();
        var undecided = new Dictionary<int, int>();
        var examples = new List<TextExample>();
        var rows = new List<SheetRow>(sheet.Rows.Count);
        foreach (var row in sheet.Rows)
        {
            rows.Add(Changed(row));
        }
        var total = counted.Values.Sum();
        var notRead = undecided.Values.Sum();
        if (total == 0 && notRead == 0) return sheet with { Text = TextFinding.Plain };

        var main = counted.GroupBy(c => c.Key.Encoding).OrderByDescending(g => g.Sum(c => c.Value)).ThenBy(g => g.Key).FirstOrDefault();
        var evidence = said is not null ? EncodingEvidence.Person : main?.OrderByDescending(c => c.Value).ThenBy(c => c.Key.Evidence).First().Key.Evidence ?? EncodingEvidence.None;
        var finding = new TextFinding(
            main?.Key ?? ListEncoding.Unicode, evidence, evidence is EncodingEvidence.Font or EncodingEvidence.Person ? 100 : total * 100 / Math.Max(1, total + notRead), total, notRead,
            [.. counted.Keys.Select(k => k.Column).Union(undecided.Keys).Order().Select(ColumnFinding)], examples);
        return sheet with { Rows = rows, Text = finding, Notes = [.. sheet.Notes, finding.Sentence!] };

        SheetRow Changed(SheetRow row)
        {
            SheetCell[]? changed = null;
            for (var i = 0; i < row.Cells.Length; i++)
            {
                if (ReadingOf(row.Cells[i], readings) is not { IsPlain: false } reading) continue;
                var decision = said is { } encoding ? Said(reading, row.Cells[i].Font, encoding) : Decide(reading, row.Cells[i].Font, row, columns[i], readings);
                if (decision.Text is null)
                {
                    if (decision.Evidence == EncodingEvidence.Content) undecided[i] = undecided.GetValueOrDefault(i) + 1;
                    continue;
                }
                changed ??= [.. row.Cells];
                changed[i] = row.Cells[i].WithText(decision.Text);
                var key = (i, decision.Encoding, decision.Evidence);
                counted[key] = counted.GetValueOrDefault(key) + 1;
                if (examples.Count < ExampleCount && decision.Text.Length <= 60 && examples.TrueForAll(e => e.Before != row.Cells[i].Text))
                    examples.Add(new TextExample(row.Number, i, row.Cells[i].Text, decision.Text));
            }
            return changed is null ? row : row with { Cells = changed, LegacyCells = row.Cells };
        }

        ColumnText ColumnFinding(int column)
        {
            var of = counted.Where(c => c.Key.Column == column).OrderByDescending(c => c.Value).ThenBy(c => c.Key.Encoding).ToList();
            return new ColumnText(column, of.Count == 0 ? ListEncoding.Unicode : of[0].Key.Encoding, of.Count == 0 ? EncodingEvidence.None : of[0].Key.Evidence,
                of.Sum(c => c.Value), undecided.GetValueOrDefault(column));
        }
    }

    /// <summary>One text by itself, as far as its own words tell; nothing when it is not old text or cannot be decided.</summary>
    public static string? OfWords(string text)
    {
        var reading = Read(text);
        return reading.Sure switch
        {
            ListEncoding.Tcvn3 => reading.Tcvn3,
            ListEncoding.Vni => reading.Vni,
            _ => null,
        };
    }

    private static Decision Said(Reading reading, CellFont font, ListEncoding encoding)
    {
        if (reading.Sure == ListEncoding.Unicode) return Decision.Leave;
        if (reading.Sure is { } other && other != encoding) encoding = other;
        var text = encoding == ListEncoding.Vni ? reading.Vni : InCase(reading, font);
        return text is null ? Decision.NotReadable : new Decision(text, encoding, EncodingEvidence.Person);
    }

    private static Decision Decide(Reading reading, CellFont font, SheetRow row, ColumnCount column, Dictionary<string, Reading> readings)
    {
        if (reading.Sure == ListEncoding.Unicode) return Decision.Leave;
        if (font != CellFont.Unknown)
        {
            // Unicode words under an old font: nobody could read them on the screen, so only words that the font's table cannot have are left.
            var text = font == CellFont.Vni ? reading.Vni : InCase(reading, font);
            if (text is not null) return new Decision(text, font == CellFont.Vni ? ListEncoding.Vni : ListEncoding.Tcvn3, EncodingEvidence.Font);
        }
        var encoding = reading.Sure ?? ByNeighbours(reading, row, column, readings);
        return encoding switch
        {
            ListEncoding.Tcvn3 => new Decision(reading.Tcvn3, ListEncoding.Tcvn3, EncodingEvidence.Content),
            ListEncoding.Vni => new Decision(reading.Vni, ListEncoding.Vni, EncodingEvidence.Content),
            ListEncoding.Unicode => Decision.Leave,
            _ => Decision.NotReadable,
        };
    }

    /// <summary>For a cell whose own words allow more than one reading.</summary>
    private static ListEncoding? ByNeighbours(Reading reading, SheetRow row, ColumnCount column, Dictionary<string, Reading> readings)
    {
        var (unicode, tcvn3, vni) = (0, 0, 0);
        foreach (var cell in row.Cells)
        {
            switch (ReadingOf(cell, readings)?.Sure)
            {
                case ListEncoding.Unicode: unicode++; break;
                case ListEncoding.Tcvn3: tcvn3++; break;
                case ListEncoding.Vni: vni++; break;
            }
        }
        var old = tcvn3 + column.Tcvn3 >= vni + column.Vni ? ListEncoding.Tcvn3 : ListEncoding.Vni;
        if (old == ListEncoding.Tcvn3 && !reading.IsTcvn3 && reading.IsVni) old = ListEncoding.Vni;
        else if (old == ListEncoding.Vni && !reading.IsVni && reading.IsTcvn3) old = ListEncoding.Tcvn3;
        var (inRow, inColumn) = old == ListEncoding.Tcvn3 ? (tcvn3, column.Tcvn3) : (vni, column.Vni);

        if (reading.IsUnicode)
        {
            // Good words as they stand: changed only where everything around is old text.
            if (inRow > 0 && unicode == 0) return old;
            if (inColumn >= 3 && column.Unicode == 0 && unicode == 0) return old;
            var other = old == ListEncoding.Tcvn3 ? ListEncoding.Vni : ListEncoding.Tcvn3;
            if (inColumn > 0 && reading.IsBetterName(old, words: inRow > 0 ? 2 : 3)) return old;
            return column.Of(other) > 0 && reading.IsBetterName(other, words: 3) ? other : ListEncoding.Unicode;
        }
        if (reading.IsTcvn3 || reading.IsVni)
        {
            if (inRow + inColumn > 0 || reading.IsBetterName(old, words: 2)) return old;
            return null;
        }
        // No reading is wholly Vietnamese (a foreign name, a slip of the pen): the better one, where the column is old text anyway.
        var share = old == ListEncoding.Tcvn3 ? reading.Tcvn3Share : reading.VniShare;
        return inColumn >= 3 && share >= 0.5 ? old : reading.HasOldSigns ? null : ListEncoding.Unicode;
    }

    private static string? InCase(Reading reading, CellFont font) =>
        font == CellFont.Tcvn3Capitals ? reading.Tcvn3?.ToUpperInvariant() : reading.Tcvn3;

    /// <summary>What is certain in each column that holds a Western letter at all; empty when no cell does.</summary>
    private static Dictionary<int, ColumnCount> Survey(SourceSheet sheet, Dictionary<string, Reading> readings)
    {
        var columns = new Dictionary<int, ColumnCount>();
        var hasOld = false;
        foreach (var row in sheet.Rows)
        {
            for (var i = 0; i < row.Cells.Length; i++)
            {
                if (ReadingOf(row.Cells[i], readings) is not { } reading) continue;
                if (!columns.TryGetValue(i, out var count)) columns.Add(i, count = new ColumnCount());
                count.Add(reading.Sure, row.Cells[i].Font);
                hasOld |= !reading.IsPlain;
            }
        }
        return hasOld ? columns : [];
    }

    private static Reading? ReadingOf(SheetCell cell, Dictionary<string, Reading> readings)
    {
        if (cell.Kind != CellKind.Text) return null;
        var text = cell.Text;
        var firstHigh = text.AsSpan().IndexOfAnyExceptInRange('\0', '\u00A0');
        if (firstHigh < 0) return null;
        foreach (var character in text.AsSpan(firstHigh))
        {
            if (character > '\u00FF' && IsVietnameseOnly(character)) return Reading.PlainUnicode;
        }
        if (!readings.TryGetValue(text, out var reading)) readings.Add(text, reading = Read(text));
        return reading;
    }

    /// <summary>Letters with a mark and marks of their own: no old encoding shows them.</summary>
    private static bool IsVietnameseOnly(char character) => char.IsLetter(character) || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static Reading Read(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\u00A1', '\u00FF') < 0 || text.Any(c => c > '\u00FF' && IsVietnameseOnly(c))) return Reading.PlainUnicode;
        var words = Words().Matches(text).Select(m => m.Value).Where(w => w.Any(c => c is > '\u00A0' and <= '\u00FF')).ToList();
        if (words.Count == 0) return Reading.PlainUnicode;
        return new Reading(text, words);
    }

    private sealed record Decision(string? Text, ListEncoding Encoding, EncodingEvidence Evidence)
    {
        public static readonly Decision Leave = new(null, ListEncoding.Unicode, EncodingEvidence.None);
        public static readonly Decision NotReadable = new(null, ListEncoding.Unicode, EncodingEvidence.Content);
    }

    private sealed class ColumnCount
    {
        public int Unicode { get; private set; }
        public int Tcvn3 { get; private set; }
        public int Vni { get; private set; }

        public int Of(ListEncoding encoding) => encoding == ListEncoding.Tcvn3 ? Tcvn3 : Vni;

        public void Add(ListEncoding? sure, CellFont font)
        {
            if (sure == ListEncoding.Unicode) Unicode++;
            else if (sure == ListEncoding.Tcvn3 || sure is null && font is CellFont.Tcvn3 or CellFont.Tcvn3Capitals) Tcvn3++;
            else if (sure == ListEncoding.Vni || sure is null && font == CellFont.Vni) Vni++;
        }
    }

    /// <summary>A text with Western letters in its three readings.</summary>
    private sealed class Reading
    {
        public static readonly Reading PlainUnicode = new();

        private readonly string _text = "";

        private Reading() => (IsPlain, IsUnicode, Sure) = (true, true, ListEncoding.Unicode);

        public Reading(string text, List<string> words)
        {
            _text = text;
            Tcvn3 = Import.Tcvn3.ToUnicode(text);
            Vni = Import.Vni.ToUnicode(text);
            IsUnicode = words.TrueForAll(w => VietnameseSyllable.IsPossible(w) && IsCasedAsPeopleWrite(w));
            Tcvn3Share = Share(words, w => Import.Tcvn3.ToUnicode(w));
            VniShare = Share(words, Import.Vni.ToUnicode);
            IsTcvn3 = Tcvn3 is not null && Tcvn3Share == 1;
            IsVni = Vni is not null && VniShare == 1;
            HasOldSigns = text.Any(c => c is >= '\u00A1' and <= '\u00BE' or '×' or '÷' or 'Þ' or 'þ' or 'ß' or 'æ' or 'Æ' or 'ø' or 'Ø' or 'å' or 'Å' or 'ñ' or 'Ñ' or 'ï' or 'Ï' or 'î' or 'Î');
            if (!IsUnicode && IsTcvn3 != IsVni) Sure = IsTcvn3 ? ListEncoding.Tcvn3 : ListEncoding.Vni;
        }

        /// <summary>Nothing in it could be an old encoding.</summary>
        public bool IsPlain { get; }
        public bool IsUnicode { get; }
        public bool IsTcvn3 { get; }
        public bool IsVni { get; }
        public bool HasOldSigns { get; }
        public string? Tcvn3 { get; }
        public string? Vni { get; }
        public double Tcvn3Share { get; }
        public double VniShare { get; }

        /// <summary>The only reading that its words allow; nothing when there are several or none.</summary>
        public ListEncoding? Sure { get; }

        /// <summary>A name of so many words that begins with a family name, or has "Thị" inside, only when it is read so.</summary>
        public bool IsBetterName(ListEncoding encoding, int words)
        {
            if (!(encoding == ListEncoding.Tcvn3 ? IsTcvn3 : IsVni)) return false;
            if ((encoding == ListEncoding.Tcvn3 ? Tcvn3 : Vni)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not { } after || after.Length < words) return false;
            var before = _text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (VietnameseSyllable.IsFamilyName(after[0]) && !VietnameseSyllable.IsFamilyName(before[0])) return true;
            return after.Zip(before).Skip(1).Any(w => w.First.Equals("Thị", StringComparison.OrdinalIgnoreCase) && w.First != w.Second);
        }

        /// <summary>No capital behind a small letter: "TrÝ" is TCVN3, not a word.</summary>
        private static bool IsCasedAsPeopleWrite(string word)
        {
            for (var i = 1; i < word.Length; i++)
            {
                if (char.IsUpper(word[i]) && char.IsLower(word[i - 1])) return false;
            }
            return true;
        }

        private static double Share(List<string> words, Func<string, string?> read) =>
            words.Count(w => read(w) is { } word && VietnameseSyllable.IsPossible(word)) / (double)words.Count;
    }

    /// <summary>Runs of letters and of the signs that stand for letters in an old encoding.</summary>
    [GeneratedRegex(@"[A-Za-z\u00A1-\u00FF]+", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
