using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>Why somebody has to be asked again how they want to receive.</summary>
public enum PayeeReviewKind
{
    AttorneyExpired,
    AttorneyEnded,
    AttorneyDied,

    /// <summary>Guardianship ended, or the guardian died.</summary>
    GuardianshipEnded,

    /// <summary>The person has turned eighteen and receives in their own name (BLDS 2015 Đ20).</summary>
    CameOfAge,

    /// <summary>A guardian receives, and no proof of the guardianship is recorded.</summary>
    GuardianProofMissing,
}

/// <summary>
/// A work-list entry: the way somebody was paid has come to an end, and nobody has asked them yet how to go on. Until then the money goes to
/// the person themself. Settled by a new paper, a new survey, or by somebody who says what was agreed; never deleted.
/// </summary>
public sealed class PayeeReview : VersionedEntity, IScopedToUnit, IAboutBeneficiary
{
    private PayeeReview() { }

    /// <param name="causeId">The paper, guardianship or arrangement that it is about; one entry per cause.</param>
    /// <param name="since">The day from which the earlier way no longer counts.</param>
    public PayeeReview(Guid unitId, Guid beneficiaryId, PayeeReviewKind kind, Guid causeId, string formerPayee, DateOnly since, DateTime now)
    {
        UnitId = unitId;
        BeneficiaryId = beneficiaryId;
        Kind = kind;
        CauseId = causeId;
        FormerPayee = formerPayee;
        Since = since;
        OpenedAt = now;
    }

    public Guid UnitId { get; private set; }
    public Guid BeneficiaryId { get; private set; }
    public PayeeReviewKind Kind { get; private set; }
    public Guid CauseId { get; private set; }

    /// <summary>Who received until then.</summary>
    public string FormerPayee { get; private set; } = "";
    public DateOnly Since { get; private set; }
    public DateTime OpenedAt { get; private set; }

    /// <summary>The arrangement that took the place of the ended one; null where the payee was left as it is.</summary>
    public Guid? FallbackArrangementId { get; private set; }
    public DateTime? SettledAt { get; private set; }
    public Guid? SettledById { get; private set; }
    public string? SettledByName { get; private set; }

    /// <summary>What was found or agreed.</summary>
    public string? Settlement { get; private set; }

    public bool IsOpen => SettledAt is null;

    public void FellBackTo(Guid arrangementId) => FallbackArrangementId = arrangementId;

    /// <exception cref="RuleException">Settled already, or nothing is said of what was agreed.</exception>
    public void Settle(string settlement, Actor by, DateTime now)
    {
        if (!IsOpen)
            throw new RuleException($"Việc này đã được {SettledByName} xử lý ngày {SettledAt!.Value.AddHours(7):dd/MM/yyyy}.");
        if (string.IsNullOrWhiteSpace(settlement))
            throw new RuleException("Hãy ghi đã hỏi lại ai, thống nhất cách nhận nào.", "Settlement");
        Settlement = settlement.Trim();
        SettledAt = now;
        SettledById = by.Id;
        SettledByName = by.Name;
    }
}

public static class PayeeReviewWords
{
    public static string ToVietnamese(this PayeeReviewKind kind) => kind switch
    {
        PayeeReviewKind.AttorneyExpired => "Giấy ủy quyền hết hạn",
        PayeeReviewKind.AttorneyEnded => "Ủy quyền đã chấm dứt",
        PayeeReviewKind.AttorneyDied => "Người được ủy quyền đã chết",
        PayeeReviewKind.GuardianshipEnded => "Việc giám hộ đã chấm dứt",
        PayeeReviewKind.CameOfAge => "Đối tượng đã đủ 18 tuổi",
        _ => "Chưa ghi căn cứ giám hộ",
    };

    /// <summary>What to do, in one sentence.</summary>
    public static string WhatToDo(this PayeeReviewKind kind) => kind switch
    {
        PayeeReviewKind.CameOfAge => "Hỏi lại cách nhận: đối tượng nay tự nhận và tự mở tài khoản, trừ khi có quyết định của Tòa án.",
        PayeeReviewKind.GuardianProofMissing => "Ghi căn cứ giám hộ (giấy khai sinh, trích lục, quyết định của Tòa án), hoặc đổi người nhận.",
        PayeeReviewKind.GuardianshipEnded => "Hỏi lại cách nhận: ghi người giám hộ mới, hoặc để đối tượng tự nhận.",
        _ => "Hết ủy quyền: cần hỏi lại cách nhận. Trong lúc chờ, tiền chi cho chính đối tượng.",
    };

    public static PayeeReviewKind ReviewOf(this AttorneyEnd end) => end switch
    {
        AttorneyEnd.Expired => PayeeReviewKind.AttorneyExpired,
        AttorneyEnd.AttorneyDied => PayeeReviewKind.AttorneyDied,
        _ => PayeeReviewKind.AttorneyEnded,
    };
}
