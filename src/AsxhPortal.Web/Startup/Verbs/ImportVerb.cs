using AsxhPortal.Data;
using AsxhPortal.Documents.Import;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Administration.Units;
using AsxhPortal.Web.Features.Import.Batches;
using AsxhPortal.Web.Features.Import.Intake;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Startup.Verbs;

public sealed class ImportVerb(AppDbContext db, ImportList import, ImportUnits importUnits, BatchQuery batches, ReceivedWorkbooks workbooks, BusinessClock clock) : Verb
{
    public override string Name => "import";
    public override string Summary => "step 1: reads a source list or the population extract of a commune";
    public override IReadOnlyCollection<string> Options => ["--group", "--unit", "--map", "--save-map", "--csv", "--valid-from", "--valid-to"];
    public override string Usage => """
        import FILE --group GROUP --unit CODE [--map MAP] [--csv OUT] [--json]
          FILE     .xlsx, .xls or .csv
          GROUP    registry (population extract), btxh, ncc, ngheo or khac
          CODE     the commune's code, e.g. 18376
          --map    what the columns mean, as JSON (docs/formats/column-map.md); without it they are recognised
          --csv    writes one line per data row as it was read, with its problems
        import FILE --group GROUP --save-map OUT [--map MAP] [--json]
          writes what is recognised as a column map to start from; nothing is imported
        import FILE --group units [--valid-from yyyy-MM-dd] [--valid-to yyyy-MM-dd] [--json]
          FILE     a table with province_code, province, [district_code, district,] commune_code, commune
                   valid 2004-07-08 to 2025-06-30 with districts, from 2025-07-01 without, unless stated
        """;

    public override async Task<int> RunAsync(VerbArguments args, CancellationToken cancel)
    {
        var path = args.Word(0, "FILE");
        if (args.Required("--group") == "units") return await ImportUnitsAsync(path, args, cancel);
        var group = SourceGroups.FromWord(args.Required("--group")) ?? throw new WrongUsageException($"There is no group '{args.Option("--group")}'.");
        if (!File.Exists(path)) throw new RuleException($"Không có tệp {Path.GetFileName(path)}.");
        var content = await File.ReadAllBytesAsync(path, cancel);
        var map = args.Option("--map") is { } mapPath ? await ReadMapAsync(mapPath, cancel) : null;
        if (args.Option("--save-map") is { } saved) return await SaveMapAsync(content, Path.GetFileName(path), group, map, saved, args, cancel);
        var code = args.Required("--unit");

        var unit = await FindUnitAsync(code, cancel);
        var choices = map?.ApplyTo(workbooks.Read(content, Path.GetFileName(path)).Sheets, group);
        var upload = new ListUpload(group, unit.Id, Path.GetFileName(path), content, new Actor(Guid.Empty, "Dòng lệnh"), choices);
        var outcome = await import.RunAsync(upload, cancellationToken: cancel);
        if (args.Option("--csv") is { } csv) await WriteCsvAsync(outcome.BatchId, csv, cancel);

        var problems = await batches.ProblemsOfAsync(outcome.BatchId, cancel);
        return args.Done(
            new
            {
                batch = outcome.BatchId,
                group = group.ToWord(),
                unit = code,
                file = upload.FileName,
                read = outcome.Read,
                accepted = outcome.Accepted,
                warned = outcome.Warned,
                rejected = outcome.Rejected,
                skipped = outcome.Skipped,
                citizensAdded = outcome.CitizensAdded,
                citizensChanged = outcome.CitizensChanged,
                otherSheets = outcome.OtherSheets,
                notes = outcome.Notes,
                problems = problems.ToDictionary(p => p.Kind.Code, p => p.Rows),
            },
            $"Batch {outcome.BatchId}: {outcome.Read} rows read, {outcome.Accepted} accepted, {outcome.Warned} warned, {outcome.Rejected} rejected; {outcome.Skipped} other rows skipped.{string.Concat(outcome.Notes.Select(n => $"{Environment.NewLine}{n}"))}");
    }

    private static async Task<ColumnMapFile> ReadMapAsync(string path, CancellationToken cancel) => File.Exists(path)
        ? ColumnMapFile.Parse(await File.ReadAllTextAsync(path, cancel))
        : throw new RuleException($"Không có tệp bản đồ cột {Path.GetFileName(path)}.");

    private async Task<int> SaveMapAsync(byte[] content, string fileName, SourceGroup group, ColumnMapFile? map, string path, VerbArguments args, CancellationToken cancel)
    {
        var choices = (map ?? ColumnMapFile.Parse("{}")).ApplyTo(workbooks.Read(content, fileName).Sheets, group);
        if (choices.Sheets.Count == 0)
            throw new RuleException($"Không tìm thấy trang nào của nhóm {group.ToVietnamese()} có dòng tiêu đề trong tệp {fileName}.");
        await File.WriteAllTextAsync(path, ColumnMapFile.Write(choices.Sheets, choices.Encoding), cancel);
        var columns = choices.Sheets[0].Map!.Columns.Where(c => c.Field is not null).ToList();
        return args.Done(
            new { file = fileName, group = group.ToWord(), map = path, sheets = choices.Sheets.Select(s => s.Sheet), columns = columns.ToDictionary(c => ColumnMap.Letter(c.Index), c => c.Field!.Value.ToString()) },
            $"{columns.Count} columns recognised and written to {path}; nothing is imported.");
    }

    private async Task<int> ImportUnitsAsync(string path, VerbArguments args, CancellationToken cancel)
    {
        if (!File.Exists(path)) throw new RuleException($"Không có tệp {Path.GetFileName(path)}.");
        var done = await importUnits.RunAsync(await File.ReadAllBytesAsync(path, cancel), Path.GetFileName(path), DayOf(args, "--valid-from"), DayOf(args, "--valid-to"), cancel);
        return args.Done(new { group = "units", read = done.Read, added = done.Added, renamed = done.Renamed, validFrom = done.ValidFrom, validTo = done.ValidTo },
            $"{done.Read} units read, {done.Added} added, {done.Renamed} renamed; valid from {done.ValidFrom:yyyy-MM-dd}.");
    }

    private static DateOnly? DayOf(VerbArguments args, string option) => args.Option(option) is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : throw new WrongUsageException($"{option} must be a day like 2025-07-01.");

    /// <summary>The commune of that code today, else the last one that had it: old lists stay importable after a merger.</summary>
    private async Task<AdministrativeUnit> FindUnitAsync(string code, CancellationToken cancel)
    {
        var today = clock.Today;
        var units = await db.Units.AsNoTracking().Where(u => u.Code == code && u.Level == UnitLevel.Commune).ToListAsync(cancel);
        return units.Find(u => u.IsValidOn(today)) ?? units.MaxBy(u => u.ValidFrom) ?? throw new RuleException($"Không có xã, phường, thị trấn mang mã {code}.");
    }

    private async Task WriteCsvAsync(Guid batchId, string path, CancellationToken cancel)
    {
        var rows = await batches.DataRowsAsync(batchId, cancel);
        await using var file = File.Create(path);
        ImportedRowsCsv.Write(file, rows.Select(r => new ImportedRow(
            batchId.ToString(), r.Sheet, r.Number, r.Status.ToString().ToLowerInvariant(), r.FullName, r.Birth?.ToIso(), r.Sex?.ToVietnamese(), r.CitizenId, r.OldId, r.Hamlet,
            r.CategoryCode, r.Amount, r.ProviderCode, r.Account, r.Phone, string.Join('|', r.Problems.Select(p => p.Code)))));
    }
}
