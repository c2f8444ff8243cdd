using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using Shouldly;

namespace AsxhPortal.UnitTests.Beneficiaries;

public sealed class ListComparisonTests
{
    private static readonly Guid Hoa = new("00000000-0000-0000-0000-000000000001"), Binh = new("00000000-0000-0000-0000-000000000002"), An = new("00000000-0000-0000-0000-000000000003");
    private static readonly DateTime When = new(2024, 2, 3, 1, 0, 0, DateTimeKind.Utc);

    private static PersonOnList Person(Guid? id, string name, string? citizenId = null, string? birth = "1940", long amount = 360_000, string? account = null, string? categories = "NCT 80", string? hamlet = "Thôn Yên Ngư") =>
        new(id, name, VietnameseName.From(name).SortKey, birth, citizenId, hamlet, categories, amount, account, account is null ? null : "Agribank", account is null ? null : name);

    private static ListComparison Compare(PersonOnList[] before, PersonOnList[] after, params KnownCause[] causes) =>
        ListComparison.Of(new ComparedList(before, ListedFields.Everything), new ComparedList(after, ListedFields.Everything), causes);

    [Fact]
    public void Who_comes_goes_and_changes_is_told_apart_with_sums_that_add_up()
    {
        var result = Compare(
            [Person(Hoa, "Trần Thị Hoà", account: "0101"), Person(Binh, "Lê Văn Bình")],
            [Person(Hoa, "Trần Thị Hòa", amount: 500_000, account: "0202"), Person(An, "Hoàng Văn An", amount: 270_000)]);

        result.People.Select(p => (p.Person.FullName, p.Kinds)).ShouldBe([
            ("Hoàng Văn An", ListDifference.Added), ("Lê Văn Bình", ListDifference.Removed), ("Trần Thị Hòa", ListDifference.Account | ListDifference.Benefit)]);
        // "Hoà" and "Hòa" are one spelling.
        result.People[2].Fields.Select(f => f.Label).ShouldBe(["Số tài khoản", "Mức hưởng"]);
        result.Totals.ToDictionary(t => t.Kind, t => (t.People, t.Delta)).ShouldBe(new Dictionary<ListDifference, (int, long)>
        {
            [ListDifference.Added] = (1, 270_000),
            [ListDifference.Removed] = (1, -360_000),
            [ListDifference.Identity] = (0, 0),
            [ListDifference.Account] = (1, 0),
            [ListDifference.Benefit] = (1, 140_000),
        }, ignoreOrder: true);
        (result.AmountBefore + result.Totals.Sum(t => t.Delta)).ShouldBe(result.AmountAfter);
        result.Unchanged.ShouldBe(0);
    }

    [Fact]
    public void In_uploads_the_number_identifies_then_name_and_birth_and_never_two_different_numbers()
    {
        var result = Compare(
            [Person(null, "Trần Thị Hoa", "042140000001"), Person(null, "Lê Văn Bình", birth: "12/03/1938"), Person(null, "Nguyễn Văn Nam", "042140000003")],
            [Person(null, "Trần Thị Hòa", "042140000001"), Person(null, "Lê Văn Bình", "042138000002", birth: "12/03/1938"), Person(null, "Nguyễn Văn Nam", "042140000009")]);
        result.People.Select(p => (p.Person.FullName, p.Kinds)).ShouldBe([
            ("Lê Văn Bình", ListDifference.Identity), ("Trần Thị Hòa", ListDifference.Identity), ("Nguyễn Văn Nam", ListDifference.Removed), ("Nguyễn Văn Nam", ListDifference.Added)], ignoreOrder: true);
    }

    [Fact]
    public void Two_people_of_one_name_and_birth_are_not_guessed()
    {
        var result = Compare([Person(null, "Lê Văn Bình"), Person(null, "Lê Văn Bình")], [Person(null, "Lê Văn Bình")]);
        result.Totals.Single(t => t.Kind == ListDifference.Removed).People.ShouldBe(2);
        result.Totals.Single(t => t.Kind == ListDifference.Added).People.ShouldBe(1);
    }

    [Fact]
    public void A_field_that_one_list_does_not_have_is_not_compared()
    {
        var before = new ComparedList([Person(Hoa, "Trần Thị Hoà", account: "0101")], ListedFields.Name | ListedFields.Amount);
        var after = new ComparedList([Person(Hoa, "Trần Thị Hoà", account: "0202", categories: "KT đặc biệt nặng")], ListedFields.Everything);
        ListComparison.Of(before, after, []).People.ShouldBeEmpty();
        ListComparison.Of(before, after, []).Unchanged.ShouldBe(1);
    }

    [Fact]
    public void The_latest_event_explains_and_what_none_explains_is_said_to_be_unknown()
    {
        var result = Compare(
            [Person(Hoa, "Trần Thị Hoà", account: "0101"), Person(Binh, "Lê Văn Bình")],
            [Person(Hoa, "Trần Thị Hoà", amount: 500_000, account: "0202")],
            new KnownCause(Binh, When, ListDifference.Removed, "Tạm dừng"),
            new KnownCause(Binh, When.AddDays(1), ListDifference.Removed | ListDifference.Benefit, "Đã chết ngày 03/02/2024"),
            new KnownCause(Hoa, When, ListDifference.Account, "Khai tài khoản ngày 02/02/2024"));
        var (binh, hoa) = (result.People.Single(p => p.BeneficiaryId == Binh), result.People.Single(p => p.BeneficiaryId == Hoa));
        binh.Reasons.ShouldBe(["Đã chết ngày 03/02/2024"]);
        binh.HasUnknownReason.ShouldBeFalse();
        hoa.Reasons.ShouldBe(["Khai tài khoản ngày 02/02/2024"]);
        hoa.HasUnknownReason.ShouldBeTrue();
    }

    [Fact]
    public void Nine_thousand_people_beside_nine_thousand_are_all_found()
    {
        var before = Enumerable.Range(0, 9_000).Select(i => Person(null, $"Nguyễn Văn {(char)('A' + i % 26)}", $"0421{i:00000000}")).ToArray();
        var after = before.Select((p, i) => i % 100 == 0 ? p with { AccountNumber = "0909", ProviderName = "VCB" } : p).Skip(10).ToArray();
        var result = Compare(before, after);
        result.Totals.Single(t => t.Kind == ListDifference.Removed).People.ShouldBe(10);
        result.Totals.Single(t => t.Kind == ListDifference.Account).People.ShouldBe(89);
        result.Unchanged.ShouldBe(8_990 - 89);
        ListDifference.Removed.ToVietnamese().ShouldBe("Giảm");
        (ListDifference.Identity | ListDifference.Account).ToVietnamese().ShouldBe("Đổi thông tin, đổi tài khoản");
    }
}
