using AsxhPortal.Data;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Documents.BankAccounts;
using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Documents.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.BankAccounts;
using AsxhPortal.Web.Features.Beneficiaries.People;
using AsxhPortal.Web.Features.Classification.Lists;
using AsxhPortal.Web.Features.Payments.Returns;
using AsxhPortal.Web.Features.Payments.Runs;
using AsxhPortal.Web.Features.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Startup.Verbs;

/// <summary>The lists of steps 3, 5, 6 and 7 as files: the same queries and papers as the pages.</summary>
public sealed class ExportVerb(AppDbContext db, BeneficiaryListQuery people, ComputeClassification classification, PaymentRunQuery runs, PaymentFiles payments,
    ExportReturnList returns, UnitPapers papers, BusinessClock clock) : Verb
{
    private static readonly Actor CommandLineActor = new(Guid.Empty, "command line");

    public override string Name => "export";
    public override string Summary => "writes a list of steps 3, 5, 6 or 7 as a file";
    public override IReadOnlyCollection<string> Options => ["--unit", "--period"];
    public override string Usage => """
        export LIST --unit CODE [--period yyyy-MM] OUT [--json]
          LIST  beneficiaries    the register of a commune (.xlsx)
                classification   the lists of the open round by outcome, as computed now (.xlsx)
                handover         the newest hand-over of a commune (.xlsx)
                payments         all payment lists of an approved run; --unit is the agency's unit, --period its month (.xlsx)
                return           the updated list for the centre, of a commune or all below a unit (.xlsx or .csv)
        """;

    public override async Task<int> RunAsync(VerbArguments args, CancellationToken cancel)
    {
        var list = args.Word(0, "LIST");
        var file = args.Word(1, "OUT");
        var code = args.Required("--unit");
        var unit = await db.Units.Where(u => u.Code == code).OrderBy(u => u.ValidFrom <= clock.Today && (u.ValidTo == null || clock.Today <= u.ValidTo) ? 0 : 1).ThenByDescending(u => u.ValidFrom)
            .FirstOrDefaultAsync(cancel) ?? throw new RuleException($"Không có đơn vị nào mang mã {code}.");
        var (bytes, rows) = list switch
        {
            "beneficiaries" => await BeneficiariesAsync(unit, cancel),
            "classification" => await ClassificationAsync(unit, cancel),
            "handover" => await HandOverAsync(unit, cancel),
            "payments" => await PaymentsAsync(unit, args.Required("--period"), cancel),
            "return" => await ReturnAsync(unit, Path.GetExtension(file).TrimStart('.').ToLowerInvariant(), cancel),
            _ => throw new WrongUsageException($"There is no list '{list}'."),
        };
        await File.WriteAllBytesAsync(file, bytes, cancel);
        var entry = db.NewAuditEntry(AuditAction.Exported, $"export {list}");
        (entry.RowCount, entry.UnitId, entry.Note) = (rows, unit.Id, Path.GetFileName(file));
        db.AuditEntries.Add(entry);
        await db.SaveChangesAsync(cancel);
        return args.Done(new { list, unit = code, rows, file }, $"Wrote {rows} rows to {file}.");
    }

    private async Task<(byte[], int)> BeneficiariesAsync(AdministrativeUnit unit, CancellationToken cancel)
    {
        var rows = await people.AllAsync(new BeneficiaryFilter(), new ListView(unit.Id, clock.Today, null), cancel);
        using var stream = new MemoryStream();
        BeneficiaryListWorkbook.Write(stream, new BeneficiaryListHeading(unit.Name, "Danh sách đối tượng hưởng chính sách an sinh xã hội", null, clock.Today), rows.Select(r => r.ToListRow()));
        return (stream.ToArray(), rows.Count);
    }

    private async Task<(byte[], int)> ClassificationAsync(AdministrativeUnit unit, CancellationToken cancel)
    {
        var round = await RoundAsync(unit, cancel) ?? throw new RuleException("Chưa có đợt rà soát nào đang mở cho đơn vị này.");
        var found = await classification.RunAsync(unit.Id, round.Id, clock.Today, cancel);
        var lists = SurveyOutcomes.All
            .Select(rule => (Rule: rule, Lines: found.Where(p => p.Outcome == rule.Outcome && p.IsListed).Select(p => p.Line!).ToList()))
            .Where(list => list.Lines.Count > 0).ToList();
        if (lists.Count == 0)
            throw new RuleException("Chưa có phiếu khảo sát nào hoàn thành để lập danh sách.");
        foreach (var (_, lines) in lists)
        {
            for (var i = 0; i < lines.Count; i++)
                lines[i].Ordinal = i + 1;
        }
        var letterhead = await papers.LetterheadOfAsync(unit.Id, clock.Today, cancel);
        var book = ClassificationListWorkbook.Render(letterhead,
            [.. lists.Select(list => (ListPapers.Heading(list.Rule, round.Name, null, ListPapers.PreviewStanding), ListPapers.Rows(list.Rule, list.Lines)))]);
        return (book, lists.Sum(l => l.Lines.Count));
    }

    private async Task<(byte[], int)> HandOverAsync(AdministrativeUnit unit, CancellationToken cancel)
    {
        var handOver = await db.HandOvers.AsNoTracking().Include(h => h.Lines.OrderBy(l => l.Ordinal)).Where(h => h.UnitId == unit.Id).OrderByDescending(h => h.SentAt).FirstOrDefaultAsync(cancel)
            ?? throw new RuleException($"{unit.Name} chưa bàn giao danh sách nào.");
        var agency = await db.ReceivingAgencies.Where(a => a.Id == handOver.AgencyId).Select(a => a.Name).FirstAsync(cancel);
        var round = await db.Rounds.Where(r => r.Id == handOver.RoundId).Select(r => r.Name).FirstAsync(cancel);
        var heading = new HandOverHeading(agency, round, handOver.Number.ToString("00", System.Globalization.CultureInfo.InvariantCulture), DateOnly.FromDateTime(BusinessClock.ToLocal(handOver.SentAt)));
        return (HandOverWorkbook.Render(await papers.LetterheadOfAsync(unit.Id, clock.Today, cancel), heading, HandOverPapers.Rows(handOver.Lines)), handOver.LineCount);
    }

    private async Task<(byte[], int)> PaymentsAsync(AdministrativeUnit unit, string periodText, CancellationToken cancel)
    {
        var period = Period.Parse(periodText);
        var id = await db.PaymentRuns.Where(r => r.AgencyUnitId == unit.Id && r.Period == period && r.State == PaymentRunState.Approved).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancel)
            ?? throw new RuleException($"Chưa có đợt chi trả tháng {period} nào được duyệt ở {unit.Name}.");
        var file = await payments.AllWorkbookAsync((await runs.FindAsync(id, cancel))!, clock.Today, cancel);
        return (file.Bytes, file.Rows);
    }

    private async Task<(byte[], int)> ReturnAsync(AdministrativeUnit unit, string format, CancellationToken cancel)
    {
        if (format is not ("xlsx" or "csv"))
            throw new WrongUsageException("OUT ends in .xlsx or .csv.");
        var communes = await db.Units.Where(u => u.Path.StartsWith(unit.Path)).Select(u => u.Id).ToListAsync(cancel);
        var (stream, record) = await returns.RunAsync(unit.Id, unit.Name, communes, (await RoundAsync(unit, cancel))?.Id, format, CommandLineActor, clock.UtcNow, cancel);
        await using (stream)
        {
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy, cancel);
            return (copy.ToArray(), record.RowCount);
        }
    }

    private async Task<ReviewRound?> RoundAsync(AdministrativeUnit unit, CancellationToken cancel)
    {
        var owners = unit.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToList();
        return await db.Rounds.AsNoTracking().Where(r => r.ClosedOn == null && owners.Contains(r.OwnerUnitId)).OrderByDescending(r => r.StartsOn).FirstOrDefaultAsync(cancel);
    }
}
