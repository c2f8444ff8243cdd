using System.Security.Cryptography;
using AsxhPortal.Data;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Documents.Payments;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.Payments.Returns;

/// <summary>Writes the updated list as workbook or CSV and keeps a record of what was sent: count, sum, hash, who, when.</summary>
public sealed class ExportReturnList(AppDbContext db, ReturnListQuery query)
{
    /// <param name="unitId">The unit whose subtree is exported, for the record.</param>
    /// <param name="format">"xlsx" or "csv".</param>
    /// <returns>The bytes' file (deleted when closed), and the record.</returns>
    /// <exception cref="RuleException">Nothing to export.</exception>
    public async Task<(FileStream File, ReturnExport Record)> RunAsync(Guid unitId, string unitName, IReadOnlyCollection<Guid> communeIds, Guid? roundId, string format, Actor by, DateTime now,
        CancellationToken cancellationToken = default)
    {
        var day = DateOnly.FromDateTime(now.AddHours(7));
        var rows = await query.FindAsync(communeIds, roundId, day, cancellationToken);
        if (rows.Count == 0)
            throw new RuleException("Chưa có đối tượng nào để trích xuất; hãy hoàn thành bước 2 (đưa dữ liệu sạch vào danh sách) trước.");
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            if (format == "csv")
                ReturnExportCsv.Write(file, rows);
            else
                ReturnExportWorkbook.Write(file, new TableHeading(unitName, "Danh sách đối tượng hưởng ASXH đã cập nhật tài khoản", null, day), rows);
            file.Position = 0;
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
            file.Position = 0;
            var record = new ReturnExport(unitId, roundId, format, rows.Count, rows.Sum(r => r.Amount ?? 0), hash, by, now);
            db.ReturnExports.Add(record);
            await db.SaveChangesAsync(cancellationToken);
            return (file, record);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
