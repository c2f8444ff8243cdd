using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Benchmarks;

/// <summary>Invented names as frequent as in life: a third of all people are Nguyễn, the old are Thị or Văn with one plain word, the young have two chosen words.</summary>
internal static class SyntheticNames
{
    private static readonly (string Name, double Share)[] Families =
    [
        ("Nguyễn", 32), ("Trần", 13), ("Lê", 9.5), ("Phạm", 6.5), ("Hoàng", 5), ("Phan", 5), ("Võ", 4), ("Đặng", 2.5), ("Bùi", 2.2), ("Hồ", 2.2), ("Ngô", 1.6), ("Đỗ", 1.4),
        ("Dương", 1.4), ("Đinh", 1.4), ("Trương", 1.4), ("Đoàn", 1.3), ("Trịnh", 1.2), ("Lý", .7), ("Hà", .7), ("Lương", .6), ("Mai", .6), ("Tạ", .5), ("Cao", .5), ("Lâm", .4),
        ("Vũ", .4), ("Thái", .4), ("Đậu", .4), ("Uông", .3), ("Chu", .3), ("Kiều", .2), ("Lưu", .2), ("Tôn", .1),
    ];

    private static readonly string[] OldGivens =
    [
        "An", "Ái", "Ân", "Ất", "Ánh", "Bảy", "Ba", "Bình", "Bốn", "Bưởi", "Canh", "Cảnh", "Châu", "Chiến", "Chín", "Cúc", "Đào", "Dần", "Đinh", "Đông", "Đồng", "Em", "Giáp", "Hai", "Hải",
        "Hạnh", "Hằng", "Hiền", "Hoa", "Hoà", "Hòa", "Hoè", "Hồng", "Hợi", "Hương", "Hường", "Huệ", "Khang", "Khuê", "Kỷ", "Lài", "Lan", "Lành", "Liên", "Loan", "Lộc", "Lựu", "Lương", "Mai",
        "Mão", "Mậu", "Mười", "Mùi", "Năm", "Nam", "Nga", "Ngân", "Ngọ", "Nhâm", "Nhuận", "Oanh", "Phúc", "Phượng", "Quế", "Quý", "Sáu", "Sửu", "Tám", "Tâm", "Tân", "Thảo", "Thân", "Thìn",
        "Thơ", "Thoả", "Thu", "Thuận", "Thuỷ", "Thúy", "Tịnh", "Tình", "Toàn", "Tư", "Tứ", "Tuất", "Tý", "Tỵ", "Út", "Vân", "Vinh", "Vượng", "Xoan", "Xuân", "Yến", "Ý",
    ];

    private static readonly string[] MaleMiddles = ["Anh", "Bá", "Công", "Danh", "Duy", "Đăng", "Đình", "Đức", "Gia", "Hoài", "Hoàng", "Huy", "Hữu", "Khắc", "Mạnh", "Minh", "Ngọc", "Phú", "Quang", "Quốc", "Sỹ", "Thanh", "Thế", "Tiến", "Trọng", "Trung", "Tuấn", "Viết", "Xuân"];
    private static readonly string[] MaleGivens = ["An", "Anh", "Bách", "Bằng", "Bảo", "Cường", "Dũng", "Duy", "Đạt", "Đức", "Hải", "Hiếu", "Hoàng", "Hùng", "Huy", "Hưng", "Khải", "Khang", "Khánh", "Khoa", "Khôi", "Kiên", "Lâm", "Long", "Lực", "Minh", "Nam", "Nghĩa", "Nguyên", "Nhân", "Phong", "Phú", "Phúc", "Quân", "Quang", "Quốc", "Sơn", "Tài", "Tân", "Thắng", "Thành", "Thiện", "Thịnh", "Thông", "Tiến", "Toán", "Trí", "Trung", "Trường", "Tú", "Tuấn", "Tùng", "Việt", "Vinh", "Vũ"];
    private static readonly string[] FemaleMiddles = ["Bảo", "Bích", "Cẩm", "Diệu", "Đan", "Gia", "Hà", "Hải", "Hoài", "Hồng", "Huyền", "Khánh", "Kim", "Lan", "Mai", "Minh", "Mỹ", "Ngọc", "Nhã", "Như", "Phương", "Quỳnh", "Thanh", "Thảo", "Thu", "Thuỳ", "Thúy", "Tố", "Trúc", "Tường", "Vân", "Xuân", "Yến"];
    private static readonly string[] FemaleGivens = ["An", "Anh", "Ánh", "Băng", "Châu", "Chi", "Diễm", "Diệp", "Dung", "Duyên", "Giang", "Hà", "Hạnh", "Hân", "Hiền", "Hoa", "Hương", "Khuê", "Lam", "Lan", "Linh", "Loan", "Ly", "Mai", "Mơ", "My", "Nga", "Ngân", "Ngọc", "Nguyệt", "Nhi", "Nhung", "Oanh", "Phương", "Phượng", "Quyên", "Quỳnh", "Tâm", "Thảo", "Thi", "Thơ", "Thư", "Thương", "Tiên", "Trâm", "Trang", "Trinh", "Tuyền", "Tuyết", "Uyên", "Vân", "Vi", "Vy", "Yên", "Yến"];

    public static string Family(Random random)
    {
        var at = random.NextDouble() * Families.Sum(f => f.Share);
        foreach (var (name, share) in Families)
        {
            if ((at -= share) < 0)
                return name;
        }
        return Families[0].Name;
    }

    /// <summary>Đệm and tên for a person of that birth year.</summary>
    public static string[] Given(Random random, Sex sex, int year)
    {
        var plain = Math.Clamp((2005 - year) / 55.0, 0.08, 0.95);
        if (random.NextDouble() < plain)
            return [sex == Sex.Female ? "Thị" : random.NextDouble() < .6 ? "Văn" : Pick(random, MaleMiddles), Pick(random, OldGivens)];
        var (middles, givens) = sex == Sex.Female ? (FemaleMiddles, FemaleGivens) : (MaleMiddles, MaleGivens);
        string[] chosen = [Pick(random, middles), Pick(random, givens)];
        return sex == Sex.Female && random.NextDouble() < .4 ? ["Thị", .. chosen] : random.NextDouble() < .12 ? [Pick(random, middles), .. chosen] : chosen;
    }

    public static T Pick<T>(Random random, IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
