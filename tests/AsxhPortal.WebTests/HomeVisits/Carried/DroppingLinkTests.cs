using AsxhPortal.Domain.HomeVisits;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.WebTests.HomeVisits.Carried;

/// <summary>A link that loses every third request before it arrives, and every fifth answer after the work was done.</summary>
public sealed class DroppingLink : DelegatingHandler
{
    private int requests;

    public int Lost { get; private set; }

    public bool IsWhole { get; set; } = true;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsWhole)
            return await base.SendAsync(request, cancellationToken);
        var number = ++requests;
        if (number % 3 == 0)
        {
            Lost++;
            throw new HttpRequestException("The request was lost on its way.");
        }
        var response = await base.SendAsync(request, cancellationToken);
        if (number % 5 != 0)
            return response;
        Lost++;
        response.Dispose();
        throw new HttpRequestException("The answer was lost on its way.");
    }
}

/// <summary>200 visits with attachments over a link that drops every few requests.</summary>
public sealed class DroppingLinkTests(VisitScene scene) : IClassFixture<VisitScene>
{
    private const int Visits = 200;

    [Fact]
    public async Task Two_hundred_visits_come_through_a_bad_link_whole_and_once()
    {
        await scene.PreparedAsync();
        var people = new List<Guid>();
        for (var i = 0; i < Visits; i++)
            people.Add(await scene.AddPersonAsync($"Hoàng Thị Đường Dây {(char)('A' + i / 26)}{(char)('A' + i % 26)}"));
        var link = new DroppingLink();
        var client = scene.CreateDefaultClient(new Uri("http://localhost"), link, new CookieHandler());
        (await client.SignInAsync("vhxh.xuanyen@demo.vn", AsxhPortal.Web.Startup.Demo.DemoUser.Password)).Headers.Location!.ToString().ShouldBe("/");
        var phone = await new Phone(client).CarryAsync(("HamletId", scene.HamletId.ToString()));
        var queue = new Queue<string>();
        for (var i = 0; i < Visits; i++)
        {
            var pictures = Enumerable.Range(0, 1 + i % 2).Select(_ => (Id: Guid.NewGuid(), Kind: "Other", Bytes: Phone.Png)).ToArray();
            var visit = phone.Visit(people[i], "complete", new() { ["Outcome"] = "3-DV", ["VisitedOn"] = "2024-01-12", ["HasAccount"] = "false" }, PortalFactory.Now.AddMinutes(-i), pictures);
            var envelopes = pictures.Select(p => phone.SealPicture(p.Id, visit["id"]!.GetValue<Guid>(), p.Kind, p.Bytes)).Append(phone.Seal(visit));
            foreach (var envelope in i % 3 == 0 ? envelopes.Reverse() : envelopes)
                queue.Enqueue(envelope);
        }
        var all = queue.Count;
        link.IsWhole = false;
        while (queue.TryDequeue(out var envelope))
        {
            try
            {
                (await phone.SendAsync(envelope)).Status.ShouldBe(200);
            }
            catch (HttpRequestException)
            {
                // As the phone does: it stays in the queue and is tried again later.
                queue.Enqueue(envelope);
            }
        }
        link.IsWhole = true;
        link.Lost.ShouldBeGreaterThan(100);
        await SettledAsync();

        await scene.InDatabaseAsync(async db =>
        {
            (await db.Surveys.CountAsync(s => people.Contains(s.BeneficiaryId) && s.State == SurveyState.Completed)).ShouldBe(Visits);
            (await db.Visits.CountAsync(v => db.Surveys.Any(s => s.Id == v.SurveyId && people.Contains(s.BeneficiaryId)))).ShouldBe(Visits);
            (await db.VisitSubmissions.CountAsync(s => s.State == SubmissionState.Applied)).ShouldBe(Visits);
            (await db.VisitAttachments.CountAsync(a => people.Contains(a.BeneficiaryId))).ShouldBe(all - Visits);
            (await db.SubmittedPictures.CountAsync()).ShouldBe(all - Visits);
        });
    }

    private async Task SettledAsync()
    {
        for (var attempt = 0; attempt < 1200; attempt++)
        {
            var waits = 1;
            await scene.InDatabaseAsync(async db => waits = await db.VisitSubmissions.CountAsync(s => s.State == SubmissionState.Received));
            if (waits == 0)
                return;
            await Task.Delay(50);
        }
        throw new InvalidOperationException("Something was never applied.");
    }

    /// <summary>Cookies of the client, which the dropping link leaves alone.</summary>
    private sealed class CookieHandler : DelegatingHandler
    {
        private readonly System.Net.CookieContainer cookies = new();

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header)
                request.Headers.Add("Cookie", header);
            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
            {
                foreach (var cookie in set)
                    cookies.SetCookies(request.RequestUri!, cookie);
            }
            return response;
        }
    }
}
