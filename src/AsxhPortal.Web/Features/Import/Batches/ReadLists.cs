using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Import.Batches;

/// <summary>What was read of a file.</summary>
/// <param name="OtherSheets">Sheets of another group, left alone.</param>
/// <param name="Notes">What a person has to know about the reading, one sentence each.</param>
public sealed record ReadFile(List<SourceList> Lists, List<string> OtherSheets, IReadOnlyList<string> Notes);

/// <summary>From the bytes of a file to cleaned rows: the sheets of the chosen group; a workbook may hold the four lists side by side.</summary>
public sealed class ReadLists(ListReferences references, ImportLimits limits)
{
    /// <summary>Bytes; some ten thousand rows.</summary>
    private const int LargeFile = 1024 * 1024;

    /// <exception cref="RuleException">The file cannot be read, or no sheet of it is a list of the group.</exception>
    public async Task<ReadFile> RunAsync(ListUpload upload, CancellationToken cancellationToken = default)
    {
        var reference = await references.LoadAsync(upload.UnitId, cancellationToken);
        var choices = upload.Choices ?? ReadingChoices.ByRecognition;
        SourceWorkbook workbook;
        try
        {
            workbook = SourceListFile.Open(upload.Content, upload.FileName, limits.ForFile);
        }
        catch (SourceListException unreadable)
        {
            throw new RuleException(unreadable.Message, "File");
        }

        MakeRoom(upload);
        var lists = new List<SourceList>();
        var refusals = new List<(string Sheet, RuleException Reason)>();
        foreach (var sheet in Chosen(workbook.Sheets, choices))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                lists.Add(ListReading.Read(sheet, upload.Group, reference, choices.MapOf(sheet.Name)));
            }
            catch (RuleException reason) when (choices.Sheets.Count == 0)
            {
                refusals.Add((sheet.Name, reason));
            }
        }
        MakeRoom(upload);
        return lists.Count > 0
            ? new ReadFile(lists, [.. refusals.Select(r => r.Sheet)], [.. workbook.Notes.Concat(lists.SelectMany(l => l.Notes)).Distinct()])
            : throw refusals[0].Reason;
    }

    /// <summary>What reading a large file leaves behind (tables of texts, rows before their cleaning) is given back at once: an office's machine is small.</summary>
    private static void MakeRoom(ListUpload upload)
    {
        if (upload.Content.Length > LargeFile) GC.Collect();
    }

    /// <summary>The sheets that a person chose, else those that carry a header; in Unicode. A chosen sheet that cannot be read refuses the whole file.</summary>
    private static IReadOnlyList<SourceSheet> Chosen(IReadOnlyList<SourceSheet> sheets, ReadingChoices choices)
    {
        var inUnicode = sheets.Where(s => choices.Reads(s.Name)).Select(s => LegacyText.InUnicode(s, choices.Encoding));
        return choices.Sheets.Count == 0 ? ListReading.SheetsWithHeader([.. inUnicode]) : [.. inUnicode];
    }
}
