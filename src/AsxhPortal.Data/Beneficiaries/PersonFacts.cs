using AsxhPortal.Data.Auditing;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Data.Beneficiaries;

/// <summary>Which table a fact of the timeline comes from.</summary>
public enum FactSource
{
    Imported,
    Matched,
    Published,
    Change,
    Visited,
    Surveyed,
    Minute,
    Certified,
    AttorneyEnded,
    AccountOpened,
    AccountClosed,
    Listed,
    ListWithdrawn,
    HandedOver,
    HandOverAnswered,
    Paid,
    ResidenceFlag,
    ResidenceHandled,
    Verification,
    Issued,
    PaperEnded,
    Bulk,
    BulkUndone,
    Audit,
}

/// <summary>One thing that happened to a person, as its table holds it; the words are the site's. What each column holds depends on the source.</summary>
public sealed class PersonFact
{
    public string Source { get; set; } = "";

    /// <summary>UTC; midnight where only the day is known (<see cref="Day"/>).</summary>
    public DateTime At { get; set; }
    public string? Who { get; set; }
    public Guid Id { get; set; }

    /// <summary>What the fact links to: row, batch, run, list, hand-over.</summary>
    public Guid? RefId { get; set; }
    public string? Code { get; set; }
    public string? Text { get; set; }
    public string? Note { get; set; }
    public long? Number { get; set; }

    /// <summary>yyyy-MM-dd or yyyy-MM.</summary>
    public string? Day { get; set; }
    public string? TraceId { get; set; }
    public string? Changes { get; set; }
}

/// <summary>
/// Everything that happened to one person, from all tables in one statement: a page may not ask twenty times. Plain SQL that both engines read
/// alike; the scope is held by whoever asks, who has found the person through the query filter first.
/// </summary>
public static class PersonFacts
{
    /// <summary>A person of the register for twenty years has fewer; no page may be drowned by one person.</summary>
    public const int Limit = 5000;

    /// <summary>Oldest facts fall away beyond <see cref="Limit"/>.</summary>
    public static async Task<List<PersonFact>> FactsOfAsync(this AppDbContext db, Guid beneficiaryId, CancellationToken cancel = default)
    {
        var facts = await db.Database.SqlQueryRaw<PersonFact>(Sql, beneficiaryId).ToListAsync(cancel);
        foreach (var fact in facts)
            fact.At = DateTime.SpecifyKind(fact.At, DateTimeKind.Utc);
        return [.. facts.OrderByDescending(f => f.At).Take(Limit)];
    }

    /// <summary>The first branch gives every column its type (SQL Server types a bare NULL as int); it has no rows.</summary>
    public const string Sql = """
        SELECT CAST('' AS nvarchar(40)) AS "Source", CAST(NULL AS datetime2) AS "At", CAST(NULL AS nvarchar(400)) AS "Who", b."Id" AS "Id", b."CitizenRecordId" AS "RefId",
               CAST(NULL AS nvarchar(400)) AS "Code", CAST(NULL AS nvarchar(2000)) AS "Text", CAST(NULL AS nvarchar(2000)) AS "Note", CAST(NULL AS bigint) AS "Number",
               CAST(NULL AS nvarchar(40)) AS "Day", CAST(NULL AS nvarchar(400)) AS "TraceId", CAST(NULL AS nvarchar(4000)) AS "Changes"
        FROM "Beneficiaries" b WHERE 1 = 0
        UNION ALL
        SELECT 'Imported', t."UploadedAt", t."UploadedByName", r."Id", t."Id", t."Group", t."FileName", r."SheetName", r."RowNumber", NULL, NULL, NULL
        FROM "MatchDecisions" d JOIN "ImportRows" r ON r."Id" = d."RowId" JOIN "ImportBatches" t ON t."Id" = d."BatchId" WHERE d."BeneficiaryId" = {0}
        UNION ALL
        SELECT 'Matched', COALESCE(d."DecidedAt", m."StartedAt"), d."DecidedByName", d."Id", d."RowId", d."State", d."Reasons", d."Note", d."Score", NULL, NULL, NULL
        FROM "MatchDecisions" d JOIN "MatchRuns" m ON m."Id" = d."RunId" WHERE d."BeneficiaryId" = {0}
        UNION ALL
        SELECT 'Published', d."PublishedAt", NULL, d."Id", d."RowId", NULL, t."FileName", NULL, r."RowNumber", NULL, NULL, NULL
        FROM "MatchDecisions" d JOIN "ImportRows" r ON r."Id" = d."RowId" JOIN "ImportBatches" t ON t."Id" = d."BatchId" WHERE d."BeneficiaryId" = {0} AND d."PublishedAt" IS NOT NULL
        UNION ALL
        SELECT 'Change', e."RecordedAt", e."RecordedByName", e."Id", NULL, e."Kind", NULL, e."Note", NULL, CAST(e."OccurredOn" AS nvarchar(10)), NULL, NULL
        FROM "ChangeEvents" e WHERE e."BeneficiaryId" = {0}
        UNION ALL
        SELECT 'Visited', v."VisitedOn", v."VisitorName", v."Id", NULL, CASE WHEN v."WasMet" = 1 THEN 'Met' ELSE 'Away' END, NULL, v."Note", NULL, CAST(v."ReturnOn" AS nvarchar(10)), NULL, NULL
        FROM "Surveys" s JOIN "Visits" v ON v."SurveyId" = s."Id" WHERE s."BeneficiaryId" = {0}
        UNION ALL
        SELECT 'Surveyed', s."CompletedAt", s."CompletedByName", s."Id", NULL, s."Outcome", o."Name", s."Answers_Reason", NULL, CAST(s."VisitedOn" AS nvarchar(10)), NULL, NULL
        FROM "Surveys" s JOIN "Rounds" o ON o."Id" = s."RoundId" WHERE s."BeneficiaryId" = {0} AND s."CompletedAt" IS NOT NULL
        UNION ALL
        SELECT 'Minute', m."HeldAt", m."PoliceName", m."Id", NULL, m."OfficerName", m."SignatoryName", m."Reason", m."Number", CAST(m."Year" AS nvarchar(10)), NULL, NULL
        FROM "RefusalMinutes" m WHERE m."BeneficiaryId" = {0}
        UNION ALL
        SELECT 'Certified', p."CertifiedOn", p."CertifiedByName", p."Id", NULL, p."AttorneyRelation", p."AttorneyName", p."CertificationNumber", NULL, CAST(p."ValidTo" AS nvarchar(10)), NULL, NULL
        FROM "PowersOfAttorney" p WHERE p."BeneficiaryId" = {0} AND p."CertifiedOn" IS NOT NULL
        UNION ALL
        SELECT 'AttorneyEnded', p."EndedOn", NULL, p."Id", NULL, NULL, p."AttorneyName", p."EndReason", NULL, CAST(p."EndedOn" AS nvarchar(10)), NULL, NULL
        FROM "PowersOfAttorney" p WHERE p."BeneficiaryId" = {0} AND p."EndedOn" IS NOT NULL
        UNION ALL
        SELECT 'AccountOpened', a."DeclaredAt", a."DeclaredByName", a."Id", NULL, a."Channel", a."Number", a."HolderName", NULL, a."ProviderCode", a."DeclaredReason", a."HolderKind"
        FROM "BankAccounts" a WHERE a."BeneficiaryId" = {0}
        UNION ALL
        SELECT 'AccountClosed', a."ClosedAt", NULL, a."Id", NULL, a."Channel", a."Number", a."ClosedReason", NULL, a."ProviderCode", NULL, a."HolderName"
        FROM "BankAccounts" a WHERE a."BeneficiaryId" = {0} AND a."ClosedAt" IS NOT NULL
        UNION ALL
        SELECT 'Listed', c."SignedOffAt", c."SignedOffByName", l."Id", c."Id", c."Outcome", o."Name", l."ChangeNote", c."Number", NULL, NULL, l."Change"
        FROM "ListLines" l JOIN "ClassificationLists" c ON c."Id" = l."ListId" JOIN "Rounds" o ON o."Id" = c."RoundId" WHERE l."BeneficiaryId" = {0}
        UNION ALL
        SELECT 'ListWithdrawn', c."WithdrawnAt", c."WithdrawnByName", l."Id", c."Id", c."Outcome", NULL, c."WithdrawalReason", c."Number", NULL, NULL, NULL
        FROM "ListLines" l JOIN "ClassificationLists" c ON c."Id" = l."ListId" WHERE l."BeneficiaryId" = {0} AND c."WithdrawnAt" IS NOT NULL
        UNION ALL
        SELECT 'HandedOver', h."SentAt", h."SentByName", l."Id", h."Id", NULL, g."Name", NULL, h."Number", NULL, NULL, NULL
        FROM "HandOverLines" l JOIN "HandOvers" h ON h."Id" = l."HandOverId" JOIN "ReceivingAgencies" g ON g."Id" = h."AgencyId" WHERE l."BeneficiaryId" = {0}
        UNION ALL
        SELECT 'HandOverAnswered', h."AnsweredAt", h."AnsweredByName", l."Id", h."Id", l."State", g."Name", l."ReturnReason", h."Number", NULL, NULL, NULL
        FROM "HandOverLines" l JOIN "HandOvers" h ON h."Id" = l."HandOverId" JOIN "ReceivingAgencies" g ON g."Id" = h."AgencyId" WHERE l."BeneficiaryId" = {0} AND h."AnsweredAt" IS NOT NULL
        UNION ALL
        SELECT 'Paid', COALESCE(p."ApprovedAt", p."MadeAt"), COALESCE(p."ApprovedByName", p."MadeByName"), l."Id", p."Id", p."State", l."Channel", l."HoldReason", l."Amount", l."Period", NULL, l."State"
        FROM "PaymentLines" l JOIN "PaymentRuns" p ON p."Id" = l."RunId" WHERE l."BeneficiaryId" = {0}
        UNION ALL
        SELECT 'ResidenceFlag', f."FoundAt", NULL, f."Id", f."BatchId", f."Kind", NULL, NULL, NULL, CAST(f."Since" AS nvarchar(10)), NULL, NULL
        FROM "ResidenceFlags" f WHERE f."BeneficiaryId" = {0}
        UNION ALL
        SELECT 'ResidenceHandled', f."HandledAt", f."HandledByName", f."Id", f."BatchId", f."Kind", NULL, f."Note", NULL, NULL, NULL, NULL
        FROM "ResidenceFlags" f WHERE f."BeneficiaryId" = {0} AND f."HandledAt" IS NOT NULL
        UNION ALL
        SELECT 'Verification', e."RecordedAt", e."RecordedByName", e."Id", c."Id", e."Step", e."DocumentNumber", e."Note", c."Number", CAST(c."Year" AS nvarchar(10)), NULL, NULL
        FROM "VerificationCases" c JOIN "VerificationEvent" e ON e."CaseId" = c."Id" WHERE c."BeneficiaryId" = {0}
        UNION ALL
        SELECT 'Issued', p."IssuedAt", p."IssuedByName", p."Id", NULL, p."Kind", p."NumberText", NULL, p."ReprintCount", NULL, NULL, NULL
        FROM "IssuedPapers" p WHERE p."BeneficiaryId" = {0}
        UNION ALL
        SELECT 'PaperEnded', p."EndedAt", p."EndedByName", p."Id", NULL, p."Kind", p."NumberText", p."Reason", NULL, NULL, NULL, p."State"
        FROM "IssuedPapers" p WHERE p."BeneficiaryId" = {0} AND p."EndedAt" IS NOT NULL
        UNION ALL
        SELECT 'Bulk', a."AppliedAt", a."AppliedByName", l."Id", a."Id", a."Kind", l."After", a."Reason", NULL, NULL, l."Before", a."Title"
        FROM "BulkActionLines" l JOIN "BulkActions" a ON a."Id" = l."ActionId" WHERE l."BeneficiaryId" = {0} AND a."AppliedAt" IS NOT NULL AND l."State" IN ('Applied', 'Undone', 'Kept')
        UNION ALL
        SELECT 'BulkUndone', a."UndoneAt", a."UndoneByName", l."Id", a."Id", a."Kind", l."Before", NULL, NULL, NULL, l."After", a."Title"
        FROM "BulkActionLines" l JOIN "BulkActions" a ON a."Id" = l."ActionId" WHERE l."BeneficiaryId" = {0} AND a."UndoneAt" IS NOT NULL AND l."State" = 'Undone'
        UNION ALL
        SELECT 'Audit', a."At", COALESCE(u."FullName", a."UserName"), a."Id", NULL, a."Action", a."Subject", COALESCE(a."Note", a."SubjectId"), a."RowCount", NULL, a."TraceId", a."ChangesJson"
        FROM "AuditEntries" a LEFT JOIN "AspNetUsers" u ON u."Id" = a."UserId" WHERE a."BeneficiaryId" = {0}
          AND (a."Action" = 'Exported'
            OR (a."Action" IN ('Created', 'Updated') AND a."Subject" IN ('Beneficiary', 'Entitlement', 'ChangeEvent'))
            OR (a."Action" = 'Updated' AND a."Subject" = 'Survey' AND a."ChangesJson" LIKE '%"State":_"Completed","Draft"_%'))
        """;
}
