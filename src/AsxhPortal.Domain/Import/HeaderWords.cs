using System.Text.RegularExpressions;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Domain.Import;

/// <summary>Meaning of a column title by its words, compared without diacritics. The first rule that fits decides, so the order matters.</summary>
public static partial class HeaderWords
{
    private static readonly (Regex Words, ListField Field)[] Rules =
    [
        (Rule("^(stt|tt|so tt|so thu tu|thu tu|stt ho|tt ho|so thu tu ho)$"), ListField.Ordinal),
        (Rule("dan toc"), ListField.Ethnicity),
        (Rule("chu (tai khoan|tk)|ten (tai khoan|tk)|nguoi thu huong tk"), ListField.AccountHolder),
        (Rule(@"so tai khoan|\bstk\b|\bso tk\b"), ListField.Account),
        (Rule("ngan hang|^(ten )?nh$|^mo tai|^to chuc mo tai khoan"), ListField.Bank),
        (Rule("^tai khoan|^tk$"), ListField.Account),
        (Rule(@"dien thoai|\bsdt\b|\bso dt\b|\bdt lien he\b|^dt$|di dong"), ListField.Phone),
        (Rule("^ma( so)?( dt| doi tuong| loai| loai doi tuong| che do| chinh sach)?$"), ListField.CategoryCode),
        (Rule(@"\bma (so )?ho\b(?! so)"), ListField.HouseholdCode),
        (Rule("so khau|^khau$|nhan khau|so nguoi trong ho|so thanh vien"), ListField.HouseholdSize),
        (Rule("^(diem )?b1$|diem b1"), ListField.ScoreB1),
        (Rule("^(diem )?b2$|diem b2"), ListField.ScoreB2),
        (Rule("ho ngheo|can ngheo|(phan loai|loai|dien|ket qua) ho\\b"), ListField.HouseholdType),
        (Rule("nhan thay|nhan ho|giam ho|nguoi dai dien|uy quyen|^nguoi nhan"), ListField.Payee),
        (Rule("thanh vien.*chu ho|chu ho.*thanh vien"), ListField.FullName),
        (Rule("(quan he|moi quan he)"), ListField.Relation),
        (Rule(@"(ten|ho va ten|ho ten) (cua )?chu ho|^chu ho$"), ListField.HouseholdHead),
        (Rule("thanh vien"), ListField.MemberName),
        (Rule("^ho( va)?( ten| chu)? (dem|lot)$|^ho$"), ListField.FamilyName),
        (Rule(@"^ho (va )?(chu dem (va )?)?ten|\bho (va )?ten\b|^ten doi tuong|^ten nguoi (huong|thu huong)|^ten$"), ListField.FullName),
        (Rule(@"(cmnd|cmt|chung minh)[^a-z]*.*(cu|9 so)\b"), ListField.OldId),
        (Rule(@"cccd|can cuoc|dinh danh|\bddcn\b|cmnd|\bcmt\b|chung minh|giay to tuy than|so giay to"), ListField.CitizenId),
        (Rule("ngay (chet|mat|tu tran)"), ListField.DiedOn),
        (Rule("^tinh trang|trang thai cu tru"), ListField.ResidenceStatus),
        (Rule(@"ngay (thang nam )?sinh|\bnam sinh\b|\bsinh (nam|ngay)\b|thang nam sinh|^sinh$|^ngay thang nam$"), ListField.Birth),
        (Rule(@"gioi tinh|^gioi$|^gt$|^phai$|^nam nu$"), ListField.Sex),
        (Rule("he so"), ListField.Coefficient),
        (Rule(@"ty le|ti le|\bttct\b|suy giam|phan tram|^%|thuong tat"), ListField.Percent),
        (Rule(@"(thoi diem|thoi gian|ngay|thang|bat dau) (bat dau )?(duoc )?huong|huong tu|bat dau huong|ngay tro cap"), ListField.Start),
        (Rule(@"^ngay (ky )?(quyet dinh|qd)"), ListField.Note),
        (Rule(@"so (quyet dinh|qd|ho so)|quyet dinh huong|\bqd huong\b|^quyet dinh|^qd"), ListField.DecisionNo),
        (Rule("loai doi tuong|dien doi tuong|nhom doi tuong|^doi tuong|^dien$|can cu huong|loai tro cap|loai che do|^che do"), ListField.Category),
        (Rule("muc (tro cap|huong|tien|chi tra|phu cap)|so tien|tien tro cap|^tro cap|thanh tien"), ListField.Amount),
        (Rule(@"\bthon\b|\bxom\b|\bban\b|to dan pho|khoi pho|dia chi|thuong tru|noi o|cho o"), ListField.Hamlet),
        (Rule(@"^(ten )?(xa|phuong|xa phuong|xa phuong thi tran)$"), ListField.Commune),
        (Rule(@"^(ten )?(huyen|quan huyen|quan)$"), ListField.District),
        (Rule(@"^(ten )?(tinh|tinh thanh pho)$"), ListField.Province),
        (Rule("ghi chu"), ListField.Note),
    ];

    /// <summary>Folded words of a title, punctuation and line breaks as spaces.</summary>
    public static string Words(string title) => Separators().Replace(VietnameseText.Fold(title), " ").Trim();

    /// <summary>The meaning of a title standing under <paramref name="group"/> (the merged title above it), or nothing.</summary>
    public static ListField? FieldOf(string title, string group = "")
    {
        var words = Words(title);
        var above = Words(group);
        if (words.Length == 0)
            return above.Length == 0 ? null : FieldOf(group);

        if (IsOfNoUse(words)) return null;
        if (above.Contains("sinh"))
        {
            switch (words)
            {
                case "nam": return ListField.BirthMale;
                case "nu": return ListField.BirthFemale;
                case "ngay": return ListField.BirthDay;
                case "thang": return ListField.BirthMonth;
            }
        }
        foreach (var (rule, field) in Rules)
        {
            if (rule.IsMatch(words)) return field;
        }
        return null;
    }

    /// <summary>A title that is understood and names something that no step needs; its dates and numbers are never taken for a person's.</summary>
    public static bool IsOfNoUse(string words) => OfNoUse().IsMatch(words);

    private static Regex Rule(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled);

    [GeneratedRegex(@"^(ngay|noi) cap\b|\bbhxh\b|\bbhyt\b|bao hiem|ton giao|nghe nghiep|trinh do|que quan|hoc van|ngay vao|nhom mau|ma so thue", RegexOptions.CultureInvariant)]
    private static partial Regex OfNoUse();

    [GeneratedRegex("[^a-z0-9%]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
