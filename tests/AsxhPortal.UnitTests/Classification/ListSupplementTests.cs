using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using Shouldly;

namespace AsxhPortal.UnitTests.Classification;

public sealed class ListSupplementTests
{
    private static readonly Guid Somebody = new("0a000000-0000-0000-0000-000000000001");
    private static readonly MissingPiece Contradiction = new(MissingKind.Account, "Chưa có số tài khoản.", MendingPlace.Account);
    private static readonly MissingPiece Note = new(MissingKind.Amount, "Chưa tính được mức hưởng.", MendingPlace.Person, KeepsOffList: false);

    private static ListLine Line(string name = "Lê Thị Hoà", long amount = 360_000, string? account = "0012345678") => new()
    {
        BeneficiaryId = Somebody,
        FullName = name,
        Amount = amount,
        AccountNumber = account,
    };

    private static StandingLine Standing(SurveyOutcome outcome = SurveyOutcome.ReconfirmsAccount) => new(outcome, Line());

    private static StandingLine? Pending(StandingLine? standing, SurveyOutcome? outcome, ListLine? now, bool isFollowed = true, params MissingPiece[] missing) =>
        ListSupplement.Pending(standing, outcome, now, missing, isFollowed);

    [Fact]
    public void Who_stands_nowhere_is_added_unless_kept_off()
    {
        Pending(null, SurveyOutcome.ForceMajeure, Line())!.Line.Change.ShouldBe(LineChange.Added);
        Pending(null, SurveyOutcome.ForceMajeure, Line(), missing: Note)!.Outcome.ShouldBe(SurveyOutcome.ForceMajeure);
        Pending(null, SurveyOutcome.ForceMajeure, Line(), missing: Contradiction).ShouldBeNull();
        Pending(null, null, null, missing: ListReadiness.NotSurveyed).ShouldBeNull();
    }

    [Fact]
    public void Whose_signature_still_fits_is_not_signed_again()
    {
        Pending(Standing(), SurveyOutcome.ReconfirmsAccount, Line()).ShouldBeNull();
        var renumbered = Line();
        (renumbered.Ordinal, renumbered.Note, renumbered.SurveyId) = (7, "Ghi chú", Guid.NewGuid());
        Pending(Standing(), SurveyOutcome.ReconfirmsAccount, renumbered).ShouldBeNull();
    }

    [Fact]
    public void Another_outcome_moves_the_person_and_says_from_where()
    {
        var moved = Pending(Standing(), SurveyOutcome.ForceMajeure, Line())!;
        (moved.Outcome, moved.Line.Change, moved.Line.PreviousOutcome).ShouldBe((SurveyOutcome.ForceMajeure, LineChange.MovedIn, SurveyOutcome.ReconfirmsAccount));
        moved.Line.ChangeNote.ShouldBe("Chuyển từ danh sách 1 sang 4.");
    }

    [Fact]
    public void A_changed_line_says_each_field_before_and_after()
    {
        var changed = Pending(Standing(), SurveyOutcome.ReconfirmsAccount, Line(amount: 500_000, account: null))!;
        (changed.Outcome, changed.Line.Change).ShouldBe((SurveyOutcome.ReconfirmsAccount, LineChange.Changed));
        changed.Line.ChangeNote.ShouldBe("Mức hưởng: 360.000 đ → 500.000 đ; Số tài khoản: 0012345678 → trống");
    }

    [Fact]
    public void Who_contradicts_the_register_leaves_with_the_reason_and_an_open_survey_decides_nothing()
    {
        var removed = Pending(Standing(), SurveyOutcome.ReconfirmsAccount, Line(), missing: Contradiction)!;
        (removed.Outcome, removed.Line.Change, removed.Line.ChangeNote, removed.Line.FullName).ShouldBe((SurveyOutcome.ReconfirmsAccount, LineChange.Removed, "Chưa có số tài khoản.", "Lê Thị Hoà"));
        Pending(Standing(), SurveyOutcome.ReconfirmsAccount, null, missing: ListReadiness.SurveyIsDraft).ShouldBeNull();
        Pending(Standing(), SurveyOutcome.ReconfirmsAccount, null, isFollowed: false, missing: ListReadiness.SurveyIsDraft)!.Line.Change.ShouldBe(LineChange.Removed);
    }
}

public sealed class ListSealTests
{
    private static ListLine Line(byte person, string name = "Lê Thị Hoà", long amount = 360_000) => new()
    {
        BeneficiaryId = new Guid(person, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
        Ordinal = person,
        FullName = name,
        Amount = amount,
    };

    [Fact]
    public void The_same_lines_have_the_same_seal_and_any_change_another()
    {
        var seal = ListSeal.Of(SurveyOutcome.ForceMajeure, [Line(1), Line(2)]);
        seal.ShouldMatch("^[0-9a-f]{64}$");
        ListSeal.Of(SurveyOutcome.ForceMajeure, [Line(2), Line(1)]).ShouldBe(seal);
        ListSeal.Of(SurveyOutcome.RegistersAccount, [Line(1), Line(2)]).ShouldNotBe(seal);
        ListSeal.Of(SurveyOutcome.ForceMajeure, [Line(1), Line(2, amount: 360_001)]).ShouldNotBe(seal);
        ListSeal.Of(SurveyOutcome.ForceMajeure, [Line(1), Line(2, name: "Lê Thị Hòa")]).ShouldNotBe(seal);
        ListSeal.Of(SurveyOutcome.ForceMajeure, [Line(1)]).ShouldNotBe(seal);
    }

    [Fact]
    public void The_digest_tells_who_came_went_and_differs()
    {
        static (SurveyOutcome, ListLine) At(ListLine line, SurveyOutcome outcome = SurveyOutcome.ForceMajeure) => (outcome, line);
        var seen = PreviewDigest.Of([At(Line(1)), At(Line(2)), At(Line(3)), At(Line(5))]);
        PreviewDigest.CountOf(seen).ShouldBe(4);
        var everybody = Enumerable.Range(1, 6).Select(i => Line((byte)i).BeneficiaryId);
        PreviewDigest.Differences(seen, [At(Line(1)), At(Line(2, amount: 1)), At(Line(4)), At(Line(5), SurveyOutcome.RegistersAccount)], everybody).ShouldBe(
        [
            (Line(2).BeneficiaryId, PreviewDifference.Differs), (Line(4).BeneficiaryId, PreviewDifference.CameIn),
            (Line(5).BeneficiaryId, PreviewDifference.Differs), (Line(3).BeneficiaryId, PreviewDifference.WentOut),
        ], ignoreOrder: true);
        PreviewDigest.Differences(seen, [At(Line(1)), At(Line(2)), At(Line(3)), At(Line(5))], everybody).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("không phải mã")]
    [InlineData("AAAA")]
    public void An_unreadable_digest_counts_as_an_empty_preview(string? digest) => PreviewDigest.CountOf(digest).ShouldBe(0);
}
