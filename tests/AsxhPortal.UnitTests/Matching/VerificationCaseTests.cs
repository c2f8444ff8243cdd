using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Matching;

/// <summary>Step 2 (2): opened, asked, answered, closed; nothing out of turn, every step with its paper.</summary>
public sealed class VerificationCaseTests
{
    private static readonly DateTime Now = new(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Today = new(2024, 1, 12);
    private static readonly Actor Police = new(Guid.Parse("00000000-0000-0000-0000-000000000002"), "Trần Quốc Hưng");

    [Fact]
    public void A_person_with_merit_is_confirmed_only_after_an_answer_on_paper()
    {
        var one = Opened(SourceGroup.Merit);
        Refused(() => one.Confirm(Guid.NewGuid(), null, null, Police, Now)).ShouldContain("văn bản trả lời");
        one.SendRequest("Sở Lao động - Thương binh và Xã hội tỉnh Hà Tĩnh", "15/UBND-VHXH", Today, Today.AddDays(5), null, Police, Now);
        Refused(() => one.Confirm(Guid.NewGuid(), null, null, Police, Now)).ShouldContain("văn bản trả lời");
        one.RecordAnswer("88/SLĐTBXH-NCC", Today, "Có hồ sơ thương binh 41 %.", Police, Now);
        var person = Guid.NewGuid();
        one.Confirm(person, null, null, Police, Now);
        one.State.ShouldBe(VerificationState.Confirmed);
        one.BeneficiaryId.ShouldBe(person);
        one.Events.Select(e => (e.Ordinal, e.Step)).ShouldBe(
            [(1, VerificationStep.Opened), (2, VerificationStep.Requested), (3, VerificationStep.Answered), (4, VerificationStep.Confirmed)]);
        one.Events[1].DocumentNumber.ShouldBe("15/UBND-VHXH");
        Refused(() => one.Refute("nhầm", Police, Now)).ShouldContain("đã đóng");
    }

    [Fact]
    public void Other_groups_may_be_closed_without_a_letter()
    {
        var one = Opened(SourceGroup.SocialAssistance);
        one.Refute("Không có người này ở thôn.", Police, Now);
        one.State.ShouldBe(VerificationState.Refuted);
        one.IsClosed.ShouldBeTrue();
    }

    [Fact]
    public void Asking_again_is_a_reminder_of_the_same_case()
    {
        var one = Opened(SourceGroup.Merit);
        one.SendRequest("Sở LĐTBXH", "15/UBND-VHXH", Today.AddDays(-3), Today.AddDays(-1), null, Police, Now);
        one.IsLateOn(Today).ShouldBeTrue();
        one.SendRequest("Sở LĐTBXH", "19/UBND-VHXH", Today, Today.AddDays(3), null, Police, Now);
        one.Events.Select(e => e.Step).ShouldBe([VerificationStep.Opened, VerificationStep.Requested, VerificationStep.Reminded]);
        one.IsLateOn(Today).ShouldBeFalse();
    }

    [Fact]
    public void An_answer_needs_a_request_a_number_and_words()
    {
        var one = Opened(SourceGroup.Merit);
        Refused(() => one.RecordAnswer("88", Today, "Có.", Police, Now)).ShouldContain("chưa gửi đề nghị");
        Refused(() => one.SendRequest(" ", "15", Today, null, null, Police, Now)).ShouldContain("cơ quan");
        Refused(() => one.SendRequest("Sở", "", Today, null, null, Police, Now)).ShouldContain("số, ký hiệu");
        Refused(() => one.SendRequest("Sở", "15", Today.AddDays(1), null, null, Police, Now)).ShouldContain("tương lai");
        Refused(() => one.SendRequest("Sở", "15", Today, Today.AddDays(-1), null, Police, Now)).ShouldContain("Hạn trả lời");
        one.SendRequest("Sở", "15", Today, null, null, Police, Now);
        Refused(() => one.RecordAnswer("88", Today, " ", Police, Now)).ShouldContain("nội dung trả lời");
        one.State.ShouldBe(VerificationState.Requested);
    }

    [Fact]
    public void A_refuted_case_opens_again_with_a_reason_a_confirmed_one_does_not()
    {
        var one = Opened(SourceGroup.Merit);
        Refused(() => one.Reopen("có giấy mới", Police, Now)).ShouldContain("không xác nhận");
        one.SendRequest("Sở", "15", Today, null, null, Police, Now);
        one.RecordAnswer("88", Today, "Không có hồ sơ.", Police, Now);
        one.Refute("Không có hồ sơ.", Police, Now);
        Refused(() => one.Reopen("", Police, Now)).ShouldContain("lý do");
        one.Reopen("Gia đình nộp quyết định cũ.", Police, Now);
        (one.State, one.ClosedAt).ShouldBe((VerificationState.Answered, null));
    }

    [Fact]
    public void It_is_due_before_collecting_begins_or_within_a_week()
    {
        VerificationCase.DueOf(new DateOnly(2024, 1, 14), Today).ShouldBe(new DateOnly(2024, 1, 14));
        VerificationCase.DueOf(new DateOnly(2024, 1, 11), Today).ShouldBe(new DateOnly(2024, 1, 19));
        VerificationCase.DueOf(null, Today).ShouldBe(new DateOnly(2024, 1, 19));
    }

    [Fact]
    public void Nobody_is_asked_about_without_a_name() =>
        Refused(() => new VerificationCase(Guid.NewGuid(), 1, 2024, null, new VerificationSubject(" ", null, null, null, null, null, SourceGroup.Merit), Today, null, Police, Now)).ShouldContain("họ và tên");

    private static VerificationCase Opened(SourceGroup group) => new(Guid.NewGuid(), 1, 2024, null,
        new VerificationSubject("Đặng Trọng Khoát", new PartialDate(1944), Sex.Male, null, null, "Yên Ngư", group), Today.AddDays(2), null, Police, Now);

    private static string Refused(Action act) => Should.Throw<RuleException>(act).Message;
}
