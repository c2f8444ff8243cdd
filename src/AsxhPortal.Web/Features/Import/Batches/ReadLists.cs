using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Import.Batches;

/// <summary>From the bytes of a file to cleaned rows: the sheets of the chosen group; a workbook may hold the four lists side by side.</summary>
public sealed class ReadLists(ListReferences references, ImportLimits limits)
{
    /// <exception cref="RuleException">The file cannot be read, or no sheet of it is a list of the group.</exception>
    public async Task<(List<SourceList> Lists, List<string> OtherSheets)> RunAsync(ListUpload upload, CancellationToken cancellationToken = default)
    {
        var reference = await references.LoadAsync(upload.UnitId, cancellationToken);
        IReadOnlyList<SourceSheet> sheets;
        try
        {
            sheets = ListReading.SheetsWithHeader(SourceListFile.Read(upload.Content, upload.FileName, limits.ForFile));
        }
        catch (SourceListException unreadable)
        {
            throw new RuleException(unreadable.Message, "File");
        }

        var lists = new List<SourceList>();
        var refusals = new List<(string Sheet, RuleException Reason)>();
        foreach (var sheet in sheets)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                lists.Add(ListReading.Read(sheet, upload.Group, reference));
            }
            catch (RuleException reason)
            {
                refusals.Add((sheet.Name, reason));
            }
        }
        return lists.Count > 0 ? (lists, [.. refusals.Select(r => r.Sheet)]) : throw refusals[0].Reason;
    }
}
