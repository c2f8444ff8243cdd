using System.Globalization;
using System.Text;
using AsxhPortal.Data;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Matching.Runs;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Startup.Verbs;

public sealed class MatchVerb(AppDbContext db, RunMatching run, PublishMatches publish, MatchResultQuery results, BusinessClock clock) : Verb
{
    public override string Name => "match";
    public override string Summary => "compares the rows of the lists with the population extract";
    public override IReadOnlyCollection<string> Options => ["--batch", "--unit", "--csv", "--publish"];
    public override string Usage => """
        match [--batch ID] [--unit CODE] [--csv OUT] [--publish yes] [--json]
          Runs step 2 for one batch, one commune, or every commune that has a population extract.
          --csv OUT       one line per data row: batch,sheet,row,decision,citizen_id,score,reasons (decision: auto, review, none);
                          citizen_id is the person the row is linked to and empty while somebody must look
          --publish yes   also takes the accepted rows into the register
        """;

    public override async Task<int> RunAsync(VerbArguments args, CancellationToken cancel)
    {
        if (args.Option("--publish") is not (null or "yes"))
            throw new WrongUsageException("--publish is yes or left out.");
        var batchId = args.Option("--batch") is { } text ? Guid.TryParse(text, out var id) ? id : throw new WrongUsageException("--batch is the id that import printed.") : (Guid?)null;
        var by = new Actor(Guid.Empty, "dòng lệnh");
        var counts = new Dictionary<MatchOutcome, int> { [MatchOutcome.Auto] = 0, [MatchOutcome.Review] = 0, [MatchOutcome.None] = 0 };
        var (published, newPeople, communes) = (0, 0, await CommunesAsync(args.Option("--unit"), batchId, cancel));
        var rows = new List<MatchResultRow>();
        foreach (var (unitId, isAsked) in communes)
        {
            try
            {
                var result = (await run.RunAsync(unitId, batchId, by, clock.UtcNow, cancel))!;
                counts[MatchOutcome.Auto] += result.AutoCount;
                counts[MatchOutcome.Review] += result.ReviewCount;
                counts[MatchOutcome.None] += result.NoneCount;
            }
            catch (RuleException)
            {
                // Refused where nothing was ever compared; otherwise everything is decided or published and nothing is left to do.
                if (isAsked && !await db.MatchDecisions.AnyAsync(d => d.UnitId == unitId, cancel))
                    throw;
            }
            if (args.Option("--publish") is not null && await db.MatchDecisions.AnyAsync(d => d.UnitId == unitId && d.State == MatchState.Accepted && d.PublishedAt == null, cancel))
            {
                var done = (await publish.RunAsync(unitId, by, clock.UtcNow, cancel))!;
                published += done.Rows;
                newPeople += done.NewPeople;
            }
            if (args.Option("--csv") is not null)
                rows.AddRange(await results.RunAsync(unitId, batchId, cancel));
        }
        if (args.Option("--csv") is { } file)
            await WriteAsync(file, rows, cancel);
        var (auto, review, none) = (counts[MatchOutcome.Auto], counts[MatchOutcome.Review], counts[MatchOutcome.None]);
        return args.Done(new { communes = communes.Count, rows = auto + review + none, auto, review, none, published, newPeople, csv = args.Option("--csv") },
            $"{communes.Count} commune(s), {auto + review + none} rows: {auto} auto, {review} review, {none} none."
            + (published > 0 ? $" Published {published} rows, {newPeople} new people." : ""));
    }

    /// <summary>The asked one, or every commune with a population extract and a list.</summary>
    private async Task<List<(Guid UnitId, bool IsAsked)>> CommunesAsync(string? code, Guid? batchId, CancellationToken cancel)
    {
        if (batchId is { } batch)
        {
            var ofBatch = await db.ImportBatches.Where(b => b.Id == batch && b.Group != SourceGroup.Registry).Select(b => (Guid?)b.UnitId).FirstOrDefaultAsync(cancel)
                ?? throw new RuleException("Không có lần nhập danh sách nào mang mã này.");
            return [(ofBatch, true)];
        }
        if (code is not null)
        {
            var asked = await db.Units.Where(u => u.Code == code).OrderByDescending(u => db.Citizens.Any(c => c.UnitId == u.Id)).ThenByDescending(u => u.ValidFrom)
                .Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancel) ?? throw new RuleException($"Không có đơn vị hành chính mang mã {code}.");
            return [(asked, true)];
        }
        var all = await db.Units.Where(u => db.Citizens.Any(c => c.UnitId == u.Id) && db.ImportBatches.Any(b => b.UnitId == u.Id && b.Group != SourceGroup.Registry))
            .OrderBy(u => u.Code).Select(u => u.Id).ToListAsync(cancel);
        return all.Count == 0
            ? throw new RuleException("Chưa xã nào có cả dữ liệu dân cư và danh sách nguồn; hãy nhập ở bước 1 trước.")
            : all.Select(id => (id, false)).ToList();
    }

    private static async Task WriteAsync(string file, List<MatchResultRow> rows, CancellationToken cancel)
    {
        var text = new StringBuilder("batch,sheet,row,decision,citizen_id,score,reasons\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', new[]
            {
                row.Batch, Quoted(row.Sheet), row.Row.ToString(CultureInfo.InvariantCulture), row.Decision, row.CitizenId ?? "",
                row.Score.ToString(CultureInfo.InvariantCulture), Quoted(row.Reasons),
            }).Append('\n');
        }
        await File.WriteAllTextAsync(file, text.ToString(), new UTF8Encoding(false), cancel);
    }

    private static string Quoted(string value) => value.AsSpan().IndexOfAny(",\"\r\n") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
