using AsxhPortal.Data;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Startup;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Shared.Papers;

/// <summary>
/// Gives papers their numbers and enters them in the register. The same content of the same thing again is a reprint under its number;
/// changed content is a new paper that replaces the old one. One row per unit, type and year is the counter and the lock: two prints at
/// once wait for each other, and a print that fails gives its number back.
/// </summary>
public sealed class IssuePaper(AppDbContext db, UnitPapers letterheads, PaperAddress address, BusinessClock clock)
{
    private const int Attempts = 5;

    /// <exception cref="RuleException">The unit has no letterhead or no signer on that day.</exception>
    public async Task<PaperPrint> RunAsync(PaperToIssue paper, Actor by, CancellationToken cancel = default) => (await RunAsync([paper], by, cancel))[0];

    /// <summary>Several papers of one unit and type, e.g. the minutes of a thôn, in this order; all or none.</summary>
    /// <exception cref="RuleException">The unit has no letterhead or no signer on that day.</exception>
    public async Task<IReadOnlyList<PaperPrint>> RunAsync(IReadOnlyList<PaperToIssue> papers, Actor by, CancellationToken cancel = default)
    {
        var (unitId, type) = (papers[0].UnitId, papers[0].Kind.TypeOf());
        if (papers.Any(paper => paper.UnitId != unitId || paper.Kind.TypeOf() != type))
            throw new ArgumentException("Papers issued together are of one unit and type.", nameof(papers));
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await IssueAsync(papers, unitId, type, by, cancel);
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task<IReadOnlyList<PaperPrint>> IssueAsync(IReadOnlyList<PaperToIssue> papers, Guid unitId, PaperType type, Actor by, CancellationToken cancel)
    {
        var heads = new Heads(letterheads, cancel);
        var years = papers.Select(paper => (paper.IssuedOn ?? clock.Today).Year).Distinct().Order().ToList();
        foreach (var paper in papers)
            await heads.OfAsync(paper, paper.IssuedOn ?? clock.Today);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var counters = new Dictionary<int, PaperCounter>();
        foreach (var year in years)
            counters[year] = await LockAsync(unitId, type, year, cancel);
        var standing = await StandingAsync(papers, unitId, cancel);
        var prints = new List<(IssuedPaper Paper, Letterhead Letterhead)>(papers.Count);
        foreach (var wanted in papers)
        {
            if (standing.GetValueOrDefault((wanted.Kind, wanted.SubjectKey)) is { } old)
            {
                var oldHead = await heads.OfAsync(wanted, old.IssuedOn);
                if (ContentHash.Of(wanted.Kind, oldHead.Printed, wanted.Content) == old.ContentHash)
                {
                    old.Reprint(by, clock.UtcNow);
                    prints.Add((old, oldHead.Printed));
                    continue;
                }
            }
            var day = wanted.IssuedOn ?? clock.Today;
            var head = await heads.OfAsync(wanted, day);
            var edition = wanted.OwnNumber is { } own
                ? await db.IssuedPapers.CountAsync(p => p.UnitId == unitId && p.Type == type && p.Year == day.Year && p.Number == own, cancel) + 1
                : 1;
            var number = wanted.OwnNumber ?? counters[day.Year].Next();
            var issued = new IssuedPaper(unitId, wanted.Kind, wanted.SubjectKey, wanted.SubjectTitle, wanted.BeneficiaryId, number, edition,
                head.NumberOf(type, number), ContentHash.Of(wanted.Kind, head.Printed, wanted.Content), day, by, clock.UtcNow);
            db.IssuedPapers.Add(issued);
            standing.GetValueOrDefault((wanted.Kind, wanted.SubjectKey))?.ReplaceWith(issued, clock.UtcNow);
            standing[(wanted.Kind, wanted.SubjectKey)] = issued;
            prints.Add((issued, head.Printed));
        }
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return [.. prints.Select(print => PrintOf(print.Paper, print.Letterhead))];
    }

    /// <summary>The counter's row, held until the end of the transaction.</summary>
    private async Task<PaperCounter> LockAsync(Guid unitId, PaperType type, int year, CancellationToken cancel)
    {
        var rows = db.PaperCounters.Where(c => c.UnitId == unitId && c.Type == type && c.Year == year);
        if (await rows.ExecuteUpdateAsync(set => set.SetProperty(c => c.Last, c => c.Last), cancel) == 0)
        {
            db.PaperCounters.Add(new PaperCounter(unitId, type, year));
            await db.SaveChangesAsync(cancel);
        }
        var counter = await rows.FirstAsync(cancel);
        await db.Entry(counter).ReloadAsync(cancel);
        return counter;
    }

    private async Task<Dictionary<(PaperKind, string), IssuedPaper>> StandingAsync(IReadOnlyList<PaperToIssue> papers, Guid unitId, CancellationToken cancel)
    {
        var kinds = papers.Select(paper => paper.Kind).Distinct().ToList();
        var found = new Dictionary<(PaperKind, string), IssuedPaper>();
        foreach (var keys in papers.Select(paper => paper.SubjectKey).Distinct().Chunk(500))
        {
            var rows = await db.IssuedPapers.Where(p => p.UnitId == unitId && p.State == IssuedPaperState.Current && kinds.Contains(p.Kind) && keys.Contains(p.SubjectKey)).ToListAsync(cancel);
            foreach (var row in rows)
                found[(row.Kind, row.SubjectKey)] = row;
        }
        return found;
    }

    private PaperPrint PrintOf(IssuedPaper paper, Letterhead letterhead) => new(
        letterhead with
        {
            NumberLine = "Số: " + paper.NumberText,
            Stamp = new PaperStamp(paper.Id, paper.NumberText, paper.ShortHash, address.Of(paper), BusinessClock.ToLocal(clock.UtcNow), paper.ReprintCount),
        },
        paper.IssuedOn, paper.Id, paper.NumberText, paper.ReprintCount);

    /// <summary>Letterheads by agency and day, each read once.</summary>
    private sealed class Heads(UnitPapers letterheads, CancellationToken cancel)
    {
        private readonly Dictionary<(Guid?, DateOnly), DatedHead> _known = [];

        public async Task<DatedHead> OfAsync(PaperToIssue paper, DateOnly day)
        {
            if (_known.TryGetValue((paper.Agency?.Id, day), out var known))
                return known;
            return _known[(paper.Agency?.Id, day)] = paper.Agency is { } agency
                ? await letterheads.HeadOfAgencyAsync(agency, day, cancel)
                : await letterheads.HeadAsync(paper.UnitId, day, cancel);
        }
    }
}
