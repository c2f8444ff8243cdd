using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.HomeVisits.Carried;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AsxhPortal.WebTests.HomeVisits.Carried;

/// <summary>A site that ends before it applies anything: it only receives.</summary>
public sealed class ReceivingScene : VisitScene
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.Remove(services.Single(s => s.ImplementationType == typeof(ApplySubmissionsService))));
    }
}

/// <summary>The process ended between receipt and applying; another begins on the same database.</summary>
public sealed class RestartTests(ReceivingScene scene) : IClassFixture<ReceivingScene>
{
    [Fact]
    public async Task What_was_received_is_applied_once_by_the_process_that_comes_after()
    {
        await scene.PreparedAsync();
        var person = await scene.AddPersonAsync("Hoàng Thị Khởi Động");
        var phone = await new Phone(await scene.SignedInAsAsync(Roles.CultureOfficer)).CarryAsync(("HamletId", scene.HamletId.ToString()));
        var picture = (Id: Guid.NewGuid(), Kind: "Other", Bytes: Phone.Png);
        var visit = phone.Visit(person, "complete", new() { ["Outcome"] = "3-DV", ["VisitedOn"] = "2024-01-12", ["HasAccount"] = "false", ["Wish"] = "PaymentOrganisation" }, PortalFactory.Now.AddHours(-1), picture);
        var visitId = visit["id"]!.GetValue<Guid>();
        var envelope = phone.Seal(visit);
        (await phone.SendAsync(phone.SealPicture(picture.Id, visitId, "Other", picture.Bytes))).State.ShouldBe("received");
        (await phone.SendAsync(envelope)).State.ShouldBe("received");
        await scene.InDatabaseAsync(async db => (await db.Surveys.AnyAsync(s => s.BeneficiaryId == person)).ShouldBeFalse());

        for (var start = 0; start < 2; start++)
        {
            using var next = scene.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.AddHostedService<ApplySubmissionsService>()));
            next.Services.GetServices<IHostedService>().OfType<ApplySubmissionsService>().Count().ShouldBe(1);
            (await phone.SettledAsync(visitId)).ShouldBe(new Acknowledged(200, "applied", null));
        }

        (await phone.SendAsync(envelope)).State.ShouldBe("applied");
        await scene.InDatabaseAsync(async db =>
        {
            var survey = await db.Surveys.Include(s => s.Visits).SingleAsync(s => s.BeneficiaryId == person);
            (survey.State, survey.Visits.Count).ShouldBe((SurveyState.Completed, 1));
            (await db.VisitAttachments.SingleAsync(a => a.BeneficiaryId == person)).Id.ShouldBe(picture.Id);
            (await db.SubmittedContents.AnyAsync(c => c.Id == picture.Id)).ShouldBeFalse();
        });
    }
}
