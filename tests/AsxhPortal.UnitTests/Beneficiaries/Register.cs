using AsxhPortal.Data;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;
using AsxhPortal.UnitTests.Data;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.UnitTests.Beneficiaries;

/// <summary>A small fixed register of xã Xuân Yên, and one person of another commune who must never appear.</summary>
internal sealed class Register
{
    public static readonly Actor Police = new(Guid.Parse("11111111-0000-0000-0000-000000000001"), "Trần Quốc Hưng");
    public static readonly DateTime Now = new(2024, 1, 12, 2, 0, 0, DateTimeKind.Utc);
    public static readonly DateOnly Today = new(2024, 1, 12);

    public required Guid UnitId { get; init; }
    public required Guid OtherUnitId { get; init; }
    public required Guid RoundId { get; init; }
    public required Hamlet YenNgu { get; init; }
    public required Hamlet YenLoi { get; init; }

    public static async Task<Register> FillAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var unit = await db.Units.SingleAsync(u => u.Code == "18376");
        var other = await db.Units.SingleAsync(u => u.Code == "18391");
        var round = new ReviewRound(unit.ParentId!.Value, "Đợt rà soát tháng 01/2024", Today);
        db.Rounds.Add(round);
        var register = new Register { UnitId = unit.Id, OtherUnitId = other.Id, RoundId = round.Id, YenNgu = new Hamlet(unit.Id, "Thôn Yên Ngư"), YenLoi = new Hamlet(unit.Id, "Thôn Yên Lợi") };
        db.Hamlets.AddRange(register.YenNgu, register.YenLoi);

        var hoaOld = Add(db, unit.Id, "Trần Thị Hoà", "1940", "042140000001", register.YenNgu, "0963045776");
        Entitle(db, hoaOld, SourceGroup.SocialAssistance, "BTXH-5C", null, 360_000, "2021-07");
        var hoaNew = Add(db, unit.Id, "Lê Văn Hòa", "12/03/1950", "042050000002", register.YenLoi, null);
        Entitle(db, hoaNew, SourceGroup.Merit, "NCC-6.1-TB", 23, 1_500_000, "2010-01");
        Entitle(db, hoaNew, SourceGroup.SocialAssistance, "BTXH-6-DBN-NCT", null, null, "2022-02");
        var hoa = Add(db, unit.Id, "Nguyễn Thị Hoa", "03/1960", null, register.YenLoi, null, "183012345");
        Entitle(db, hoa, SourceGroup.PoorHousehold, "NGHEO", null, null, null);
        var hoang = Add(db, unit.Id, "Hoàng Văn An", "1938", "042038000004", register.YenNgu, null);
        Entitle(db, hoang, SourceGroup.Other, null, null, 500_000, null);
        var dead = Add(db, unit.Id, "Phan Thị Ân", "1930", "042130000005", null, null);
        Entitle(db, dead, SourceGroup.SocialAssistance, "BTXH-5C", null, 360_000, "2021-07");
        db.ChangeEvents.Add(dead.Record(ChangeKind.Death, new DateOnly(2023, 12, 5), null, Police, Now));
        var stranger = Add(db, other.Id, "Trần Thị Hoà", "1941", "042141000009", null, null);
        Entitle(db, stranger, SourceGroup.SocialAssistance, "BTXH-5C", null, 360_000, "2021-07");
        await db.SaveChangesAsync();

        await AddSourceRowAsync(db, hoaNew, new SourceProblem("ID-11-LEAD0", ProblemSeverity.Warning, false), new SourceProblem("DOB-2DIGIT", ProblemSeverity.Warning, true), new SourceProblem("NAME-UPPER", ProblemSeverity.Info, false));
        await AddSourceRowAsync(db, hoa, new SourceProblem("ID-DUP", ProblemSeverity.Error, false));
        await AddSourceRowAsync(db, hoang, new SourceProblem("CAT-BLANK", ProblemSeverity.Warning, true));

        var bank = await db.PaymentProviders.SingleAsync(p => p.Code == "970405");
        db.BankAccounts.Add(BankAccount.Declare(hoaOld, bank, PaymentChannel.BankAccount, "0012345678", "TRAN THI HOA", PayeeKind.Self, null, Police, Now));
        var survey = new Survey(round.Id, hoaOld);
        survey.SaveDraft(new SurveyAnswers { ProviderCode = "970405", AccountNumber = "0012345678", AccountHolder = "TRAN THI HOA" }, SurveyOutcome.ReconfirmsAccount, Today);
        survey.Complete(false, null, Police, Now);
        db.Surveys.Add(survey);
        await db.SaveChangesAsync();
        return register;
    }

    /// <summary>The row that somebody's entitlements came from, with its problems.</summary>
    private static async Task AddSourceRowAsync(AppDbContext db, Beneficiary person, params SourceProblem[] problems)
    {
        var batch = new ImportBatch(person.UnitId, SourceGroup.SocialAssistance, "danh-sach.xlsx", person.NameKey, Police, Now);
        var row = new ImportRow { BatchId = batch.Id, UnitId = person.UnitId, Group = SourceGroup.SocialAssistance, SheetName = "DS", RowNumber = 7, FullName = person.FullName };
        row.Problems.AddRange(problems.Select(p => new RowProblem { RowId = row.Id, BatchId = batch.Id, Code = p.Code, Field = ProblemCode.Of(p.Code).Field, Severity = p.Severity, AcceptedAt = p.IsAccepted ? Now : null }));
        row.Status = ImportRow.StatusOf(row.Problems);
        db.ImportBatches.Add(batch);
        db.ImportRows.Add(row);
        foreach (var entitlement in await db.Entitlements.Where(e => e.BeneficiaryId == person.Id).ToListAsync())
            entitlement.FillFrom(row.Id, null, null, null, null);
        await db.SaveChangesAsync();
    }

    private sealed record SourceProblem(string Code, ProblemSeverity Severity, bool IsAccepted);

    private static Beneficiary Add(AppDbContext db, Guid unitId, string name, string birth, string? citizenId, Hamlet? hamlet, string? phone, string? oldId = null)
    {
        PartialDate.TryParse(birth, out var born);
        var person = new Beneficiary(unitId, null, VietnameseName.From(name), born, null, citizenId, oldId);
        person.LiveAt(hamlet?.Id);
        person.UsePhone(phone);
        db.Beneficiaries.Add(person);
        return person;
    }

    private static void Entitle(AppDbContext db, Beneficiary person, SourceGroup group, string? category, int? percent, long? declared, string? from)
    {
        var entitlement = new Entitlement(person, group, category, null);
        entitlement.Correct(category, percent, declared, from is null ? null : Period.Parse(from), null, null);
        db.Entitlements.Add(entitlement);
    }
}
