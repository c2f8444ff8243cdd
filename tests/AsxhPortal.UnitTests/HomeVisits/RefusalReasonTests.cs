using AsxhPortal.Domain.HomeVisits;
using Shouldly;

namespace AsxhPortal.UnitTests.HomeVisits;

public sealed class RefusalReasonTests
{
    [Theory]
    [InlineData("Quen nhận tiền mặt tại bưu điện", RefusalReasonKind.PrefersCash)]
    [InlineData("Không biết dùng điện thoại, sợ mất tiền", RefusalReasonKind.FearsFraud)]
    [InlineData("không biết dùng thẻ ATM", RefusalReasonKind.CannotUseDevices)]
    [InlineData("Xa nơi rút tiền", RefusalReasonKind.FarFromBank)]
    [InlineData("Nhà ở xa, không có người đưa đi", RefusalReasonKind.FarFromBank)]
    [InlineData("Sợ bị lừa đảo.", RefusalReasonKind.FearsFraud)]
    [InlineData("Ngân hàng thu phí tin nhắn", RefusalReasonKind.FearsFees)]
    [InlineData("Tuổi cao, sức yếu", RefusalReasonKind.OldOrIll)]
    [InlineData("Tài khoản vay vốn, sợ bị trừ nợ", RefusalReasonKind.AccountUsedOtherwise)]
    [InlineData("Chưa có nhu cầu đăng ký", RefusalReasonKind.WantsMoreTime)]
    [InlineData("Cho một lần nữa", RefusalReasonKind.Other)]
    [InlineData("", RefusalReasonKind.Other)]
    [InlineData(null, RefusalReasonKind.Other)]
    public void A_written_reason_is_counted_under_one_kind(string? reason, RefusalReasonKind kind) => RefusalReasons.Of(reason).ShouldBe(kind);

    [Fact]
    public void The_chosen_kind_stands_above_what_the_words_say()
    {
        RefusalReasons.Of(RefusalReasonKind.WantsMoreTime, "Sợ bị lừa đảo").ShouldBe(RefusalReasonKind.WantsMoreTime);
        RefusalReasons.Of(null, "Sợ bị lừa đảo").ShouldBe(RefusalReasonKind.FearsFraud);
    }

    [Theory]
    [InlineData(RefusalReasonKind.FearsFees, null, "Ngại mất phí")]
    [InlineData(RefusalReasonKind.FearsFees, " Phí tin nhắn 11 nghìn ", "Phí tin nhắn 11 nghìn")]
    [InlineData(RefusalReasonKind.Other, "  ", null)]
    [InlineData(null, "", null)]
    public void A_kind_of_the_list_speaks_for_itself_except_other(RefusalReasonKind? kind, string? words, string? said) =>
        RefusalReasons.Words(kind, words).ShouldBe(said);

    [Fact]
    public void Every_kind_has_words() => Enum.GetValues<RefusalReasonKind>().Select(k => k.ToVietnamese()).ShouldBeUnique();
}
