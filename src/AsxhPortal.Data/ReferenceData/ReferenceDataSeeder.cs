using System.Globalization;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Organisation;
using CsvHelper;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Data.ReferenceData;

/// <summary>
/// Writes the project's own reference data (embedded CSV) where it is missing: categories with dated amounts, banks, provinces and the units
/// of huyện Nghi Xuân with their letterheads and receiving agency. What an administrator changed is never overwritten.
/// </summary>
public sealed class ReferenceDataSeeder(AppDbContext db)
{
    /// <summary>Until this day Phòng LĐTBXH received the lists of a district; Bộ LĐTBXH ended on 01/03/2025.</summary>
    private static readonly DateOnly LabourOfficesEndOn = new(2025, 2, 28);

    public async Task RunAsync(CancellationToken cancellationToken = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await SeedCategoriesAsync(cancellationToken);
        await SeedProvidersAsync(cancellationToken);
        await SeedUnitsAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task SeedCategoriesAsync(CancellationToken cancellationToken)
    {
        var known = (await db.BenefitCategories.Select(c => c.Code).ToListAsync(cancellationToken)).ToHashSet();
        foreach (var row in Rows("benefit-categories.csv").Where(r => !known.Contains(r["code"])))
        {
            db.BenefitCategories.Add(new BenefitCategory
            {
                Code = row["code"],
                Group = Enum.Parse<SourceGroup>(row["group"]),
                Name = row["name"],
                ShortName = row["short_name"],
                LegalBasis = row["legal_basis"],
                RateKind = Enum.Parse<RateKind>(row["rate_kind"]),
                Coefficient = row["coefficient"] is { Length: > 0 } coefficient ? decimal.Parse(coefficient, CultureInfo.InvariantCulture) : null,
                AgeFrom = Number(row["age_from"]),
                AgeBelow = Number(row["age_below"]),
                PayeeIsCarer = row["payee_is_carer"] == "1",
                IsSensitive = row["is_sensitive"] == "1",
                PaymentListCode = row["payment_list_code"] is { Length: > 0 } code ? code : null,
                ValidFrom = Date(row["valid_from"]),
                ValidTo = Date(row["valid_to"]),
            });
        }
        if (!await db.BaseAmounts.AnyAsync(cancellationToken))
        {
            db.BaseAmounts.AddRange(Rows("base-amounts.csv").Select(row => new BaseAmount
            {
                ProvinceCode = row["province_code"] is { Length: > 0 } province ? province : null,
                ValidFrom = Date(row["valid_from"])!.Value,
                Amount = long.Parse(row["amount"], CultureInfo.InvariantCulture),
                LegalBasis = row["legal_basis"],
            }));
        }
        if (!await db.BenefitRates.AnyAsync(cancellationToken))
        {
            db.BenefitRates.AddRange(Rows("benefit-rates.csv").Select(row => new BenefitRate
            {
                CategoryCode = row["category_code"],
                Percent = Number(row["percent"]),
                ValidFrom = Date(row["valid_from"])!.Value,
                Amount = long.Parse(row["amount"], CultureInfo.InvariantCulture),
            }));
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task SeedProvidersAsync(CancellationToken cancellationToken)
    {
        var known = (await db.PaymentProviders.Select(p => p.Code).ToListAsync(cancellationToken)).ToHashSet();
        db.PaymentProviders.AddRange(Rows("payment-providers.csv").Where(r => !known.Contains(r["code"])).Select(row => new PaymentProvider
        {
            Code = row["code"],
            Bin = row["bin"] is { Length: > 0 } bin ? bin : null,
            ShortName = row["short_name"],
            Name = row["name"],
            Kind = Enum.Parse<ProviderKind>(row["kind"]),
            Aliases = row["aliases"],
        }));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task SeedUnitsAsync(CancellationToken cancellationToken)
    {
        var units = await db.Units.ToListAsync(cancellationToken);
        foreach (var row in Rows("administrative-units.csv"))
        {
            var validFrom = Date(row["valid_from"])!.Value;
            if (units.Exists(u => u.Code == row["code"] && u.ValidFrom == validFrom))
                continue;
            var parent = row["parent_code"] is { Length: > 0 } code ? units.Last(u => u.Code == code && u.IsValidOn(validFrom)) : null;
            var unit = new AdministrativeUnit(row["code"], row["name"], Enum.Parse<UnitLevel>(row["level"]), parent, validFrom, Date(row["valid_to"]));
            units.Add(unit);
            db.Units.Add(unit);
            if (unit.Level == UnitLevel.Commune)
                db.Letterheads.Add(LetterheadOf(unit));
            if (unit.Level == UnitLevel.District)
            {
                var office = LabourOfficeOf(unit);
                db.ReceivingAgencies.Add(office);
                db.Letterheads.Add(LetterheadOf(office, unit));
            }
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The usual letterhead of a commune; an administrator may change it.</summary>
    public static UnitLetterhead LetterheadOf(AdministrativeUnit unit)
    {
        var place = unit.Name.Split(' ', 2) is ["Xã" or "Phường", var name] ? name : unit.Name.Replace("Thị trấn ", "");
        return new UnitLetterhead(unit.Id, unit.ValidFrom, null, $"ỦY BAN NHÂN DÂN\n{unit.Name.ToUpper(CultureInfo.GetCultureInfo("vi-VN"))}", "{0}/UBND-VHXH", place,
            "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", null);
    }

    /// <summary>The usual letterhead of a district's labour office; an administrator may change it.</summary>
    public static UnitLetterhead LetterheadOf(ReceivingAgency labourOffice, AdministrativeUnit district)
    {
        var place = district.Name.Split(' ', 2) is ["Huyện" or "Quận", var name] ? name : district.Name.Replace("Thành phố ", "").Replace("Thị xã ", "");
        return new UnitLetterhead(district.Id, district.ValidFrom, $"UBND {district.Name.ToUpper(CultureInfo.GetCultureInfo("vi-VN"))}",
            "PHÒNG LAO ĐỘNG -\nTHƯƠNG BINH VÀ XÃ HỘI", "{0}/LĐTBXH", place, "", "TRƯỞNG PHÒNG", null, agencyId: labourOffice.Id);
    }

    private static ReceivingAgency LabourOfficeOf(AdministrativeUnit district)
    {
        var name = district.Name.StartsWith("Huyện ", StringComparison.Ordinal) ? "huyện " + district.Name[6..] : district.Name;
        var agency = new ReceivingAgency(district.Id, $"Phòng Lao động - Thương binh và Xã hội {name}");
        foreach (var group in SourceGroups.Lists)
            agency.ReceivesFrom(group, district.ValidFrom, LabourOfficesEndOn);
        return agency;
    }

    private static List<Dictionary<string, string>> Rows(string file)
    {
        var assembly = typeof(ReferenceDataSeeder).Assembly;
        using var stream = assembly.GetManifestResourceStream($"AsxhPortal.Data.ReferenceData.{file}")
            ?? throw new InvalidOperationException($"The embedded reference file {file} is missing.");
        using var csv = CsvReader.Create(stream, CsvReaderOptions.Default, false);
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(csv.Headers.ToDictionary(h => h, h => csv.GetString(h)));
        return rows;
    }

    private static int? Number(string text) => text.Length == 0 ? null : int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly? Date(string text) => text.Length == 0 ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
