using System.Security.Cryptography;
using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Import.Batches;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Import.Intake;

/// <summary>The batch that the same bytes became earlier.</summary>
public sealed record EarlierImport(Guid BatchId, DateTime At, string By);

/// <summary>What became of a sent file: kept (anew or already waiting), or known from an earlier import and not kept again.</summary>
public sealed record Receipt(Guid? FileId, bool IsNew, EarlierImport? Earlier);

/// <summary>Keeps a file as it was sent, before anything of it is imported: a closed window loses nothing.</summary>
public sealed class ReceiveFile(AppDbContext db, ReceivedWorkbooks workbooks, RememberedMaps remembered, BusinessClock clock)
{
    /// <exception cref="RuleException">The file cannot be read at all or is another group's list; nothing is kept then.</exception>
    public async Task<Receipt> RunAsync(ListUpload upload, CancellationToken cancellationToken = default)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(upload.Content));
        var earlier = await db.ImportBatches.AsNoTracking().Where(b => b.UnitId == upload.UnitId && b.Group == upload.Group && b.ContentHash == hash)
            .Select(b => new EarlierImport(b.Id, b.UploadedAt, b.UploadedByName)).FirstOrDefaultAsync(cancellationToken);
        if (earlier is not null) return new Receipt(null, false, earlier);

        var waiting = await db.ReceivedFiles.AsNoTracking()
            .Where(f => f.UnitId == upload.UnitId && f.Group == upload.Group && f.ContentHash == hash && (f.State == ReceivedFileState.Received || f.State == ReceivedFileState.Confirmed))
            .Select(f => (Guid?)f.Id).FirstOrDefaultAsync(cancellationToken);
        if (waiting is not null) return new Receipt(waiting, false, null);

        var workbook = workbooks.Read(upload.Content, upload.FileName);
        RefuseOtherGroup(upload.Group, workbook, await remembered.FindAsync(upload.UnitId, upload.Group, cancellationToken));

        var file = new ReceivedFile(upload.UnitId, upload.Group, upload.FileName, hash, upload.Content.LongLength, upload.By, clock.UtcNow);
        db.ReceivedFiles.Add(file);
        db.ReceivedFileContents.Add(new ReceivedFileContent(file, upload.Content));
        await db.SaveChangesAsync(cancellationToken);
        workbooks.Keep(file.Id, workbook);
        return new Receipt(file.Id, true, null);
    }

    /// <summary>The group that all recognised lists of a file belong to; several are different files in one, so a person has to choose.</summary>
    /// <exception cref="RuleException">The file cannot be read, or its group cannot be told.</exception>
    public SourceGroup GroupOf(byte[] content, string fileName)
    {
        var found = new HashSet<SourceGroup>();
        foreach (var raw in workbooks.Read(content, fileName).Sheets.Where(s => s.Rows.Count > 0))
        {
            var sheet = LegacyText.InUnicode(raw);
            if (HeaderRecognition.Find(sheet) is { } map && GroupRecognition.Find(sheet, map) is { } group) found.Add(group);
        }
        return found.Count == 1 ? found.Single() : throw new RuleException(found.Count == 0
            ? "Không tự nhận ra nhóm nguồn của tệp; hãy chọn nhóm nguồn rồi tải lên lại."
            : $"Tệp có danh sách của nhiều nhóm ({string.Join("; ", found.Order().Select(g => g.ToVietnamese()))}); hãy chọn từng nhóm nguồn rồi tải lên cho mỗi nhóm.", "Group");
    }

    /// <summary>When not one sheet may be the chosen list, it is the wrong file: said at once. A sheet without any header is looked at on the screen.</summary>
    private static void RefuseOtherGroup(SourceGroup group, SourceWorkbook workbook, RememberedMap? remembered)
    {
        RuleException? refusal = null;
        foreach (var raw in workbook.Sheets.Where(s => s.Rows.Count > 0))
        {
            var sheet = LegacyText.InUnicode(raw);
            if (HeaderRecognition.Find(sheet, RememberedColumns.For(sheet, remembered?.Choices)) is not { } map) continue;
            try
            {
                GroupRecognition.RefuseOther(group, sheet, map);
                return;
            }
            catch (RuleException other)
            {
                refusal ??= other;
            }
        }
        if (refusal is not null) throw refusal;
    }
}
