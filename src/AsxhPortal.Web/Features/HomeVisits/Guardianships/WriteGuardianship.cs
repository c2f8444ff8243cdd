using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Payees;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Guardianships;

/// <summary>Records who is guardian of a person and by what paper, or corrects it; entries of the work list that asked for it settle.</summary>
public sealed class WriteGuardianship(AppDbContext db, FindRepresentative find, FollowPayees follow)
{
    /// <param name="guardianshipId">Null for a new one.</param>
    /// <returns>Null when there is no such person or entry in the scope.</returns>
    /// <exception cref="StaleRecordException">Somebody else changed it after the form was opened.</exception>
    public async Task<Guardianship?> RunAsync(Guid beneficiaryId, Guid? guardianshipId, GuardianshipForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var today = DateOnly.FromDateTime(now.AddHours(7));
        var person = await db.Beneficiaries.FirstOrDefaultAsync(b => b.Id == beneficiaryId, cancel);
        if (person is null)
            return null;
        var guardianship = guardianshipId is null ? new Guardianship(person) : await db.Guardianships.FirstOrDefaultAsync(g => g.Id == guardianshipId && g.BeneficiaryId == beneficiaryId, cancel);
        if (guardianship is null)
            return null;
        if (guardianshipId is not null && guardianship.Version != form.Version)
            throw new StaleRecordException(guardianship);
        var citizenId = string.IsNullOrWhiteSpace(form.GuardianCitizenId) ? null : form.GuardianCitizenId.Replace(" ", "");
        var who = new AttorneyPerson(form.GuardianName ?? "", BirthOf(form), citizenId, form.GuardianRelation ?? "", form.GuardianAddress, form.GuardianPhone)
        {
            OtherPaper = new OtherPaper(form.GuardianPaperName, form.GuardianPaperNumber, form.GuardianPaperIssuedOn),
        };
        guardianship.Write(person, who, form.Basis!.Value, new ProofPaper(form.ProofKind!.Value, form.ProofNumber, form.ProofIssuedOn, form.ProofIssuer), form.ValidFrom!.Value, form.ValidTo,
            await find.KnownAsync(citizenId, cancel), today);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (guardianshipId is null)
            db.Guardianships.Add(guardianship);
        await db.SaveChangesAsync(cancel);
        await follow.RunAsync(beneficiaryId, by, now, cancel);
        await transaction.CommitAsync(cancel);
        return guardianship;
    }

    private static PartialDate? BirthOf(GuardianshipForm form) => string.IsNullOrWhiteSpace(form.GuardianBirth) ? null
        : PartialDate.TryParse(form.GuardianBirth, out var birth) ? birth
        : throw new RuleException("Hãy nhập ngày sinh theo dạng 05/03/1970.", nameof(form.GuardianBirth));
}

/// <summary>Ends a guardianship (BLDS 2015 Đ62); payments to the guardian are held from then on and the work list asks how to go on.</summary>
public sealed class EndGuardianship(AppDbContext db, FollowPayees follow)
{
    /// <returns>Null when there is no such entry in the scope.</returns>
    public async Task<Guardianship?> RunAsync(Guid beneficiaryId, Guid guardianshipId, EndGuardianshipForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var guardianship = await db.Guardianships.FirstOrDefaultAsync(g => g.Id == guardianshipId && g.BeneficiaryId == beneficiaryId, cancel);
        if (guardianship is null)
            return null;
        guardianship.ExpectVersion(form.Version);
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        guardianship.End(form.EndedOn!.Value, form.EndReason ?? "", DateOnly.FromDateTime(now.AddHours(7)));
        await db.SaveChangesAsync(cancel);
        await follow.RunAsync(beneficiaryId, by, now, cancel);
        await transaction.CommitAsync(cancel);
        return guardianship;
    }
}
