using System.Net;
using AsxhPortal.Data.Auditing;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.HomeVisits.Carried;

/// <summary>Taking people along, and what ends it.</summary>
public sealed class CarriedPlanTests(VisitScene scene) : IClassFixture<VisitScene>
{
    [Fact]
    public async Task The_package_holds_the_people_of_the_plan_and_nobody_else()
    {
        await scene.PreparedAsync();
        var mine = await scene.AddPersonAsync("Hoàng Thị Mang");
        var elsewhere = await scene.AddPersonAsync("Hoàng Thị Ở Lại", scene.OtherHamletId);
        var phone = await new Phone(await scene.SignedInAsAsync(Roles.CultureOfficer)).CarryAsync(("HamletId", scene.HamletId.ToString()), ("DeviceName", "Máy của tổ 1"));

        var person = phone.Person(mine);
        person["name"]!.GetValue<string>().ShouldBe("Hoàng Thị Mang");
        person["surveyVersion"].ShouldBeNull();
        person["amount"]!.GetValue<long>().ShouldBe(360_000);
        var text = phone.Package.ToJsonString();
        text.ShouldNotContain(elsewhere.ToString());
        text.ShouldNotContain(scene.StrangerId.ToString());
        await scene.InDatabaseAsync(async db =>
        {
            var plan = await db.CarriedPlans.SingleAsync(p => p.Id == phone.PlanId);
            (plan.DeviceName, plan.ExpiresAt - plan.CreatedAt).ShouldBe(("Máy của tổ 1", TimeSpan.FromHours(48)));
            var export = await db.AuditEntries.Where(e => e.Action == AuditAction.Exported && e.Subject == "Bản mang đi").OrderByDescending(e => e.Id).FirstAsync();
            export.RowCount.ShouldBe(plan.PeopleCount);
            (await db.SealKeys.SingleAsync()).ProtectedPrivateKey.Length.ShouldBeGreaterThan(1000);
        });
    }

    [Fact]
    public async Task Nobody_to_visit_is_said_and_another_communes_team_is_not_found()
    {
        await scene.PreparedAsync();
        var culture = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var response = await new Phone(culture).TryCarryAsync(("HamletId", Guid.NewGuid().ToString()));
        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.Content.ReadAsStringAsync()).ShouldContain("Không còn ai cần đến");
        var elsewhere = await scene.SignedInAsAsync(Roles.CultureOfficer, "18391");
        (await new Phone(elsewhere).TryCarryAsync(("HamletId", scene.HamletId.ToString()))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await new Phone(await scene.SignedInAsAsync(Roles.CommuneLeader)).TryCarryAsync(("HamletId", scene.HamletId.ToString()))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Signing_out_ends_what_was_carried_in_that_browser()
    {
        await scene.PreparedAsync();
        await scene.AddPersonAsync("Hoàng Thị Đăng Xuất");
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        var other = await new Phone(await scene.SignedInAsAsync(Roles.CultureOfficer)).CarryAsync(("HamletId", scene.HamletId.ToString()));
        var phone = await new Phone(client).CarryAsync(("HamletId", scene.HamletId.ToString()));
        (await phone.ContactAsync())["state"]!.GetValue<string>().ShouldBe("alive");

        (await client.PostFormAsync("/dang-xuat")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await scene.InDatabaseAsync(async db =>
        {
            (await db.CarriedPlans.SingleAsync(p => p.Id == phone.PlanId)).End.ShouldBe(CarriedPlanEnd.SignedOut);
            (await db.CarriedPlans.SingleAsync(p => p.Id == other.PlanId)).EndedAt.ShouldBeNull();
        });
        (await other.ContactAsync())["state"]!.GetValue<string>().ShouldBe("alive");
    }

    [Fact]
    public async Task A_day_plan_is_offered_with_those_who_are_left_and_no_longer_when_all_are_done()
    {
        await scene.PreparedAsync();
        var hamlet = new Hamlet(scene.UnitId, "Thôn Thử Ba");
        var team = new VisitTeam(scene.UnitId, scene.RoundId, "Tổ còn người");
        await scene.InDatabaseAsync(async db =>
        {
            team.Visit([hamlet.Id]);
            db.AddRange(hamlet, team);
            await db.SaveChangesAsync();
        });
        var people = new[] { await scene.AddPersonAsync("Hoàng Thị Còn Một", hamlet.Id), await scene.AddPersonAsync("Hoàng Thị Còn Hai", hamlet.Id) };
        var client = await scene.SignedInAsAsync(Roles.CultureOfficer);
        await client.PostFormAsync("/khao-sat/ke-hoach", new() { ["TeamId"] = team.Id.ToString(), ["Day"] = PortalFactory.Today.ToString("dd/MM/yyyy"), ["Count"] = "500" });
        var offered = new List<int?>();
        foreach (var person in people.Prepend(Guid.Empty))
        {
            await scene.InDatabaseAsync(async db =>
            {
                if (person == Guid.Empty)
                    return;
                var survey = new Survey(scene.RoundId, await db.Beneficiaries.SingleAsync(b => b.Id == person));
                survey.SaveDraft(new SurveyAnswers(), SurveyOutcome.ChoosesPaymentOrganisation, PortalFactory.Today);
                survey.Complete(false, null, new Actor(Guid.NewGuid(), "Trần Văn Ghi"), PortalFactory.Now);
                db.Surveys.Add(survey);
                await db.SaveChangesAsync();
            });
            var session = System.Text.Json.Nodes.JsonNode.Parse(await client.GetStringAsync("/khao-sat/mang-di/phien.json"))!;
            offered.Add(session["plans"]!.AsArray().FirstOrDefault(p => p!["field"]!.GetValue<string>() == "DayPlanId" && p["name"]!.GetValue<string>() == "Tổ còn người")?["people"]!.GetValue<int>());
        }
        offered.ShouldBe([2, 1, null]);
    }
}
