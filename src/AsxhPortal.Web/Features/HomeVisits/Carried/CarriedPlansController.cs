using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AsxhPortal.Data;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Carried;
using AsxhPortal.Web.Security;
using AsxhPortal.Web.Startup;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>What a phone takes along, and whether it may still open it.</summary>
[Route(Steps.HomeVisitsPath + "/mang-di"), Allow(Permission.RecordSurveys)]
public sealed class CarriedPlansController(AppDbContext db, CurrentUser user, IAntiforgery antiforgery, BusinessClock clock) : Controller
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    [HttpPost("goi.json"), RecordExport("Bản mang đi")]
    public async Task<IActionResult> Carry(CarryForm form, [FromServices] CarryPlan carry, CancellationToken cancel)
    {
        try
        {
            var package = await carry.RunAsync(form, DeviceCookie.ReadOrMake(HttpContext), user.Actor, cancel);
            HttpContext.ReportExportedRows(package.People.Count);
            return File(JsonSerializer.SerializeToUtf8Bytes(package with { Token = Token() }, Written), "application/json; charset=utf-8");
        }
        catch (RuleException rule)
        {
            return StatusCode(StatusCodes.Status422UnprocessableEntity, new { sentence = rule.Message });
        }
    }

    /// <summary>
    /// Asked at every contact. Takes no antiforgery token, since a phone that was closed has none any more and gets a new one here; it changes
    /// nothing but the time of the last contact, and no other site can read the answer.
    /// </summary>
    [HttpPost("{planId:guid}/con-hieu-luc"), IgnoreAntiforgeryToken]
    public async Task<IActionResult> State(Guid planId, CancellationToken cancel)
    {
        var now = clock.UtcNow;
        var userId = user.Id!.Value;
        if (await db.CarriedPlans.AsNoTracking().FirstOrDefaultAsync(p => p.Id == planId && p.UserId == userId, cancel) is not { } plan)
            return StatusCode(StatusCodes.Status404NotFound, new { state = "unknown", sentence = "Không tìm thấy bản mang đi này của bạn.", serverTime = now, token = Token() });
        await db.CarriedPlans.Where(p => p.Id == planId).ExecuteUpdateAsync(set => set.SetProperty(p => p.LastContactAt, now), cancel);
        var (state, sentence) = plan.EndedAt is not null ? EndOf(plan) : plan.IsAliveAt(now) ? ("alive", null) : ("expired", "Bản mang đi đã hết hạn; hãy gửi những gì còn chờ rồi mang đi lại.");
        return Json(new { planId, state, sentence, expiresAt = plan.ExpiresAt, serverTime = now, token = Token() }, Written);
    }

    private static (string State, string Sentence) EndOf(CarriedPlan plan) => plan.End switch
    {
        CarriedPlanEnd.Revoked => ("revoked", $"Bản mang đi đã bị thu hồi: {plan.EndReason}. Hãy gửi những gì còn chờ."),
        CarriedPlanEnd.SignedOut => ("ended", "Đã đăng xuất trên thiết bị này nên bản mang đi không còn dùng được; hãy gửi những gì còn chờ rồi mang đi lại."),
        _ => ("ended", "Đã mang đi bản mới trên thiết bị này."),
    };

    private string Token() => antiforgery.GetAndStoreTokens(HttpContext).RequestToken!;
}
