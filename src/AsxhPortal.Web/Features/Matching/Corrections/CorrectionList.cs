using AsxhPortal.Data;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Corrections;

/// <summary>What the list of proposals reads from its address.</summary>
public sealed class CorrectionFilter : ListQuery
{
    public Guid? Unit { get; set; }

    [ModelBinder(Name = "tinh-trang")]
    public CorrectionState? State { get; set; }

    public CorrectionState StateOrFirst => State ?? CorrectionState.Open;
}

/// <summary>A proposal with the person as the register has them now.</summary>
public sealed record CorrectionRow(CorrectionProposal Proposal, string FullName, string? Hamlet);

/// <summary>What cards at the door said differently from the register.</summary>
public sealed class CorrectionList(AppDbContext db)
{
    public Task<PageOf<CorrectionRow>> RunAsync(Guid unitId, CorrectionFilter filter, CancellationToken cancel = default)
    {
        var rows = from p in db.CorrectionProposals.AsNoTracking()
                   where p.UnitId == unitId && p.State == filter.StateOrFirst
                   join b in db.Beneficiaries on p.BeneficiaryId equals b.Id
                   orderby b.NameSortKey, b.Id, p.Field, p.ProposedAt
                   select new CorrectionRow(p, b.FullName, db.Hamlets.Where(h => h.Id == b.HamletId).Select(h => h.Name).FirstOrDefault());
        return rows.ToPageAsync(filter, cancel);
    }

    public Task<int> CountOpenAsync(Guid unitId, CancellationToken cancel = default) => db.CorrectionProposals.CountAsync(p => p.UnitId == unitId && p.State == CorrectionState.Open, cancel);
}
