using AsxhPortal.Data.Auditing;
using AsxhPortal.Data.Security;
using AsxhPortal.Data.Stamps;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Classification;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Payments;
using AsxhPortal.Domain.Shared;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Data;

/// <summary>
/// The rows of the portal. Two sealed, empty subclasses keep the migrations of both engines in one assembly. Every entity that carries a
/// UnitId has the query filter <see cref="ScopeFilter"/>, closed by default; leaving it is listed by a structure test.
/// </summary>
public abstract class AppDbContext(DbContextOptions options, DataScope scope, AuditContext audit)
    : IdentityDbContext<AppUser, AppRole, Guid>(options), IDataProtectionKeyContext
{
    public const string ScopeFilter = "scope";

    /// <summary>Hides a batch, and its rows, while they are still being written.</summary>
    public const string CompleteFilter = "complete";

    public DbSet<AdministrativeUnit> Units => Set<AdministrativeUnit>();
    public DbSet<Hamlet> Hamlets => Set<Hamlet>();
    public DbSet<ReceivingAgency> ReceivingAgencies => Set<ReceivingAgency>();
    public DbSet<ReviewRound> Rounds => Set<ReviewRound>();
    public DbSet<UnitLetterhead> Letterheads => Set<UnitLetterhead>();
    public DbSet<IssuedPaper> IssuedPapers => Set<IssuedPaper>();
    public DbSet<PaperCounter> PaperCounters => Set<PaperCounter>();
    public DbSet<BenefitCategory> BenefitCategories => Set<BenefitCategory>();
    public DbSet<BaseAmount> BaseAmounts => Set<BaseAmount>();
    public DbSet<BenefitRate> BenefitRates => Set<BenefitRate>();
    public DbSet<PaymentProvider> PaymentProviders => Set<PaymentProvider>();
    public DbSet<BackgroundWork> BackgroundWorks => Set<BackgroundWork>();
    public DbSet<ReceivedFile> ReceivedFiles => Set<ReceivedFile>();
    public DbSet<ReceivedFileContent> ReceivedFileContents => Set<ReceivedFileContent>();
    public DbSet<OfficeColumnMap> OfficeColumnMaps => Set<OfficeColumnMap>();
    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();
    public DbSet<ImportRow> ImportRows => Set<ImportRow>();
    public DbSet<RowProblem> RowProblems => Set<RowProblem>();
    public DbSet<RowChange> RowChanges => Set<RowChange>();
    public DbSet<SpellingAlias> SpellingAliases => Set<SpellingAlias>();
    public DbSet<Citizen> Citizens => Set<Citizen>();
    public DbSet<MatchRun> MatchRuns => Set<MatchRun>();
    public DbSet<MatchDecision> MatchDecisions => Set<MatchDecision>();
    public DbSet<MatchCandidate> MatchCandidates => Set<MatchCandidate>();
    public DbSet<DuplicateDecision> DuplicateDecisions => Set<DuplicateDecision>();
    public DbSet<ResidenceFlag> ResidenceFlags => Set<ResidenceFlag>();
    public DbSet<CorrectionProposal> CorrectionProposals => Set<CorrectionProposal>();
    public DbSet<VerificationCase> VerificationCases => Set<VerificationCase>();
    public DbSet<Beneficiary> Beneficiaries => Set<Beneficiary>();
    public DbSet<Entitlement> Entitlements => Set<Entitlement>();
    public DbSet<SavedFilter> SavedFilters => Set<SavedFilter>();
    public DbSet<ColumnSelection> ColumnSelections => Set<ColumnSelection>();
    public DbSet<ChangeEvent> ChangeEvents => Set<ChangeEvent>();
    public DbSet<BulkAction> BulkActions => Set<BulkAction>();
    public DbSet<BulkActionLine> BulkActionLines => Set<BulkActionLine>();
    public DbSet<RegisterSnapshot> RegisterSnapshots => Set<RegisterSnapshot>();
    public DbSet<RegisterSnapshotLine> RegisterSnapshotLines => Set<RegisterSnapshotLine>();
    public DbSet<VisitTeam> VisitTeams => Set<VisitTeam>();
    public DbSet<VisitTeamHamlet> VisitTeamHamlets => Set<VisitTeamHamlet>();
    public DbSet<TeamAssignment> TeamAssignments => Set<TeamAssignment>();
    public DbSet<DayPlan> DayPlans => Set<DayPlan>();
    public DbSet<DayPlanStop> DayPlanStops => Set<DayPlanStop>();
    public DbSet<Survey> Surveys => Set<Survey>();
    public DbSet<Visit> Visits => Set<Visit>();
    public DbSet<RefusalMinute> RefusalMinutes => Set<RefusalMinute>();
    public DbSet<PowerOfAttorney> PowersOfAttorney => Set<PowerOfAttorney>();
    public DbSet<VisitAttachment> VisitAttachments => Set<VisitAttachment>();
    public DbSet<VisitAttachmentContent> VisitAttachmentContents => Set<VisitAttachmentContent>();
    public DbSet<SealKey> SealKeys => Set<SealKey>();
    public DbSet<CarriedPlan> CarriedPlans => Set<CarriedPlan>();
    public DbSet<CarriedPerson> CarriedPeople => Set<CarriedPerson>();
    public DbSet<VisitSubmission> VisitSubmissions => Set<VisitSubmission>();
    public DbSet<SubmittedPicture> SubmittedPictures => Set<SubmittedPicture>();
    public DbSet<SubmittedContent> SubmittedContents => Set<SubmittedContent>();
    public DbSet<Guardianship> Guardianships => Set<Guardianship>();
    public DbSet<PayeeReview> PayeeReviews => Set<PayeeReview>();
    public DbSet<AttorneySetting> AttorneySettings => Set<AttorneySetting>();
    public DbSet<ClassificationList> ClassificationLists => Set<ClassificationList>();
    public DbSet<ListLine> ListLines => Set<ListLine>();
    public DbSet<BankAccount> BankAccounts => Set<BankAccount>();
    public DbSet<PaymentArrangement> PaymentArrangements => Set<PaymentArrangement>();
    public DbSet<HandOver> HandOvers => Set<HandOver>();
    public DbSet<HandOverLine> HandOverLines => Set<HandOverLine>();
    public DbSet<PaymentRun> PaymentRuns => Set<PaymentRun>();
    public DbSet<PaymentLine> PaymentLines => Set<PaymentLine>();
    public DbSet<ReturnExport> ReturnExports => Set<ReturnExport>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<EditDraft> EditDrafts => Set<EditDraft>();
    public DbSet<UserHamlet> UserHamlets => Set<UserHamlet>();
    public DbSet<DataStamp> DataStamps => Set<DataStamp>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Read by the query filters; a member of the context so that every query takes the value of its own request.</summary>
    public DataScope Scope => scope;

    /// <summary>A new audit entry of the acting user; the caller adds it.</summary>
    public AuditEntry NewAuditEntry(AuditAction action, string subject, string? subjectId = null, object? about = null, string? changesJson = null) => new()
    {
        At = audit.UtcNow(),
        UserId = audit.UserId,
        UserName = audit.UserName,
        TraceId = audit.TraceId,
        Action = action,
        Subject = subject,
        SubjectId = subjectId,
        BeneficiaryId = about switch { Beneficiary person => person.Id, IAboutBeneficiary row => row.BeneficiaryId, _ => null },
        UnitId = about is IScopedToUnit scoped ? scoped.UnitId : audit.UserUnitId,
        ChangesJson = changesJson,
        Note = audit.Reason,
    };

    protected override void ConfigureConventions(ModelConfigurationBuilder builder)
    {
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        builder.Properties<string>().HaveMaxLength(400);
        builder.Properties<decimal>().HavePrecision(9, 4);
        builder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        builder.Properties<PartialDate>().HaveConversion<PartialDateConverter>().HaveMaxLength(10).AreUnicode(false);
        builder.Properties<Period>().HaveConversion<PeriodConverter>().HaveMaxLength(7).AreUnicode(false);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (typeof(Entity).IsAssignableFrom(entity.ClrType))
                builder.Entity(entity.ClrType).Property("Id").ValueGeneratedNever();
            if (typeof(VersionedEntity).IsAssignableFrom(entity.ClrType))
                builder.Entity(entity.ClrType).Property(nameof(VersionedEntity.Version)).IsConcurrencyToken();
        }
        AddScopeFilters(builder);
        builder.Entity<ImportBatch>().HasQueryFilter(CompleteFilter, b => b.WritingSince == null);
        builder.Entity<ImportRow>().HasQueryFilter(CompleteFilter, r => ImportBatches.Any(b => b.Id == r.BatchId));
    }

    private void AddScopeFilters(ModelBuilder builder)
    {
        builder.Entity<Hamlet>().HasQueryFilter(ScopeFilter, h => Scope.IsEverything || Scope.UnitIds.Contains(h.UnitId));
        builder.Entity<Beneficiary>().HasQueryFilter(ScopeFilter, b => Scope.IsEverything
            || (Scope.UnitIds.Contains(b.UnitId) && (!Scope.IsLimitedToHamlets || Scope.HamletIds.Contains(b.HamletId))));
        AddAboutPersonFilter<Entitlement>(builder);
        AddAboutPersonFilter<Survey>(builder);
        AddAboutPersonFilter<PowerOfAttorney>(builder);
        AddAboutPersonFilter<Guardianship>(builder);
        AddAboutPersonFilter<PayeeReview>(builder);
        AddAboutPersonFilter<BankAccount>(builder);
        AddAboutPersonFilter<PaymentArrangement>(builder);
        builder.Entity<IssuedPaper>().HasQueryFilter(ScopeFilter, p => Scope.IsEverything || (Scope.UnitIds.Contains(p.UnitId)
            && (!Scope.IsLimitedToHamlets || p.BeneficiaryId == null || Beneficiaries.Any(b => b.Id == p.BeneficiaryId))));
        AddUnitFilter<PaperCounter>(builder);
        AddUnitFilter<BackgroundWork>(builder);
        AddUnitFilter<ReceivedFile>(builder);
        AddUnitFilter<ReceivedFileContent>(builder);
        AddUnitFilter<OfficeColumnMap>(builder);
        AddUnitFilter<ImportBatch>(builder);
        AddUnitFilter<ImportRow>(builder);
        AddUnitFilter<RowChange>(builder);
        AddUnitFilter<Citizen>(builder);
        AddUnitFilter<MatchRun>(builder);
        AddUnitFilter<MatchDecision>(builder);
        AddUnitFilter<DuplicateDecision>(builder);
        AddUnitFilter<VerificationCase>(builder);
        AddAboutPersonFilter<ResidenceFlag>(builder);
        AddAboutPersonFilter<CorrectionProposal>(builder);
        AddAboutPersonFilter<ChangeEvent>(builder);
        AddUnitFilter<SavedFilter>(builder);
        AddUnitFilter<BulkAction>(builder);
        AddAboutPersonFilter<BulkActionLine>(builder);
        AddUnitFilter<RegisterSnapshot>(builder);
        AddAboutPersonFilter<RegisterSnapshotLine>(builder);
        AddUnitFilter<VisitTeam>(builder);
        AddAboutPersonFilter<TeamAssignment>(builder);
        AddUnitFilter<DayPlan>(builder);
        AddAboutPersonFilter<DayPlanStop>(builder);
        AddAboutPersonFilter<RefusalMinute>(builder);
        AddAboutPersonFilter<VisitAttachment>(builder);
        AddAboutPersonFilter<VisitAttachmentContent>(builder);
        AddUnitFilter<CarriedPlan>(builder);
        AddAboutPersonFilter<CarriedPerson>(builder);
        AddAboutPersonFilter<VisitSubmission>(builder);
        AddUnitFilter<SubmittedPicture>(builder);
        AddUnitFilter<SubmittedContent>(builder);
        AddUnitFilter<ClassificationList>(builder);
        AddAboutPersonFilter<ListLine>(builder);
        AddUnitFilter<HandOver>(builder);
        AddAboutPersonFilter<HandOverLine>(builder);
        AddAboutPersonFilter<PaymentLine>(builder);
        builder.Entity<PaymentRun>().HasQueryFilter(ScopeFilter, r => Scope.IsEverything || Scope.UnitIds.Contains(r.AgencyUnitId));
        builder.Entity<ReturnExport>().HasQueryFilter(ScopeFilter, r => Scope.IsEverything || Scope.UnitIds.Contains(r.UnitId));
        builder.Entity<AuditEntry>().HasQueryFilter(ScopeFilter, e => Scope.IsEverything || (e.UnitId != null && Scope.UnitIds.Contains(e.UnitId.Value)));
    }

    private void AddUnitFilter<T>(ModelBuilder builder) where T : class, IScopedToUnit =>
        builder.Entity<T>().HasQueryFilter(ScopeFilter, row => Scope.IsEverything || Scope.UnitIds.Contains(row.UnitId));

    /// <summary>
    /// Unit and, for a CSKV, only rows about people of their thôn. An EXISTS that a parameter switches off, not a join: nobody else pays for it, and a
    /// LEFT JOIN on such rows can still use its index.
    /// </summary>
    private void AddAboutPersonFilter<T>(ModelBuilder builder) where T : class, IScopedToUnit, IAboutBeneficiary =>
        builder.Entity<T>().HasQueryFilter(ScopeFilter, row => Scope.IsEverything
            || (Scope.UnitIds.Contains(row.UnitId) && (!Scope.IsLimitedToHamlets || Beneficiaries.Any(b => b.Id == row.BeneficiaryId))));
}

public sealed class SqliteAppDbContext(DbContextOptions<SqliteAppDbContext> options, DataScope scope, AuditContext audit) : AppDbContext(options, scope, audit);

public sealed class SqlServerAppDbContext(DbContextOptions<SqlServerAppDbContext> options, DataScope scope, AuditContext audit) : AppDbContext(options, scope, audit)
{
    /// <summary>Folded names and sort keys are ASCII and compare byte by byte on both engines.</summary>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(p => p.Name is "NameKey" or "NameSortKey"))
            property.SetCollation("Latin1_General_100_BIN2");
    }
}
