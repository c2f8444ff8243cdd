using System.ComponentModel.DataAnnotations;
using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Lists;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.HomeVisits.PayeeReviews;

/// <summary>What the work list is asked for, in its address.</summary>
public sealed class PayeeReviewQuery : ListQuery
{
    [FromQuery(Name = "unit")] public Guid? UnitId { get; set; }

    /// <summary>Settled ones instead of open ones.</summary>
    [FromQuery(Name = "xong")] public bool IsSettled { get; set; }
    [FromQuery(Name = "vi-sao")] public PayeeReviewKind? Kind { get; set; }
}

/// <param name="NowPaid">How the person is paid meanwhile.</param>
public sealed record ReviewRow(
    Guid Id, Guid BeneficiaryId, string FullName, string? HamletName, PayeeReviewKind Kind, string FormerPayee, DateOnly Since, DateTime? SettledAt, string? SettledByName, string? Settlement,
    PaymentChannel? Channel, string? PayeeName)
{
    public string NowPaid => Channel is { } channel ? $"{channel.ToVietnamese()}, {PayeeName}" : "Chưa có";
}

/// <summary>Everybody who has to be asked again how they want to receive.</summary>
public sealed class PayeeReviewList(AppDbContext db)
{
    public IQueryable<ReviewRow> Rows(Guid unitId, PayeeReviewQuery query)
    {
        var reviews = db.PayeeReviews.AsNoTracking().Where(r => r.UnitId == unitId && (r.SettledAt != null) == query.IsSettled && (query.Kind == null || r.Kind == query.Kind));
        var key = VietnameseText.Fold(query.Q);
        return from review in reviews
               join person in db.Beneficiaries on review.BeneficiaryId equals person.Id
               join arrangement in db.PaymentArrangements.Where(a => a.ValidTo == null) on review.BeneficiaryId equals arrangement.BeneficiaryId into arrangements
               from arrangement in arrangements.DefaultIfEmpty()
               where key == "" || person.NameKey.Contains(key)
               orderby review.Since, person.NameSortKey, review.Id
               select new ReviewRow(review.Id, review.BeneficiaryId, person.FullName, db.Hamlets.Where(h => h.Id == person.HamletId).Select(h => h.Name).FirstOrDefault(), review.Kind,
                   review.FormerPayee, review.Since, review.SettledAt, review.SettledByName, review.Settlement,
                   arrangement == null ? null : arrangement.Channel, arrangement == null ? null : arrangement.PayeeName);
    }

    public Task<int> OpenAsync(Guid unitId, CancellationToken cancel) => db.PayeeReviews.CountAsync(r => r.UnitId == unitId && r.SettledAt == null, cancel);
}

/// <summary>What was agreed with the person.</summary>
public sealed class SettleForm
{
    public int Version { get; set; }
    [Display(Name = "Đã hỏi ai, thống nhất thế nào", Description = "Ví dụ: đã hỏi bà Lan ngày 12/01, bà tự nhận tiền mặt tại bưu điện."), Required, DataType(DataType.MultilineText), StringLength(1000)] public string? Settlement { get; set; }
}

/// <summary>Somebody has asked the person and says what was agreed.</summary>
public sealed class SettlePayeeReview(AppDbContext db)
{
    /// <returns>Null when there is no such entry in the scope.</returns>
    public async Task<PayeeReview?> RunAsync(Guid id, SettleForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var review = await db.PayeeReviews.FirstOrDefaultAsync(r => r.Id == id, cancel);
        if (review is null)
            return null;
        review.ExpectVersion(form.Version);
        review.Settle(form.Settlement ?? "", by, now);
        await db.SaveChangesAsync(cancel);
        return review;
    }
}
