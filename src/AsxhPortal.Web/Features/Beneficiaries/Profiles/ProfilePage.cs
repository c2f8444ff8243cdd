using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Features.Shared.Accounts;
using AsxhPortal.Web.Security;

namespace AsxhPortal.Web.Features.Beneficiaries.Profiles;

/// <summary>Whose pages these are: what stands above every section of a person.</summary>
public sealed record ProfileHead(Guid Id, string FullName, Guid UnitId, string UnitName, string? Hamlet, PartialDate? Birth, BeneficiaryStatus Status)
{
    public string Url => $"/{Steps.BeneficiariesPath}/{Id}";

    public string Lead => string.Join(" · ", new[] { Hamlet, UnitName, Birth is { } born ? $"sinh {born}" : null, Status == BeneficiaryStatus.Active ? null : Status.ToVietnamese().ToLowerInvariant() }.Where(t => t is not null));
}

/// <summary>What to do next for this person, where, and who may.</summary>
public sealed record NextStep(string Sentence, string? Url, string? Action, Permission Permission);

/// <summary>Everything the site knows of one person, for reading.</summary>
public sealed record ProfilePage
{
    public required ProfileHead Head { get; init; }
    public required Beneficiary Person { get; init; }
    public required Citizen? Citizen { get; init; }

    /// <summary>The last sign of a new extract that was not withdrawn.</summary>
    public ResidenceFlag? Flag { get; init; }
    public required IReadOnlyList<IdentityLine> Identity { get; init; }
    public required IReadOnlyList<EntitlementLine> Entitlements { get; init; }
    public required IReadOnlyList<AccountLine> Accounts { get; init; }
    public required IReadOnlyList<PaymentArrangement> Arrangements { get; init; }
    public required IReadOnlyList<SurveyLine> Surveys { get; init; }
    public required IReadOnlyList<PowerOfAttorney> PowersOfAttorney { get; init; }
    public required IReadOnlyList<ChangeEvent> Events { get; init; }

    /// <summary>Deaths, moves, refusals and the like; corrections are told in the timeline only.</summary>
    public IReadOnlyList<ChangeEvent> Happenings => [.. Events.Where(e => e.Kind is not (ChangeKind.IdentityCorrected or ChangeKind.EntitlementChanged))];

    /// <summary>Problems of the source rows behind the entitlements that nobody has mended or accepted.</summary>
    public required IReadOnlyList<SourceProblem> Problems { get; init; }

    /// <summary>Others who are paid into the current account.</summary>
    public required AccountOthers SharedAccount { get; init; }
    public required IReadOnlyList<MissingField> Missing { get; init; }
    public required Guid? RoundId { get; init; }

    /// <summary>đồng this month.</summary>
    public required long Amount { get; init; }

    /// <summary>False where a protected category is shown as such only.</summary>
    public required bool NamesProtectedCategories { get; init; }

    /// <summary>Category names that the reader may not see.</summary>
    public required IReadOnlyCollection<string> HiddenNames { get; init; }
    public required DateOnly Today { get; init; }
    public AccountLine? CurrentAccount => Accounts.FirstOrDefault(a => a.Account.IsCurrent);
    public PaymentArrangement? Arrangement => Arrangements.FirstOrDefault(a => a.ValidTo is null);
    public SurveyLine? SurveyOfRound => Surveys.FirstOrDefault(s => s.RoundId == RoundId);

    /// <summary>The population extract tells of a death or a move that the register has not recorded.</summary>
    public bool ExtractSaysGone => Citizen is { Residence: not Residence.Resident } && Person.Status == BeneficiaryStatus.Active;

    /// <summary>Several amounts by coefficient at once: only the highest is paid, save for the exceptions (NĐ 20/2021 Đ6 k2).</summary>
    public bool HasSeveralCoefficients => Entitlements.Count(e => e is { IsStanding: true, Category.RateKind: RateKind.Coefficient, Category.PayeeIsCarer: false }) > 1;

    public string? CategoryName(BenefitCategory? category) => category is null ? null : category.IsSensitive && !NamesProtectedCategories ? ProtectedCategory.Words : category.ShortName;

    public NextStep Next
    {
        get
        {
            if (Person.Status == BeneficiaryStatus.UnderVerification)
                return new("Đang xác minh thông tin; xong thì ghi trở lại theo dõi hoặc sửa nhân thân.", Head.Url + "/bien-dong", "Ghi kết quả", Permission.EditBeneficiaries);
            if (Person.Status != BeneficiaryStatus.Active)
                return new(Entitlements.Any(e => e.IsStanding && e.Entitlement.State != EntitlementState.Ended)
                    ? "Không còn theo dõi; hãy xem lại các chế độ còn để mở." : "Không còn việc phải làm; hồ sơ được giữ lại.", Entitlements.Any(e => e.IsStanding && e.Entitlement.State != EntitlementState.Ended) ? "#che-do" : null, "Xem chế độ", Permission.EditBeneficiaries);
            if (Flag is { State: ResidenceFlagState.Open } || ExtractSaysGone)
                return new("Xác minh tin đã chết hoặc chuyển đi trong dữ liệu dân cư rồi ghi biến động.", Head.Url + "/bien-dong", "Ghi biến động", Permission.EditBeneficiaries);
            if (Missing.Count > 0)
                return NextMissing(Missing[0]);
            if (PowersOfAttorney.Any(p => p.State == PowerOfAttorneyState.Draft))
                return new("Giấy ủy quyền chưa được chứng thực chữ ký.", "/khao-sat/uy-quyen", "Xem giấy ủy quyền", Permission.ViewSurveys);
            if (PowersOfAttorney.FirstOrDefault(p => p.ExpiresWithin(30, Today)) is { } expiring)
                return new($"Giấy ủy quyền hết hạn ngày {expiring.ValidTo:dd/MM/yyyy}; hãy lập giấy mới.", $"/{Steps.HomeVisitsPath}/{Head.Id}/uy-quyen", "Lập giấy ủy quyền", Permission.RecordSurveys);
            if (RoundId is not null && SurveyOfRound?.State != SurveyState.Completed)
                return new("Chưa khảo sát xong trong đợt này.", $"/{Steps.HomeVisitsPath}/{Head.Id}", SurveyOfRound is null ? "Khảo sát" : "Tiếp tục phiếu", Permission.ViewSurveys);
            return new("Thông tin đã đủ; không có việc phải làm ngay.", null, null, Permission.ViewBeneficiaries);
        }
    }

    private NextStep NextMissing(MissingField piece)
    {
        var entitlement = Entitlements.FirstOrDefault(e => e.IsStanding && (piece switch
        {
            MissingField.Category => e.Category is null,
            MissingField.Amount => e.Computed is null,
            _ => e.Entitlement.StartsFrom is null,
        }));
        var (url, permission) = piece switch
        {
            MissingField.Account => ("/tai-khoan", Permission.EditAccounts),
            MissingField.CitizenId => ("/nhan-than", Permission.EditBeneficiaries),
            _ => (entitlement is null ? "/che-do/moi" : $"/che-do/{entitlement.Entitlement.Id}", Permission.EditBeneficiaries),
        };
        return new($"Bổ sung {piece.ToVietnamese()}.", Head.Url + url, $"Bổ sung {piece.ToVietnamese()}", permission);
    }
}

/// <summary>One fact of the register beside the population extract.</summary>
public sealed record IdentityLine(string Label, string? Ours, string? Theirs, bool Differs);

/// <param name="Computed">đồng a month from the dated reference data; null when it cannot be told.</param>
public sealed record EntitlementLine(Entitlement Entitlement, BenefitCategory? Category, long? Computed, bool IsStanding)
{
    /// <summary>The list or decision says another amount than the reference data.</summary>
    public bool AmountsDiffer => Computed is { } computed && Category?.RateKind is RateKind.Coefficient or RateKind.Fixed or RateKind.PercentTable
        && Entitlement.DeclaredAmount is { } declared && declared != computed;
}

/// <summary>An open problem of a source row.</summary>
public sealed record SourceProblem(Guid BatchId, Guid RowId, string Code, string? RawValue, string? ProposedValue)
{
    public string Sentence => ProblemCode.Of(Code).SentenceFor(RawValue, ProposedValue);
    public string Url => $"/{Steps.ImportPath}/{BatchId}/dong/{RowId}";
}

public sealed record AccountLine(BankAccount Account, string ProviderName);

public sealed record SurveyLine(Guid Id, Guid RoundId, string RoundName, SurveyState State, SurveyOutcome? Outcome, DateOnly? VisitedOn, string? CompletedByName, Guid? MinuteId, int? MinuteNumber, int VisitCount);

/// <summary>Categories that may not be public (NĐ 20/2021 Đ8 k1b) are named only to those who keep or sign the list.</summary>
public static class ProtectedCategory
{
    public const string Words = "Diện được bảo vệ thông tin";

    /// <summary>Names that this reader may not see, longest first.</summary>
    public static IReadOnlyCollection<string> NamesHiddenFrom(CurrentUser user, IEnumerable<BenefitCategory> categories) => MayBeNamedTo(user)
        ? [] : [.. categories.Where(c => c.IsSensitive).SelectMany(c => new[] { c.Name, c.ShortName }).Distinct().OrderByDescending(n => n.Length)];

    /// <summary>The text with the hidden names covered.</summary>
    public static string? Cover(string? text, IEnumerable<string> hidden) => text is null ? null : hidden.Aggregate(text, (open, name) => open.Replace(name, Words, StringComparison.OrdinalIgnoreCase));

    public static bool MayBeNamedTo(CurrentUser user) => user.Can(Permission.EditBeneficiaries) || user.Can(Permission.SignOffClassification);
}
