using System.Text.Json;
using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Data.ReferenceData;
using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Administration.Units;

/// <param name="Read">Units in the file, provinces and districts counted once.</param>
public sealed record UnitsImported(int Read, int Added, int Renamed, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>
/// Brings in a table of administrative units (province_code, province, [district_code, district,] commune_code, commune), set-wise and as
/// often as wanted: a unit that is there is renamed where its name differs, the rest is added, communes with the usual letterhead. With district columns the table is of the time
/// of three levels, else of two.
/// </summary>
public sealed class ImportUnits(AppDbContext db)
{
    /// <summary>Statistics office's list of 2004 (QĐ 124/2004/QĐ-TTg) to the end of the districts (NQ 202/2025/QH15).</summary>
    private static readonly (DateOnly From, DateOnly? To) ThreeLevels = (new(2004, 7, 8), new(2025, 6, 30));
    private static readonly (DateOnly From, DateOnly? To) TwoLevels = (new(2025, 7, 1), null);

    private static readonly (UnitLevel Level, string Code, string Name)[] Columns =
    [
        (UnitLevel.Province, "province_code", "province"),
        (UnitLevel.District, "district_code", "district"),
        (UnitLevel.Commune, "commune_code", "commune"),
    ];

    /// <param name="validFrom">Null = by the columns of the file.</param>
    /// <exception cref="RuleException">Unreadable, or a column or code is missing; nothing is written.</exception>
    public async Task<UnitsImported> RunAsync(byte[] content, string fileName, DateOnly? validFrom, DateOnly? validTo, CancellationToken cancel)
    {
        var (rows, levels) = Read(content, fileName);
        var (from, to) = levels.Exists(column => column.Level == UnitLevel.District) ? ThreeLevels : TwoLevels;
        (from, to) = (validFrom ?? from, validFrom is null ? validTo ?? to : validTo);

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var known = (await db.Units.Where(unit => unit.ValidFrom <= from && (unit.ValidTo == null || from <= unit.ValidTo)).ToListAsync(cancel))
            .ToDictionary(unit => (unit.Level, unit.Code));
        var seen = new HashSet<(UnitLevel, string)>();
        var added = new List<AdministrativeUnit>();
        var renamed = 0;
        foreach (var row in rows)
        {
            AdministrativeUnit? above = null;
            foreach (var (level, code, name) in row)
            {
                if (!known.TryGetValue((level, code), out var unit))
                {
                    unit = new AdministrativeUnit(code, name, level, above, from, to);
                    known.Add((level, code), unit);
                    added.Add(unit);
                    seen.Add((level, code));
                }
                else if (seen.Add((level, code)) && unit.Name != VietnameseText.Nfc(name))
                {
                    unit.Rename(name);
                    renamed++;
                }
                above = unit;
            }
        }
        await db.SaveChangesAsync(cancel);
        await db.BulkInsertAsync(added.OrderBy(unit => unit.Level), cancel);
        await db.BulkInsertAsync(added.Where(unit => unit.Level == UnitLevel.Commune).Select(ReferenceDataSeeder.LetterheadOf), cancel);
        await RecordAsync(fileName, added.Count, cancel);
        await transaction.CommitAsync(cancel);
        return new UnitsImported(seen.Count, added.Count, renamed, from, to);
    }

    private async Task RecordAsync(string fileName, int added, CancellationToken cancel)
    {
        var entry = db.NewAuditEntry(AuditAction.Imported, nameof(AdministrativeUnit), changesJson: JsonSerializer.Serialize(new Dictionary<string, string?[]> { ["FileName"] = [null, fileName] }, AuditJson.Options));
        entry.RowCount = added;
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(cancel);
    }

    private static (List<(UnitLevel Level, string Code, string Name)[]> Rows, List<(UnitLevel Level, int Code, int Name)> Levels) Read(byte[] content, string fileName)
    {
        SourceSheet sheet;
        try
        {
            sheet = SourceListFile.Read(content, fileName).First(s => s.Rows.Count > 0);
        }
        catch (SourceListException unreadable)
        {
            throw new RuleException(unreadable.Message);
        }
        var headings = sheet.Rows[0].Cells.Select(cell => cell.Text.Trim().ToLowerInvariant()).ToList();
        var levels = Columns.Select(column => (column.Level, Code: headings.IndexOf(column.Code), Name: headings.IndexOf(column.Name)))
            .Where(column => column is { Code: >= 0, Name: >= 0 }).ToList();
        if (!levels.Exists(column => column.Level == UnitLevel.Province) || !levels.Exists(column => column.Level == UnitLevel.Commune))
            throw new RuleException("Tệp phải có các cột province_code, province, commune_code, commune (và district_code, district với danh mục trước 01/07/2025) ở dòng đầu.");
        return (sheet.Rows.Skip(1).Select(row => UnitsOf(row, levels)).Where(units => units.Length > 0).ToList(), levels);
    }

    /// <summary>From province to commune; a row without its commune ends at the level above (an island district has none).</summary>
    private static (UnitLevel, string, string)[] UnitsOf(SheetRow row, List<(UnitLevel Level, int Code, int Name)> levels)
    {
        var units = levels.Select(column => (column.Level, Code: Text(column.Code), Name: Text(column.Name))).Where(unit => unit.Code.Length > 0).ToArray();
        return Array.TrueForAll(units, unit => unit.Name.Length > 0 && unit.Code.All(char.IsAsciiDigit))
            ? Array.ConvertAll(units, unit => (unit.Level, unit.Code.PadLeft(Digits(unit.Level), '0'), unit.Name))
            : throw new RuleException($"Dòng {row.Number}: mã đơn vị phải là chữ số và tên không được trống; chưa ghi đơn vị nào.");

        string Text(int column) => column < row.Cells.Length ? row.Cells[column].Text.Trim() : "";
    }

    /// <summary>A spreadsheet that read a code as a number has lost its zeros in front.</summary>
    private static int Digits(UnitLevel level) => level switch { UnitLevel.Province => 2, UnitLevel.District => 3, _ => 5 };
}
