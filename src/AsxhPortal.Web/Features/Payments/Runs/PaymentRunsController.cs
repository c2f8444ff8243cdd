using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Payments.Runs;

/// <summary>Step 7: the runs of a month, who is paid and who is held, approval, and the payment lists to download.</summary>
[Allow(Permission.ViewPayments), Route(Steps.PaymentsPath)]
public sealed class PaymentRunsController(PaymentRunQuery query, CurrentUser user, BusinessClock clock) : Controller
{
    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken cancellationToken) => View("Index", await PageAsync(DefaultForm(), cancellationToken));

    [HttpPost("lap"), Allow(Permission.MakePaymentRun)]
    public async Task<IActionResult> Make(PaymentRunForm form, [FromServices] MakePaymentRun make, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
            return View("Index", await PageAsync(form, cancellationToken));
        try
        {
            var run = await make.RunAsync(form.AgencyId!.Value, Period.Parse(form.Period), user.Actor, clock.UtcNow, cancellationToken);
            this.Done($"Đã tính đợt chi trả tháng {run.Period}: {run.PayableCount} dòng được chi, {run.HeldCount} dòng tạm giữ.");
            return RedirectToAction(nameof(Show), new { id = run.Id });
        }
        catch (RuleException rule)
        {
            ModelState.AddRule(rule);
            return View("Index", await PageAsync(form, cancellationToken));
        }
    }

    [HttpGet("{id:guid}"), RecordView("PaymentRun")]
    public async Task<IActionResult> Show(Guid id, [FromServices] ReadPaymentPosting postings, CancellationToken cancellationToken) =>
        await query.FindAsync(id, cancellationToken) is { } page
            ? View("Show", page.Run.State == PaymentRunState.Approved ? page with { Communes = await postings.CommunesAsync(id, cancellationToken) } : page)
            : NotFound();

    [HttpPost("{id:guid}/duyet"), Allow(Permission.ApprovePaymentRun)]
    public async Task<IActionResult> Approve(Guid id, int version, [FromServices] ApprovePaymentRun approve, CancellationToken cancellationToken)
    {
        try
        {
            if (await approve.RunAsync(id, version, user.Actor, clock.UtcNow, cancellationToken) is not { } run)
                return NotFound();
            this.Done($"Đã duyệt đợt chi trả tháng {run.Period}: {run.PayableCount} dòng, {new Dong(run.PayableSum)}. Danh sách chi trả đã sẵn sàng để tải.");
        }
        catch (RuleException rule)
        {
            this.Refused(rule.Message);
        }
        catch (Exception stale) when (stale is StaleRecordException or DbUpdateConcurrencyException)
        {
            this.Refused("Đợt chi trả vừa được người khác tính lại hoặc duyệt; số liệu bên dưới là bản mới nhất, hãy kiểm tra rồi duyệt.");
        }
        return RedirectToAction(nameof(Show), new { id });
    }

    [HttpGet("{id:guid}/danh-sach/{channel}/{provider?}"), RecordView("PaymentList")]
    public async Task<IActionResult> List(Guid id, PaymentChannel channel, string? provider, bool nhanThay, CancellationToken cancellationToken)
    {
        if (await query.FindAsync(id, cancellationToken) is not { } page || Find(page, channel, provider, nhanThay) is not { } list)
            return NotFound();
        ViewData["List"] = list;
        ViewData["Run"] = page;
        return View("List", await query.LinesAsync(id, PaymentLineState.Payable, list, cancellationToken));
    }

    internal static PaymentListRow? Find(PaymentRunPage page, PaymentChannel channel, string? provider, bool isByProxy) =>
        page.Lists.FirstOrDefault(l => l.Channel == channel && l.ProviderCode == provider && l.IsByProxy == isByProxy);

    private PaymentRunForm DefaultForm() => new() { Period = Period.Of(clock.Today).Plus(1).ToString() };

    private async Task<PaymentsPage> PageAsync(PaymentRunForm form, CancellationToken cancellationToken)
    {
        var agencies = user.Can(Permission.MakePaymentRun) ? await query.AgenciesAsync(cancellationToken) : [];
        if (form.AgencyId is null && agencies.Count == 1)
            form.AgencyId = agencies[0].Id;
        return new PaymentsPage(await query.AllAsync(cancellationToken), agencies, form);
    }
}

/// <summary>What the first page of step 7 shows.</summary>
public sealed record PaymentsPage(IReadOnlyList<PaymentRunRow> Runs, IReadOnlyList<Domain.Organisation.ReceivingAgency> Agencies, PaymentRunForm Form);
