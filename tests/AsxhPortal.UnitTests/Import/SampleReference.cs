using System.Globalization;
using AsxhPortal.Domain.BankAccounts;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Import;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.UnitTests.Import;

internal static class SampleReference
{
    public static ListReference Load(IEnumerable<string> hamlets)
    {
        var categories = new List<BenefitCategory>();
        var rates = new List<BenefitRate>();
        foreach (var r in Csv(SharedFolder.Require("domain", "benefit_categories.csv")))
        {
            var code = r["code"];
            var kind = r["base"] switch { "mức chuẩn TGXH" => RateKind.Coefficient, "table" => RateKind.PercentTable, "none" => RateKind.StatusOnly, var b when b.StartsWith("mức chuẩn NCC") => RateKind.Fixed, _ => RateKind.ByDecision };
            categories.Add(new BenefitCategory { Code = code, Name = r["name_vi"], RateKind = kind, Coefficient = decimal.TryParse(r["coefficient"], CultureInfo.InvariantCulture, out var c) ? c : null });
            if (kind == RateKind.Fixed && long.TryParse(r["amount_from_2023_07_01"], out var a)) rates.Add(new BenefitRate { CategoryCode = code, ValidFrom = new(2023, 7, 1), Amount = a });
        }
        foreach (var r in Csv(SharedFolder.Require("domain", "ncc_thuong_binh_rates.csv")))
        {
            var pct = int.Parse(r["ty_le_ton_thuong_pct"]);
            rates.Add(new BenefitRate { CategoryCode = "NCC-6.1-TB", Percent = pct, ValidFrom = new(2023, 7, 1), Amount = long.Parse(r["thuong_binh_2023_07"]) });
            rates.Add(new BenefitRate { CategoryCode = "NCC-6.1-TBB", Percent = pct, ValidFrom = new(2023, 7, 1), Amount = long.Parse(r["thuong_binh_loai_B_2023_07"]) });
        }
        var bases = new[] { new BaseAmount { ValidFrom = new(2021, 7, 1), Amount = 360000 }, new BaseAmount { ValidFrom = new(2024, 7, 1), Amount = 500000 } };
        PaymentProvider P(string bin, string n, string al) => new() { Code = bin, Bin = bin, ShortName = n, Name = n, Aliases = al };
        var providers = new[]
        {
            P("970405", "Agribank", "Nông nghiệp|NHNo|NN&PTNT|NHNN&PTNT|NHNo&PTNT|Nông nghiệp và PTNT"), P("970407", "Techcombank", "TCB|Kỹ thương"), P("970415", "VietinBank", "Công thương|Vietin|Viettinbank"),
            P("970422", "MBBank", "MB|Quân đội"), P("970449", "LPBank", "LienVietPostBank|Liên Việt|Bưu điện Liên Việt|LVPB|LienViet"), P("970403", "Sacombank", "Sài Gòn Thương Tín"),
            P("970418", "BIDV", "Đầu tư và phát triển|ĐT&PT"), P("971005", "ViettelMoney", "ViettelPay|Viettel"), P("970436", "Vietcombank", "VCB|Ngoại thương"), P("971011", "VNPTMoney", "VNPT Pay|VNPT"),
            P("970446", "COOPBANK", "Hợp tác xã"), P("970432", "VPBank", "VPB"), P("970400", "SaigonBank", "Sài Gòn Công Thương"),
        };
        return new ListReference(new RateBook(categories, bases, rates), "42", providers, hamlets.ToList(), new HashSet<string>(), new DateOnly(2026, 11, 23));
    }

    public static List<Dictionary<string, string>> Csv(string path)
    {
        var rows = AsxhPortal.Documents.Import.SourceListFile.Read(File.ReadAllBytes(path), path).Single().Rows;
        var header = rows[0].Cells.Select(c => c.Text).ToArray();
        return rows.Skip(1).Select(r => header.Select((h, i) => (h, r[i].Text)).ToDictionary(p => p.h, p => p.Text)).ToList();
    }
}
