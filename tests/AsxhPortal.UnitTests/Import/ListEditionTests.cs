using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;
using CsCheck;
using Shouldly;
using Xunit;

namespace AsxhPortal.UnitTests.Import;

public sealed class ListEditionTests
{
    private static ImportRow Row(int number, string name, string? id, string? birth = "02/03/1941", long? amount = 360_000, string? category = "BTXH-5C", string? account = null) => new()
    {
        Group = SourceGroup.SocialAssistance,
        SheetName = "DS",
        RowNumber = number,
        FullName = name,
        NameKey = VietnameseText.Fold(name),
        CitizenId = id,
        Birth = PartialDate.TryParse(birth, out var date) ? date : null,
        HamletName = "Thôn Yên Ngư",
        CategoryCode = category,
        Amount = amount,
        AccountNumber = account,
        Status = ImportRowStatus.Accepted,
    };

    [Fact]
    public void New_changed_unchanged_and_gone_rows_are_told_apart()
    {
        ImportRow[] before = [Row(1, "Lê Văn Một", "042041000001"), Row(2, "Lê Văn Hai", "042041000002"), Row(3, "Lê Văn Ba", null)];
        ImportRow[] after = [Row(1, "Lê Văn Ba", null), Row(2, "Lê Văn Hai", "042041000002", amount: 540_000), Row(3, "Lê Văn Bốn", "042041000004")];

        var pairs = ListEdition.Compare(before, after);

        pairs.Select(p => (p.Kind, p.After?.FullName ?? p.Before!.FullName)).ShouldBe(
            [(EditionKind.Unchanged, "Lê Văn Ba"), (EditionKind.Changed, "Lê Văn Hai"), (EditionKind.New, "Lê Văn Bốn"), (EditionKind.Gone, "Lê Văn Một")]);
        pairs[1].Differences.ShouldBe([new EditionDifference(ListField.Amount, "360.000", "540.000")]);
    }

    [Fact]
    public void Namesakes_who_cannot_be_told_apart_are_asked_and_nobody_of_them_counts_as_gone()
    {
        ImportRow[] before = [Row(1, "Nguyễn Thị Lan", null, amount: 100_000), Row(2, "Nguyễn Thị Lan", null, amount: 200_000)];
        ImportRow[] after = [Row(7, "Nguyễn Thị Lan", null, amount: 300_000), Row(8, "Nguyễn Thị Lan", null, amount: 400_000)];

        var asked = ListEdition.Compare(before, after);
        asked.Select(p => p.Kind).ShouldBe([EditionKind.Unclear, EditionKind.Unclear]);
        asked[0].Candidates.Count.ShouldBe(2);

        var answered = ListEdition.Compare(before, after, new Dictionary<(string, int), Guid?> { [("DS", 7)] = before[1].Id, [("DS", 8)] = null });
        answered.Select(p => p.Kind).ShouldBe([EditionKind.Changed, EditionKind.New, EditionKind.Gone]);
        answered[0].Before.ShouldBe(before[1]);
    }

    [Fact]
    public void Father_and_son_of_one_name_with_two_numbers_stay_two()
    {
        ListEdition.Compare([Row(1, "Trần Văn An", "042041000001")], [Row(1, "Trần Văn An", "042070000009")]).Select(p => p.Kind).ShouldBe([EditionKind.New, EditionKind.Gone]);
    }

    [Fact]
    public void A_person_with_two_entitlements_keeps_both_apart()
    {
        ImportRow[] before = [Row(1, "Lê Văn Một", "042041000001"), Row(2, "Lê Văn Một", "042041000001", category: "BTXH-6-N", amount: 540_000)];
        ImportRow[] after = [Row(5, "Lê Văn Một", "042041000001", category: "BTXH-6-N", amount: 540_000), Row(6, "Lê Văn Một", "042041000001", amount: 500_000)];

        var pairs = ListEdition.Compare(before, after);

        pairs.Select(p => (p.Kind, p.Before!.RowNumber)).ShouldBe([(EditionKind.Unchanged, 2), (EditionKind.Changed, 1)]);
    }

    [Theory]
    [InlineData(EditionPolicy.KeepRegister, "360.000")]
    [InlineData(EditionPolicy.TakeFile, null)]
    [InlineData(EditionPolicy.FillBlanks, "360.000")]
    public void A_policy_decides_what_stands_in_the_place_of_the_newer_cell(EditionPolicy policy, string? expected)
    {
        var cells = ListEdition.CellsFor(Row(1, "Lê Văn Một", "042041000001"), Row(1, "Lê Văn Một", "042041000001", amount: 500_000), new Dictionary<ListField, EditionPolicy> { [ListField.Amount] = policy });

        cells.GetValueOrDefault(ListField.Amount).ShouldBe(expected);
    }

    [Fact]
    public void Filling_blanks_takes_what_was_missing()
    {
        var cells = ListEdition.CellsFor(Row(1, "Lê Văn Một", null), Row(1, "Lê Văn Một", "042041000001"), new Dictionary<ListField, EditionPolicy> { [ListField.CitizenId] = EditionPolicy.FillBlanks });

        cells.ShouldBeEmpty();
    }

    /// <summary>Whatever is chosen and whatever the two rows say: a value that was known is known afterwards.</summary>
    [Fact]
    public void An_empty_cell_never_overwrites()
    {
        var policy = Gen.Enum<EditionPolicy>();
        var id = Gen.OneOf(Gen.Const((string?)null), Gen.Int[1, 999].Select(n => (string?)$"042041000{n:000}"));
        var amount = Gen.OneOf(Gen.Const((long?)null), Gen.Long[1, 3_000_000].Select(a => (long?)a));
        var birth = Gen.OneOf(Gen.Const((string?)null), Gen.Int[1930, 2020].Select(y => (string?)$"{y}"));
        var account = Gen.OneOf(Gen.Const((string?)null), Gen.Int[100_000_000, 999_999_999].Select(a => (string?)$"{a}"));
        Gen.Select(id, amount, birth, account, id, amount, birth, account).Select(policy, policy, policy, (v, p1, p2, p3) => (v, p1, p2, p3)).Sample(x =>
        {
            var ((id1, amount1, birth1, account1, id2, amount2, birth2, account2), p1, p2, p3) = x;
            var before = Row(1, "Lê Văn Một", id1, birth1, amount1, account: account1);
            var after = Row(1, "Lê Văn Một", id2, birth2, amount2, account: account2);
            var policies = new Dictionary<ListField, EditionPolicy> { [ListField.CitizenId] = p1, [ListField.Amount] = p2, [ListField.Birth] = p3, [ListField.Account] = p1 };
            var cells = ListEdition.CellsFor(before, after, policies);
            foreach (var field in MendedCells.FieldsOf(SourceGroup.SocialAssistance))
            {
                var old = MendedCells.CurrentOf(before, field);
                var result = cells.TryGetValue(field, out var kept) ? kept : MendedCells.CurrentOf(after, field);
                if (old.Length > 0) result.ShouldNotBeEmpty();
                if (MendedCells.CurrentOf(after, field).Length == 0) result.ShouldBe(old);
            }
        });
    }

    [Fact]
    public void A_mended_value_is_carried_over_where_the_office_wrote_the_same_again()
    {
        var map = new ColumnMap(1, 1, [new ListColumn(0, "Họ tên", ListField.FullName), new ListColumn(1, "Mức", ListField.Amount)]);
        var before = Row(2, "Lê Văn Một", "042041000001", amount: 360_000);
        (before.RawJson, before.MendedJson) = ("""["Lê Văn Một","270000"]""", MendedCells.ToJson(new Dictionary<ListField, string> { [ListField.Amount] = "360000" }));
        var same = Row(9, "Lê Văn Một", "042041000001", amount: 270_000);
        same.RawJson = """["Lê Văn Một","270000"]""";
        var other = Row(9, "Lê Văn Một", "042041000001", amount: 500_000);
        other.RawJson = """["Lê Văn Một","500000"]""";

        ListEdition.CellsFor(before, same, new Dictionary<ListField, EditionPolicy>(), map, map)[ListField.Amount].ShouldBe("360.000");
        ListEdition.CellsFor(before, other, new Dictionary<ListField, EditionPolicy>(), map, map).ShouldBeEmpty();
    }

    [Fact]
    public void Nine_thousand_rows_are_compared_set_wise()
    {
        var before = Enumerable.Range(0, 9000).Select(i => Row(i, $"Lê Văn {i % 97}", i % 5 == 0 ? null : $"0420{i:00000000}", $"{1930 + i % 80}")).ToList();
        var after = Enumerable.Range(100, 9000).Select(i => Row(i, $"Lê Văn {i % 97}", i % 5 == 0 ? null : $"0420{i:00000000}", $"{1930 + i % 80}", 400_000)).ToList();

        var pairs = ListEdition.Compare(before, after);

        pairs.Count(p => p.After is not null).ShouldBe(9000);
        pairs.Where(p => p.Before is not null).Select(p => p.Before!.Id).Distinct().Count().ShouldBe(pairs.Count(p => p.Before is not null));
    }
}
