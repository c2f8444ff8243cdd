using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Batches;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Intake;

/// <summary>
/// How a received file would be read: by what a person just chose, else by what was confirmed before, else by what is remembered of the office and by
/// recognition.
/// </summary>
public sealed class ReadingScreen(AppDbContext db, ReceivedWorkbooks workbooks, RememberedMaps memory, ListReferences references)
{
    /// <param name="id">The received file.</param>
    /// <param name="form">What the person at the screen chose; null when the page is opened.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>Null when there is no such file in the person's scope.</returns>
    /// <exception cref="RuleException">The file cannot be read any more.</exception>
    public async Task<ReadingPage?> FindAsync(Guid id, ReadingForm? form = null, CancellationToken cancellationToken = default)
    {
        if (await db.ReceivedFiles.AsNoTracking().FirstOrDefaultAsync(f => f.Id == id, cancellationToken) is not { } file) return null;
        var looked = await workbooks.OfAsync(file, cancellationToken);
        var remembered = await memory.FindAsync(file.UnitId, file.Group, cancellationToken);
        var looking = new Looking(file, looked, remembered?.Choices, await references.LoadAsync(file.UnitId, cancellationToken),
            form is null ? ReadingChoices.Parse(file.ReadingJson) : ReadingChoices.ByRecognition, form);

        var filled = looked.Workbook.Sheets.Where(s => s.Rows.Count > 0).ToList();
        var isAlone = filled.Count == 1;
        var sheets = filled.Select(s => looking.At(s, isAlone)).ToList();
        return new ReadingPage(
            file,
            await db.Units.Where(u => u.Id == file.UnitId).Select(u => u.Name).FirstAsync(cancellationToken),
            looked.Workbook.Notes,
            EncodingOf(filled, looking.Encoding),
            remembered,
            sheets.Exists(s => s.IsRead && s.Columns.Any(c => c.Sureness == Sureness.Remembered)),
            form?.Remembers ?? true,
            sheets);
    }

    /// <summary>What was found of old text in all sheets, whatever is chosen now: so that a wrong choice can be taken back.</summary>
    private static EncodingChoice? EncodingOf(List<SourceSheet> sheets, ListEncoding? chosen)
    {
        var found = sheets.Select(s => LegacyText.InUnicode(s).Text!).Where(t => t.Converted + t.Undecided > 0).ToList();
        if (found.Count == 0) return null;
        var main = found.MaxBy(t => t.Converted)!;
        var shown = chosen is null ? found : sheets.Select(s => LegacyText.InUnicode(s, chosen).Text!).ToList();
        return new EncodingChoice(main.Encoding, main.Evidence, main.Certainty, chosen ?? main.Encoding,
            shown.Sum(t => t.Converted), shown.Sum(t => t.Undecided), [.. shown.SelectMany(t => t.Examples).Take(6)]);
    }

    private sealed class Looking(ReceivedFile file, LookedInto lookedInto, ColumnChoices? remembered, ListReference reference, ReadingChoices confirmed, ReadingForm? form)
    {
        public ListEncoding? Encoding => form is not null ? form.Encoding : confirmed.Encoding;

        public SheetPage At(SourceSheet raw, bool isAlone)
        {
            var sheet = LegacyText.InUnicode(raw, Encoding);
            var known = RememberedColumns.For(sheet, remembered);
            var found = HeaderRecognition.Find(sheet, known);
            var typed = form?.Of(sheet.Name);
            var map = typed is not null ? typed.ApplyTo(sheet, found, known, form!.Encoding == form.ShownEncoding) : confirmed.MapOf(sheet.Name) ?? found;
            var group = map is null ? null : GroupRecognition.Find(sheet, map);
            var isRead = isAlone || (typed?.IsRead ?? (confirmed.Sheets.Count > 0 ? confirmed.Reads(sheet.Name)
                : found is not null && !sheet.IsHidden && (group is null || group == file.Group)));

            string? refusal = null;
            SourceList? list = null;
            if (isRead)
            {
                try
                {
                    list = Read(sheet, map);
                }
                catch (RuleException rule)
                {
                    refusal = rule.Message;
                }
            }
            var shown = map ?? HeaderRecognition.At(sheet, 0, 0);
            return new SheetPage(
                sheet.Name, isRead, sheet.IsHidden, group, lookedInto.RowCounts[sheet.Name], lookedInto.IsWhole(raw),
                [.. sheet.Notes.Where(n => n != sheet.Text?.Sentence)],
                map, found, isRead ? [.. shown.Columns.Select(c => LineOf(sheet, shown, c, found, list))] : [], refusal, list, list is null ? null : Previews.Of(sheet, list, reference));
        }

        private SourceList Read(SourceSheet sheet, ColumnMap? map)
        {
            if (map is null)
                throw new RuleException("Không tìm thấy dòng tiêu đề trong 40 dòng đầu; hãy ghi số dòng tiêu đề hoặc chọn từng cột là gì.");
            if (!map.Has(ListField.FullName) && !map.Has(ListField.MemberName) && !map.Has(ListField.HouseholdHead))
                throw new RuleException("Chưa có cột nào là họ và tên; hãy chọn cột họ và tên.");
            return ListReading.Read(sheet, file.Group, reference, map);
        }

        private ColumnLine LineOf(SourceSheet sheet, ColumnMap map, ListColumn column, ColumnMap? found, SourceList? list)
        {
            var byItself = found?.Columns.FirstOrDefault(c => c.Index == column.Index);
            var isRemembered = byItself is { Evidence: ColumnEvidence.Person } && byItself.Field == column.Field;
            var sureness = column switch
            {
                { Evidence: ColumnEvidence.Person, Field: not null } => isRemembered ? Sureness.Remembered : Sureness.Said,
                { Evidence: ColumnEvidence.Person } => Sureness.Unused,
                { Field: null } => Sureness.Unknown,
                _ => column.Certainty >= 80 ? Sureness.Certain : Sureness.Likely,
            };
            var why = column switch
            {
                { Evidence: ColumnEvidence.Content } => "đoán theo nội dung của cột",
                { Field: not null, LooksLike: { } other } => $"nội dung giống “{other.ToVietnamese()}”",
                { Field: null, LooksLike: { } other } => $"có vẻ là “{other.ToVietnamese()}”",
                _ => null,
            };
            return new ColumnLine(column.Index, ColumnMap.Letter(column.Index), column.Header, Previews.Examples(list?.Rows.Select(r => r.Raw) ?? sheet.Rows.Where(r => r.Number > map.LastHeaderRow), column), column.Field, sureness, why);
        }
    }
}
