using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Shared;
using Shouldly;

namespace AsxhPortal.UnitTests.BankAccounts;

public sealed class HandOverTests
{
    private static readonly Actor Officer = new(Guid.NewGuid(), "Đặng Thị Hồng Nhung");
    private static readonly DateTime Now = new(2024, 1, 18, 2, 0, 0, DateTimeKind.Utc);
    private static readonly Guid Person = Guid.NewGuid();

    private static HandOver Sent() => new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), 1,
    [
        new HandOverLine { Ordinal = 1, BeneficiaryId = Person, EntitlementId = Guid.NewGuid(), FullName = "Lê Thị Hoà", Amount = 360_000 },
        new HandOverLine { Ordinal = 2, BeneficiaryId = Person, EntitlementId = Guid.NewGuid(), FullName = "Lê Thị Hoà", Amount = 2_055_000 },
        new HandOverLine { Ordinal = 3, BeneficiaryId = Guid.NewGuid(), EntitlementId = Guid.NewGuid(), FullName = "Trần Văn Bảy", Amount = 540_000 },
    ], Officer, Now);

    [Fact]
    public void It_counts_lines_people_and_money()
    {
        var handOver = Sent();
        (handOver.LineCount, handOver.PersonCount, handOver.AmountSum).ShouldBe((3, 2, 2_955_000));
        Should.Throw<RuleException>(() => new HandOver(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), 1, [], Officer, Now));
    }

    [Fact]
    public void Receiving_all_answers_once()
    {
        var handOver = Sent();
        handOver.Answer(new Dictionary<Guid, string>(), Officer, Now);
        handOver.State.ShouldBe(HandOverState.Received);
        handOver.Lines.ShouldAllBe(l => l.State == HandOverLineState.Received);
        Should.Throw<RuleException>(() => handOver.Answer(new Dictionary<Guid, string>(), Officer, Now)).Message.ShouldContain("đã được trả lời");
    }

    [Fact]
    public void Returned_lines_carry_their_reasons_and_the_others_are_received()
    {
        var handOver = Sent();
        handOver.Answer(new Dictionary<Guid, string> { [handOver.Lines[2].Id] = " Số tài khoản sai " }, Officer, Now);
        handOver.State.ShouldBe(HandOverState.PartlyReturned);
        handOver.Lines.Select(l => (l.State, l.ReturnReason)).ShouldBe([(HandOverLineState.Received, null), (HandOverLineState.Received, null), (HandOverLineState.Returned, "Số tài khoản sai")]);
    }

    [Fact]
    public void Returning_everything_is_a_returned_hand_over()
    {
        var handOver = Sent();
        handOver.Answer(handOver.Lines.ToDictionary(l => l.Id, _ => "Thiếu quyết định"), Officer, Now);
        handOver.State.ShouldBe(HandOverState.Returned);
    }

    [Fact]
    public void A_returned_line_without_a_reason_changes_nothing()
    {
        var handOver = Sent();
        var refused = Should.Throw<RuleException>(() => handOver.Answer(new Dictionary<Guid, string> { [handOver.Lines[2].Id] = " " }, Officer, Now));
        refused.Message.ShouldBe("Hãy ghi lý do trả lại dòng 3 (Trần Văn Bảy).");
        handOver.State.ShouldBe(HandOverState.Sent);
        handOver.Lines.ShouldAllBe(l => l.State == HandOverLineState.Sent);
    }

    [Fact]
    public void Lines_of_another_hand_over_are_refused() =>
        Should.Throw<RuleException>(() => Sent().Answer(new Dictionary<Guid, string> { [Guid.NewGuid()] = "Sai" }, Officer, Now));
}
