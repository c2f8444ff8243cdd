using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Shared;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.HomeVisits;

public sealed class MinuteSealTests
{
    private static readonly Actor Officer = new(Guid.NewGuid(), "Nguyễn Thị Thu Hà");
    private static readonly DateTime Now = new(2024, 1, 12, 2, 30, 0, DateTimeKind.Utc);
    private static readonly MinuteFacts Facts = new("Trần Thị Hoà", "1944", "Nữ", "042144016786", "Thôn Yên Ngư, xã Xuân Yên", "Người từ đủ 80 tuổi", 360_000, "3712205001234", "Agribank", "Tiền mặt");
    private static readonly MinuteSignature[] Three =
        [new(AttachmentKind.SignaturePolice, new string('a', 64)), new(AttachmentKind.SignatureOfficer, new string('b', 64)), new(AttachmentKind.SignatureSubject, new string('c', 64))];

    private readonly Survey _survey = new(Guid.NewGuid(), new Beneficiary(Guid.NewGuid(), null, VietnameseName.From("Trần Thị Hoà"), new PartialDate(1944), Sex.Female, "042144016786", null));

    [Fact]
    public void The_seal_is_the_hash_of_every_printed_line_and_of_the_signatures_in_order()
    {
        var minute = Signed();

        minute.SealedText.ShouldBe(
            "Số biên bản\t01/BB năm 2024\nThời gian\t09:30 12/01/2024\nĐịa điểm\tNhà bà Hoà\nCông an xã/CSKV\tTrần Quốc Hưng\nChức vụ của công an\tCông an xã\n" +
            "Công chức văn hóa - xã hội\tNguyễn Thị Thu Hà\nChức vụ của công chức\tCông chức VHXH\nHọ và tên đối tượng\tTrần Thị Hoà\nNgày sinh\t1944\nGiới tính\tNữ\n" +
            "Số định danh cá nhân/CCCD\t042144016786\nNơi cư trú\tThôn Yên Ngư, xã Xuân Yên\nLoại đối tượng\tNgười từ đủ 80 tuổi\nMức hưởng\t360000\nSố tài khoản\t3712205001234\n" +
            "Ngân hàng\tAgribank\nLý do\tXa ngân hàng\nNguyện vọng\tTiền mặt\nNgười ký\tTrần Thị Hoà\nXác nhận bằng\tKý tên\nNgười làm chứng\t\n");
        minute.SealedHash.ShouldBe(MinuteSeal.HashOf(minute.SealedText!, Three.Reverse()));
        minute.SealedHash.ShouldBe("ac7f29465db17a5233e330cd29020ef43ac46708cae21b58b22e158ce171054a");
        minute.ShortSeal!.Length.ShouldBe(19);
    }

    [Fact]
    public void A_signed_minute_stands_as_long_as_nothing_changes() => Signed().Check(Facts, Three).ShouldBe(SealState.Valid);

    [Theory]
    [InlineData("Trần Thị Hoa", "1944", "042144016786", "Tiền mặt", "Họ và tên đối tượng: khi ký là “Trần Thị Hoà”, nay là “Trần Thị Hoa”")]
    [InlineData("Trần Thị Hoà", "03/1944", "042144016786", "Tiền mặt", "Ngày sinh: khi ký là “1944”, nay là “03/1944”")]
    [InlineData("Trần Thị Hoà", "1944", null, "Tiền mặt", "Số định danh cá nhân/CCCD: khi ký là “042144016786”, nay là “trống”")]
    [InlineData("Trần Thị Hoà", "1944", "042144016786", "VNeID", "Nguyện vọng: khi ký là “Tiền mặt”, nay là “VNeID”")]
    public void Another_identity_or_wish_voids_the_signatures_and_says_what_changed(string name, string birth, string? citizenId, string wish, string difference)
    {
        var minute = Signed();
        var now = Facts with { FullName = name, Birth = birth, CitizenId = citizenId, Wish = wish };

        minute.Check(now, Three).ShouldBe(SealState.TextChanged);
        MinuteSeal.Differences(minute.SealedText!, MinuteSeal.TextOf(minute, now)).ShouldBe([difference]);
    }

    [Fact]
    public void A_new_rate_or_a_merger_of_communes_changes_no_signed_paper()
    {
        var minute = Signed();
        var later = Facts with { Amount = 500_000, Address = "Thôn Yên Ngư, xã Nghi Xuân", Category = "Đối tượng khác" };

        minute.Check(later, Three).ShouldBe(SealState.Valid);
        MinuteSeal.AsSigned(minute.SealedText, later).ShouldBe(Facts);
    }

    [Fact]
    public void Changing_the_text_voids_and_signing_again_makes_it_stand()
    {
        var minute = Signed();
        Write(minute, "Sợ bị lừa");

        minute.Check(Facts, Three).ShouldBe(SealState.TextChanged);
        minute.WhatIsWrong(SealState.TextChanged).ShouldBe("Nội dung biên bản số 01/BB đã thay đổi sau khi ký nên các chữ ký không còn giá trị; hãy ký lại.");
        minute.Sign(SigningWay.OnScreen, Facts, Three, Officer, Now);
        minute.Check(Facts, Three).ShouldBe(SealState.Valid);
    }

    [Fact]
    public void A_signature_that_is_missing_or_another_one_voids()
    {
        var minute = Signed();
        minute.Check(Facts, Three[..2]).ShouldBe(SealState.SignatureChanged);
        minute.Check(Facts, [.. Three[..2], new(AttachmentKind.SignatureSubject, new string('d', 64))]).ShouldBe(SealState.SignatureChanged);
    }

    [Theory]
    [InlineData(SigningAbility.Signs, "Còn thiếu: chữ ký Công an xã/CSKV; chữ ký công chức văn hóa - xã hội; chữ ký đối tượng.")]
    [InlineData(SigningAbility.Fingerprint, "Còn thiếu: chữ ký Công an xã/CSKV; chữ ký công chức văn hóa - xã hội; chữ ký người làm chứng.")]
    [InlineData(SigningAbility.CannotSign, "Còn thiếu: chữ ký Công an xã/CSKV; chữ ký công chức văn hóa - xã hội; chữ ký người làm chứng.")]
    public void On_the_screen_all_have_to_sign(SigningAbility ability, string sentence)
    {
        var minute = new RefusalMinute(_survey, 1, 2024);
        Write(minute, "Xa ngân hàng", ability);
        Should.Throw<RuleException>(() => minute.Sign(SigningWay.OnScreen, Facts, [], Officer, Now)).Message.ShouldStartWith(sentence);
    }

    [Fact]
    public void On_paper_no_picture_is_needed_and_a_changed_text_voids_as_well()
    {
        var minute = new RefusalMinute(_survey, 1, 2024);
        Write(minute, "Xa ngân hàng", SigningAbility.Fingerprint);
        minute.Sign(SigningWay.OnPaper, Facts, [], Officer, Now);
        minute.Check(Facts, []).ShouldBe(SealState.Valid);
        minute.Check(Facts with { FullName = "Trần Thị Hoa" }, []).ShouldBe(SealState.TextChanged);
    }

    [Fact]
    public void A_survey_asks_for_a_signed_minute()
    {
        _survey.SaveDraft(new SurveyAnswers { HasAccount = true, Reason = "Xa ngân hàng" }, SurveyOutcome.RefusesAccount, new DateOnly(2024, 1, 12));
        var minute = new RefusalMinute(_survey, 7, 2024);
        _survey.WhatIsMissing(new MinuteProof(true, minute.WhatIsWrong(SealState.Unsigned)), null, new DateOnly(2024, 1, 12))
            .ShouldBe([("Minute", "Biên bản số 07/BB chưa ký: hãy ký trên màn hình, hoặc ghi nhận biên bản đã ký trên giấy.")]);
        _survey.WhatIsMissing(new MinuteProof(true, minute.WhatIsWrong(SealState.Valid)), null, new DateOnly(2024, 1, 12)).ShouldBeEmpty();
    }

    [Fact]
    public void A_cancelled_minute_keeps_its_number_and_takes_no_further_word()
    {
        var minute = Signed();
        Should.Throw<RuleException>(() => minute.Cancel(" ", Officer, Now)).Field.ShouldBe("CancelReason");
        minute.Cancel(" Ghi nhầm người ", Officer, Now);

        (minute.Number, minute.StandingForSurveyId, minute.SurveyId, minute.CancelReason, minute.CancelledByName).ShouldBe((1, null, _survey.Id, "Ghi nhầm người", Officer.Name));
        Should.Throw<RuleException>(() => Write(minute, "Khác")).Message.ShouldBe("Biên bản số 01/BB đã hủy nên không sửa, không ký được nữa; hãy lập biên bản mới.");
        Should.Throw<RuleException>(() => minute.Sign(SigningWay.OnPaper, Facts, [], Officer, Now));
        Should.Throw<RuleException>(() => minute.Cancel("Lại", Officer, Now));

        var next = new RefusalMinute(_survey, 2, 2024);
        next.Replace(minute);
        next.ReplacesId.ShouldBe(minute.Id);
    }

    private RefusalMinute Signed()
    {
        var minute = new RefusalMinute(_survey, 1, 2024);
        Write(minute, "Xa ngân hàng");
        minute.Sign(SigningWay.OnScreen, Facts, Three, Officer, Now);
        return minute;
    }

    private static void Write(RefusalMinute minute, string reason, SigningAbility ability = SigningAbility.Signs) => minute.Write(new DateTime(2024, 1, 12, 9, 30, 0), "Nhà bà  Hoà", reason,
        "Trần Quốc Hưng", "Công an xã", "Nguyễn Thị Thu Hà", "Công chức VHXH", "Trần Thị Hoà", ability, ability == SigningAbility.Signs ? null : "Võ Thị Ánh");
}
