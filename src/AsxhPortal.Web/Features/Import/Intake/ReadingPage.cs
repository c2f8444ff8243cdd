using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.TagHelpers;

namespace AsxhPortal.Web.Features.Import.Intake;

/// <summary>How a received file would be read now.</summary>
public sealed record ReadingPage(
    ReceivedFile File, string UnitName, IReadOnlyList<string> Notes, EncodingChoice? Encoding, RememberedMap? Remembered, bool UsesRemembered, bool Remembers,
    IReadOnlyList<SheetPage> Sheets)
{
    /// <summary>Nothing to look at twice: the file may be confirmed with one key.</summary>
    public bool IsPlain => Encoding is null && Sheets.Any(s => s.IsRead) && Sheets.Where(s => s.IsRead).All(s => s.Refusal is null && s.Columns.All(c => c.Sureness is Sureness.Certain or Sureness.Said or Sureness.Remembered or Sureness.Unused));

    public ReadingChoices ToChoices() => new()
    {
        Sheets = [.. Sheets.Where(s => s.IsRead).Select(s => new SheetReading(s.Name, s.Map))],
        Encoding = Encoding?.Chosen,
    };
}

/// <summary>Text in an old encoding: what was found, and what is chosen.</summary>
/// <param name="Converted">Cells of the rows at hand that change.</param>
public sealed record EncodingChoice(ListEncoding Found, EncodingEvidence Evidence, int Certainty, ListEncoding Chosen, int Converted, int Undecided, IReadOnlyList<TextExample> Examples);

/// <summary>One sheet on the screen.</summary>
/// <param name="Map">Null while there is no header.</param>
/// <param name="Found">The group that it seems to be; null when that cannot be told.</param>
/// <param name="Refusal">Why it could not be imported like this.</param>
/// <param name="List">The rows at hand as they would be read; null when it is not read or cannot be.</param>
public sealed record SheetPage(
    string Name, bool IsRead, bool IsHidden, SourceGroup? Found, int RowCount, bool IsWhole, IReadOnlyList<string> Notes,
    ColumnMap? Map, ColumnMap? Recognised, IReadOnlyList<ColumnLine> Columns, string? Refusal, SourceList? List, Preview? Preview)
{
    public int Count(ImportRowStatus status) => List?.Rows.Count(r => r.Status == status) ?? 0;
}

public enum Sureness
{
    /// <summary>Title known, nothing in the column speaks against it.</summary>
    Certain,

    /// <summary>By content alone, or content and title disagree.</summary>
    Likely,
    Unknown,

    /// <summary>A person said so, now.</summary>
    Said,

    /// <summary>A person said so for an earlier file.</summary>
    Remembered,

    /// <summary>A person said that it is not used.</summary>
    Unused,
}

/// <summary>One column of a sheet: its title as written, some of its values, and what it is taken for.</summary>
/// <param name="Why">What speaks for it or against it.</param>
public sealed record ColumnLine(int Index, string Letter, string Heading, IReadOnlyList<string> Examples, ListField? Field, Sureness Sureness, string? Why)
{
    public Tone Tone => Sureness switch
    {
        Sureness.Certain => Tone.Ok,
        Sureness.Likely => Tone.Warn,
        Sureness.Said or Sureness.Remembered => Tone.Info,
        _ => Tone.Idle,
    };

    public string Words => Sureness switch
    {
        Sureness.Certain => "Chắc chắn",
        Sureness.Likely => "Có thể",
        Sureness.Said => "Bạn đã chọn",
        Sureness.Remembered => "Đã nhớ",
        Sureness.Unused => "Không dùng",
        _ => "Không rõ",
    };
}

/// <summary>The first rows as they would be read.</summary>
public sealed record Preview(IReadOnlyList<string> Titles, IReadOnlyList<PreviewRow> Rows);

/// <summary>One row: its values beside what stands in the file; or why it is no data.</summary>
public sealed record PreviewRow(int Number, string? Skipped, string RawLine, ImportRowStatus Status, IReadOnlyList<PreviewCell> Cells, IReadOnlyList<FoundProblem> Problems);

/// <summary>What is read and what stands in the file; the file's value is left out where both are the same.</summary>
public sealed record PreviewCell(string Read, string? Raw, ProblemSeverity? Severity);
