using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>Why a carried plan ended before its time.</summary>
public enum CarriedPlanEnd
{
    /// <summary>Somebody took it back, e.g. because the phone was lost.</summary>
    Revoked,

    /// <summary>The person signed out on that device.</summary>
    SignedOut,

    /// <summary>The same person carried again with the same device.</summary>
    Replaced,
}

/// <summary>
/// "Mang đi": the people of one day plan on one phone, readable there until it expires or is ended. It never ends the right to send what was
/// written before: a visit made in its time is taken in whenever it comes.
/// </summary>
public sealed class CarriedPlan : Entity, IScopedToUnit
{
    private CarriedPlan() { }

    /// <param name="deviceId">The browser it lies in, as far as it is known; not the hardware.</param>
    /// <param name="hours">So long the phone may open it, 1 to 336 hours.</param>
    /// <exception cref="RuleException">Nobody to carry, or a term outside its range.</exception>
    public CarriedPlan(Guid unitId, Guid roundId, Guid sealKeyId, Guid deviceId, string? deviceName, int people, int hours, Actor by, DateTime now)
    {
        if (people == 0)
            throw new RuleException("Không còn ai cần đến trong kế hoạch này; hãy chọn ngày khác, thôn khác hoặc xem lại danh sách khảo sát.");
        if (hours is < 1 or > 336)
            throw new RuleException("Thời hạn mang đi phải từ 1 đến 336 giờ; hãy báo quản trị hệ thống sửa thiết lập.");
        (UnitId, RoundId, SealKeyId, DeviceId, PeopleCount) = (unitId, roundId, sealKeyId, deviceId, people);
        (UserId, UserName, CreatedAt, LastContactAt, ExpiresAt) = (by.Id, by.Name, now, now, now.AddHours(hours));
        var name = VietnameseText.Nfc(deviceName);
        DeviceName = name.Length == 0 ? "Thiết bị chưa đặt tên" : name.Length > 100 ? name[..100] : name;
    }

    public Guid UnitId { get; private set; }
    public Guid RoundId { get; private set; }
    public Guid? TeamId { get; private set; }
    public Guid? DayPlanId { get; private set; }

    /// <summary>Which key seals what this plan sends.</summary>
    public Guid SealKeyId { get; private set; }
    public Guid UserId { get; private set; }
    public string UserName { get; private set; } = "";
    public Guid DeviceId { get; private set; }
    public string DeviceName { get; private set; } = "";
    public int PeopleCount { get; private set; }
    public DateTime CreatedAt { get; private set; }
    public DateTime ExpiresAt { get; private set; }
    public DateTime LastContactAt { get; private set; }
    public DateTime? EndedAt { get; private set; }
    public CarriedPlanEnd? End { get; private set; }
    public string? EndReason { get; private set; }
    public string? EndedByName { get; private set; }

    /// <summary>What it was made of: the team, and the plan of its day where there is one.</summary>
    public void Follow(Guid? teamId, Guid? dayPlanId) => (TeamId, DayPlanId) = (teamId, dayPlanId);

    public bool IsAliveAt(DateTime now) => EndedAt is null && now < ExpiresAt;

    /// <summary>The first moment from which nothing more may be written with it.</summary>
    public DateTime OverAt => EndedAt is { } ended && ended < ExpiresAt ? ended : ExpiresAt;

    /// <summary>Takes it back from afar; the phone forgets it at its next contact.</summary>
    /// <exception cref="RuleException">It is over already, or no reason was given.</exception>
    public void Revoke(string? reason, Actor by, DateTime now)
    {
        if (string.IsNullOrWhiteSpace(reason))
            throw new RuleException("Hãy ghi lý do thu hồi, ví dụ: mất điện thoại.", "Reason");
        if (!IsAliveAt(now))
            throw new RuleException("Bản mang đi này đã kết thúc nên không cần thu hồi.");
        Finish(CarriedPlanEnd.Revoked, reason.Trim(), by, now);
    }

    /// <summary>Ends it without a question: signed out, or replaced by a newer one. One that is over stays as it is.</summary>
    public void Finish(CarriedPlanEnd end, string? reason, Actor by, DateTime now)
    {
        if (!IsAliveAt(now))
            return;
        (EndedAt, End, EndReason, EndedByName) = (now, end, reason is { Length: > 400 } ? reason[..400] : reason, by.Name);
    }
}

/// <summary>One person of a carried plan: the phone got them, and may send about nobody else.</summary>
public sealed class CarriedPerson : Entity, IScopedToUnit, IAboutBeneficiary
{
    private CarriedPerson() { }

    public CarriedPerson(CarriedPlan plan, Guid beneficiaryId, int order) => (PlanId, UnitId, BeneficiaryId, Order) = (plan.Id, plan.UnitId, beneficiaryId, order);

    public Guid PlanId { get; private set; }
    public Guid UnitId { get; private set; }
    public Guid BeneficiaryId { get; private set; }

    /// <summary>Walking order, from 1.</summary>
    public int Order { get; private set; }
}

/// <summary>
/// A pair of RSA keys of the site: phones seal finished visits with the public half, only the server can open them. Old ones are kept, since a
/// phone may come back late.
/// </summary>
public sealed class SealKey : Entity
{
    private SealKey() { }

    /// <param name="publicKey">SubjectPublicKeyInfo, DER.</param>
    /// <param name="protectedPrivateKey">PKCS#8, protected by the site's data protection.</param>
    public SealKey(byte[] publicKey, byte[] protectedPrivateKey, DateTime now) => (PublicKey, ProtectedPrivateKey, CreatedAt) = (publicKey, protectedPrivateKey, now);

    public byte[] PublicKey { get; private set; } = [];
    public byte[] ProtectedPrivateKey { get; private set; } = [];
    public DateTime CreatedAt { get; private set; }
}
