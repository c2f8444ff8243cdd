using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Beneficiaries;

public enum ChangeKind { Death, MoveAway, WrongInformation, BenefitRefused, BackToActive, IdentityCorrected, EntitlementEnded, EntitlementChanged }

/// <summary>Biến động: something that happened to a person, on a date, told by somebody.</summary>
public sealed class ChangeEvent : Entity, IScopedToUnit, IAboutBeneficiary
{
    private ChangeEvent() { }

    internal ChangeEvent(Guid unitId, Guid beneficiaryId, ChangeKind kind, DateOnly occurredOn, string? note, Actor by, DateTime now)
    {
        UnitId = unitId;
        BeneficiaryId = beneficiaryId;
        Kind = kind;
        OccurredOn = occurredOn;
        Note = note;
        RecordedById = by.Id;
        RecordedByName = by.Name;
        RecordedAt = now;
    }

    public Guid UnitId { get; private set; }
    public Guid BeneficiaryId { get; private set; }
    public ChangeKind Kind { get; private set; }
    public DateOnly OccurredOn { get; private set; }
    public string? Note { get; private set; }
    public Guid RecordedById { get; private set; }
    public string RecordedByName { get; private set; } = "";
    public DateTime RecordedAt { get; private set; }
}

public static class ChangeKindWords
{
    public static string ToVietnamese(this ChangeKind kind) => kind switch
    {
        ChangeKind.Death => "Đã chết",
        ChangeKind.MoveAway => "Chuyển nơi cư trú",
        ChangeKind.WrongInformation => "Sai thông tin, chuyển xác minh",
        ChangeKind.BenefitRefused => "Từ chối nhận chế độ",
        ChangeKind.BackToActive => "Trở lại theo dõi",
        ChangeKind.IdentityCorrected => "Sửa thông tin nhân thân",
        ChangeKind.EntitlementEnded => "Thôi hưởng",
        _ => "Thay đổi chế độ",
    };

    public static string ToVietnamese(this BeneficiaryStatus status) => status switch
    {
        BeneficiaryStatus.Active => "Đang theo dõi",
        BeneficiaryStatus.Deceased => "Đã chết",
        BeneficiaryStatus.MovedAway => "Đã chuyển đi",
        BeneficiaryStatus.UnderVerification => "Đang xác minh",
        _ => "Từ chối nhận",
    };
}

public static class EntitlementStateWords
{
    public static string ToVietnamese(this EntitlementState state) => state switch
    {
        EntitlementState.Active => "Đang hưởng",
        EntitlementState.Suspended => "Tạm dừng",
        _ => "Đã thôi hưởng",
    };
}
