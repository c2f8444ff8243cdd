using System.Globalization;

namespace AsxhPortal.Benchmarks;

/// <summary>
/// A population extract (dan-cu.xlsx), a list of social assistance of the same people (danh-sach.xlsx), and the same list with something wrong in
/// every row (danh-sach-sai.xlsx): what the whole way of steps 1 and 2 is measured with. Invented people; the same seed makes the same files.
/// </summary>
internal static class ListWorkbooks
{
    private static readonly string[] Families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đào", "Đậu", "Cao", "Mai"];
    private static readonly string[] MiddlesOfMen = ["Văn", "Đức", "Xuân", "Quang", "Sỹ", "Trọng", "Hữu", "Công", "Bá", "Đình"];
    private static readonly string[] MiddlesOfWomen = ["Thị", "Thị Thu", "Thị Hồng", "Thị Kim", "Ngọc", "Thanh", "Thị Mỹ", "Thuý"];
    private static readonly string[] Given = ["An", "Bình", "Chung", "Dũng", "Đạt", "Em", "Giang", "Hà", "Hải", "Hiền", "Hoà", "Huấn", "Hùng", "Hương", "Khoát", "Lan", "Liên", "Long", "Mai", "Minh", "Nam", "Nghĩa", "Oanh", "Phúc", "Quế", "Sen", "Tám", "Thắng", "Thơ", "Tuyết", "Vinh", "Xoan", "Yến"];
    private static readonly string[] Categories = ["NCT 80 tuổi", "Người khuyết tật nặng", "Người khuyết tật đặc biệt nặng", "Trẻ em mồ côi"];
    private static readonly string[] Banks = ["Agribank", "NHNo&PTNT", "Vietcombank", "LPBank"];

    private sealed record Person(int Number, string Name, DateOnly Born, string Sex, string CitizenId, string OldId, string Hamlet, string Head);

    public static void Make(string folder, int people, int seed)
    {
        Directory.CreateDirectory(folder);
        var everybody = People(people, seed).ToList();
        Write(Path.Combine(folder, "dan-cu.xlsx"),
            ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số định danh cá nhân", "Số CMND cũ", "Nơi thường trú (thôn)", "Họ tên chủ hộ", "Quan hệ với chủ hộ", "Tình trạng", "Ngày chết"],
            everybody.Select(p => new object?[] { p.Number, p.Name, Day(p.Born), p.Sex, p.CitizenId, p.OldId, p.Hamlet, p.Head, p.Head == p.Name ? "Chủ hộ" : "Con", "Thường trú", "" }));
        string[] list = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Số CCCD", "Thôn", "Loại đối tượng", "Mức trợ cấp", "Hưởng từ", "Số tài khoản", "Ngân hàng", "Điện thoại", "Ghi chú"];
        Write(Path.Combine(folder, "danh-sach.xlsx"), list, everybody.Select(p => Line(p)));
        Write(Path.Combine(folder, "danh-sach-sai.xlsx"), list, everybody.Select(p =>
        {
            var line = Line(p);
            (line[2], line[4], line[7], line[9]) = ($"31/02/{p.Born.Year}", p.CitizenId + "7", 123_456, "12");
            return line;
        }));
        Console.WriteLine($"{people} people: dan-cu.xlsx, danh-sach.xlsx, danh-sach-sai.xlsx in {folder}");
    }

    private static object?[] Line(Person p) =>
    [
        p.Number, p.Name, Day(p.Born), p.Sex, p.CitizenId, p.Hamlet, Categories[p.Number % Categories.Length], 360_000 + 180_000 * (p.Number % 3), "01/2023",
        $"{30_000_000_000 + p.Number * 7919L}", Banks[p.Number % Banks.Length], $"09{p.Number * 31 % 100_000_000:00000000}", "",
    ];

    private static IEnumerable<Person> People(int count, int seed)
    {
        var random = new Random(seed);
        string Any(string[] words) => words[random.Next(words.Length)];
        var head = "";
        for (var i = 1; i <= count; i++)
        {
            var isMan = random.Next(2) == 0;
            var name = $"{Any(Families)} {Any(isMan ? MiddlesOfMen : MiddlesOfWomen)} {Any(Given)}";
            var born = new DateOnly(1935, 1, 1).AddDays(random.Next(88 * 365));
            if (i % 4 == 1) head = name;
            // 042 Hà Tĩnh, sex and century, two digits of the year.
            var century = (born.Year < 2000 ? 0 : 2) + (isMan ? 0 : 1);
            yield return new Person(i, name, born, isMan ? "Nam" : "Nữ", $"042{century}{born.Year % 100:00}{i:000000}", i % 3 == 0 ? $"18{i:0000000}" : "", $"Thôn {1 + i / 2500}", head);
        }
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static void Write(string path, string[] header, IEnumerable<object?[]> rows) =>
        SharedStringsWorkbook.Write(path, rows.Prepend(header));
}
