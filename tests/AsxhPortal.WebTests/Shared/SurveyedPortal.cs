using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.Shared;

/// <summary>
/// The site with six known people in xã Xuân Yên after the home visits (the demo commune next door has people of its own):
/// Hoà has an account, Bảy opens one, Mỹ has a power of attorney not certified yet, Kỳ is force majeure, Sen died but was surveyed as having an
/// account, Lan was not surveyed.
/// </summary>
public sealed class SurveyedPortal : PortalFactory, IAsyncLifetime
{
    public const string Commune = "18376", OtherCommune = "18382";

    private static readonly Actor Visitor = new(Guid.NewGuid(), "Nguyễn Thị Thu Hà");

    public Guid UnitId { get; private set; }
    public Guid OtherUnitId { get; private set; }
    public Guid RoundId { get; private set; }
    public Guid AgencyId { get; private set; }
    public Guid Hoa { get; private set; }
    public Guid Bay { get; private set; }
    public Guid My { get; private set; }
    public Guid Ky { get; private set; }
    public Guid Sen { get; private set; }
    public Guid Lan { get; private set; }
    public Guid PowerOfAttorneyId { get; private set; }

    public async ValueTask InitializeAsync() => await InDatabaseAsync(async db =>
    {
        UnitId = (await db.Units.SingleAsync(u => u.Code == Commune && u.ValidFrom <= Today && (u.ValidTo == null || u.ValidTo >= Today))).Id;
        OtherUnitId = (await db.Units.SingleAsync(u => u.Code == OtherCommune && u.ValidFrom <= Today && (u.ValidTo == null || u.ValidTo >= Today))).Id;
        RoundId = (await db.Rounds.SingleAsync()).Id;
        AgencyId = (await db.ReceivingAgencies.SingleAsync()).Id;
        var hamlet = new Hamlet(UnitId, "Thôn Yên Ngư");
        db.Hamlets.Add(hamlet);
        var agribank = await db.PaymentProviders.SingleAsync(p => p.Code == "970405");

        var hoa = Person(db, hamlet, "Lê Thị Hoà", "042138000001", (SourceGroup.SocialAssistance, "BTXH-5C"));
        Hoa = hoa.Id;
        db.BankAccounts.Add(BankAccount.Declare(hoa, agribank, PaymentChannel.BankAccount, "0012345678", "LE THI HOA", PayeeKind.Self, null, Visitor, Now));
        Survey(db, hoa, SurveyOutcome.ReconfirmsAccount);

        var bay = Person(db, hamlet, "Trần Văn Bảy", "042038000002", (SourceGroup.SocialAssistance, "BTXH-6-DBN-NCT"), (SourceGroup.PoorHousehold, "NGHEO"));
        Bay = bay.Id;
        Survey(db, bay, SurveyOutcome.ChoosesBankApp);

        var my = Person(db, hamlet, "Phạm Thị Mỹ", "042137000003", (SourceGroup.Merit, "NCC-3.1-TNLS1"));
        My = my.Id;
        var paper = new PowerOfAttorney(my, null);
        paper.Write(my, new AttorneyPerson("Phạm Văn Cháu", new PartialDate(1990, 5, 6), "042090000009", "Cháu ruột", "Thôn Yên Ngư", null), null, new DateOnly(2024, 2, 1), null);
        PowerOfAttorneyId = paper.Id;
        db.PowersOfAttorney.Add(paper);
        Survey(db, my, SurveyOutcome.AttorneyInCash, paper);

        var ky = Person(db, hamlet, "Nguyễn Văn Kỳ", "042036000004", (SourceGroup.SocialAssistance, "BTXH-5C"));
        Ky = ky.Id;
        Survey(db, ky, SurveyOutcome.ForceMajeure);

        var sen = Person(db, hamlet, "Đặng Thị Sen", "042135000005", (SourceGroup.SocialAssistance, "BTXH-5C"));
        Sen = sen.Id;
        Survey(db, sen, SurveyOutcome.ReconfirmsAccount);
        db.ChangeEvents.Add(sen.Record(ChangeKind.Death, Today.AddDays(-1), null, Visitor, Now));

        Lan = Person(db, hamlet, "Bùi Thị Lan", "042140000006", (SourceGroup.SocialAssistance, "BTXH-5C")).Id;
        await db.SaveChangesAsync();
    });

    private Beneficiary Person(AppDbContext db, Hamlet hamlet, string name, string citizenId, params (SourceGroup Group, string Code)[] entitlements)
    {
        var person = new Beneficiary(UnitId, null, VietnameseName.From(name), new PartialDate(1900 + int.Parse(citizenId.AsSpan(4, 2), System.Globalization.CultureInfo.InvariantCulture)), null, citizenId, null);
        person.LiveAt(hamlet.Id);
        db.Beneficiaries.Add(person);
        foreach (var (group, code) in entitlements)
            db.Entitlements.Add(new Entitlement(person, group, code, null));
        return person;
    }

    private void Survey(AppDbContext db, Beneficiary person, SurveyOutcome outcome, PowerOfAttorney? paper = null)
    {
        var survey = new Survey(RoundId, person);
        survey.SaveDraft(Answers(outcome, person.FullName), outcome, Today);
        survey.Complete(minute: false, paper, Visitor, Now);
        db.Surveys.Add(survey);
    }

    private static SurveyAnswers Answers(SurveyOutcome outcome, string holder) => new()
    {
        ProviderCode = outcome.Rule().NeedsAccount ? "970405" : null,
        AccountNumber = outcome.Rule().NeedsAccount ? "0012345678" : null,
        AccountHolder = outcome.Rule().NeedsAccount ? holder : null,
        Reason = outcome.Rule().NeedsReason ? "Già yếu, không đi lại được" : null,
    };

    /// <summary>The visiting officer opens a completed survey again and completes it with another outcome.</summary>
    public Task ChangeOutcomeAsync(Guid beneficiaryId, SurveyOutcome outcome) => InDatabaseAsync(async db =>
    {
        var survey = await db.Surveys.SingleAsync(s => s.BeneficiaryId == beneficiaryId && s.RoundId == RoundId);
        survey.Reopen();
        survey.SaveDraft(Answers(outcome, ""), outcome, Today);
        survey.Complete(minute: true, null, Visitor, Now);
        await db.SaveChangesAsync();
    });

    public Task SurveyLaterAsync(Guid beneficiaryId, SurveyOutcome outcome) => InDatabaseAsync(async db =>
    {
        Survey(db, await db.Beneficiaries.SingleAsync(b => b.Id == beneficiaryId), outcome);
        await db.SaveChangesAsync();
    });

    public Task CertifyAsync() => InDatabaseAsync(async db =>
    {
        var paper = await db.PowersOfAttorney.SingleAsync(p => p.Id == PowerOfAttorneyId);
        paper.Certify("05/2024-SCT/CK,ĐC", null, Today, Visitor, Today);
        await db.SaveChangesAsync();
    });

    /// <summary>The leader signs off everything that waits.</summary>
    public async Task SignOffAsync()
    {
        var leader = await SignedInAsAsync(Roles.CommuneLeader);
        var response = await leader.SubmitAsync(await leader.GetPageAsync("/phan-loai"), "/phan-loai", "form[action='/phan-loai/ky-duyet']");
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Found);
    }
}
