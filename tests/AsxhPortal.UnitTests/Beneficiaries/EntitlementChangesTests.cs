using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using Shouldly;

namespace AsxhPortal.UnitTests.Beneficiaries;

public sealed class EntitlementChangesTests
{
    private static readonly DateOnly Today = new(2024, 1, 12);
    private static readonly BenefitCategory Old = new() { Code = "BTXH-5C", Group = SourceGroup.SocialAssistance, ShortName = "Người cao tuổi từ đủ 80", RateKind = RateKind.Coefficient, Coefficient = 1, AgeFrom = 80 };
    private static readonly BenefitCategory Status = new() { Code = "NGHEO", Group = SourceGroup.SocialAssistance, ShortName = "Hộ nghèo", RateKind = RateKind.StatusOnly };

    private static readonly Beneficiary Person = new(Guid.Empty, null, VietnameseName.From("Trần Thị Hoà"), new PartialDate(1950, 3, 12), null, null, null);

    private static Entitlement Entitlement(string? code = null) => new(Person, SourceGroup.SocialAssistance, code, null);

    private static string Sentence(Action change) => Should.Throw<RuleException>(change).Message;

    [Fact]
    public void A_category_is_given_where_age_group_and_other_entitlements_allow_it()
    {
        var entitlement = Entitlement();
        entitlement.ChangeCategory(Old, new PartialDate(1940, 1, 1), [entitlement], Today);
        entitlement.CategoryCode.ShouldBe("BTXH-5C");
        Sentence(() => entitlement.ChangeCategory(Old, null, [entitlement], Today)).ShouldBe("Đã là loại đối tượng này.");
        Sentence(() => Entitlement().ChangeCategory(Old, new PartialDate(1950, 3, 12), [], Today)).ShouldContain("Mới 73 tuổi");
        Sentence(() => Entitlement().ChangeCategory(Old, null, [entitlement], Today)).ShouldContain("chế độ khác cùng loại");
        // A birth of which only the year is known may be a year off.
        Entitlement().ChangeCategory(Old, new PartialDate(1944), [], Today);
        var ended = Entitlement();
        ended.End(Period.Of(Today), "hết điều kiện");
        Sentence(() => ended.ChangeCategory(Old, null, [], Today)).ShouldContain("thôi hưởng");
    }

    [Fact]
    public void A_start_is_set_where_money_is_paid_and_the_person_was_born()
    {
        var entitlement = Entitlement();
        entitlement.BeginFrom(Period.Parse("02/2024"), Old, new PartialDate(1940));
        entitlement.StartsFrom.ShouldBe(Period.Parse("02/2024"));
        Sentence(() => entitlement.BeginFrom(Period.Parse("02/2024"), Old, null)).ShouldContain("Đã ghi hưởng từ tháng 02/2024");
        Sentence(() => Entitlement().BeginFrom(Period.Parse("02/2024"), Status, null)).ShouldContain("không chi tiền hằng tháng");
        Sentence(() => Entitlement().BeginFrom(Period.Parse("02/1930"), Old, new PartialDate(1940))).ShouldContain("Sinh năm 1940");
    }

    [Fact]
    public void A_bulk_action_goes_from_draft_to_applied_to_undone_and_never_twice()
    {
        var by = new Actor(Guid.Empty, "Nguyễn Văn Công");
        var now = new DateTime(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);
        Sentence(() => _ = new BulkAction(Guid.Empty, 0, by, now)).ShouldContain("Chưa chọn ai");
        Sentence(() => _ = new BulkAction(Guid.Empty, 10_001, by, now)).ShouldContain("10.001");
        var action = new BulkAction(Guid.Empty, 2, by, now);
        Sentence(() => action.Apply(1, 0, by, now)).ShouldContain("xem trước");
        Sentence(() => action.Preview(new BulkChoice(BulkActionKind.OpenSurveys), "Mở phiếu", " ", 1, 1)).ShouldContain("lý do");
        action.Preview(new BulkChoice(BulkActionKind.OpenSurveys), "Mở phiếu", "Đi khảo sát", 0, 2);
        Sentence(() => action.Apply(0, 0, by, now)).ShouldContain("Không có ai thay đổi");
        action.Preview(new BulkChoice(BulkActionKind.OpenSurveys), "Mở phiếu", "Đi khảo sát", 2, 0);
        Sentence(() => action.Undo(0, 0, by, now)).ShouldContain("chưa thực hiện");
        action.Apply(2, 0, by, now);
        Sentence(() => action.Apply(2, 0, by, now)).ShouldContain("đã thực hiện");
        Sentence(() => action.Preview(new BulkChoice(BulkActionKind.OpenSurveys), "Mở phiếu", "Đi khảo sát", 2, 0)).ShouldContain("đã thực hiện");
        action.Undo(1, 1, by, now);
        Sentence(() => action.Undo(1, 1, by, now)).ShouldContain("đã được hoàn tác");
    }
}
