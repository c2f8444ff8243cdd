using System.Globalization;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Organisation;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Startup.Demo;

/// <summary>
/// Invented people of an invented commune: names drawn from name lists, numbers random digits in the legal structure, the same every time for
/// the same seed. Nobody here exists.
/// </summary>
/// <param name="taken">Numbers of the other communes written together with this one; none of them is given twice.</param>
/// <param name="idPrefix">The first three digits of every citizen id; 042 is Hà Tĩnh.</param>
public sealed class DemoPeople(int seed, HashSet<long>? taken = null, string idPrefix = "042")
{
    private static readonly string[] Surnames =
        ["Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Trần", "Trần", "Lê", "Lê", "Phạm", "Phạm", "Hoàng", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trịnh"];

    private static readonly string[] MiddlesOfMen = ["Văn", "Văn", "Văn", "Đức", "Xuân", "Hữu", "Quang", "Đình", "Bá", "Công", "Trọng", "Minh"];
    private static readonly string[] MiddlesOfWomen = ["Thị", "Thị", "Thị", "Thị", "Thị", "Thị Thu", "Thị Ngọc", "Thị Kim", "Thị Bích", "Thanh"];
    private static readonly string[] Men = ["An", "Bảy", "Bình", "Chiến", "Chung", "Cường", "Dũng", "Đạt", "Định", "Hải", "Hạnh", "Hoà", "Hòa", "Hùng", "Kỳ", "Lâm", "Long", "Lực", "Mạnh", "Nam", "Nghĩa", "Phúc", "Quân", "Sơn", "Tài", "Tân", "Thắng", "Thìn", "Tiến", "Toàn", "Tuấn", "Tý", "Vinh", "Ý"];
    private static readonly string[] Women = ["Ái", "Bé", "Châu", "Dung", "Đào", "Em", "Hà", "Hằng", "Hoa", "Hoà", "Hòe", "Huệ", "Hương", "Lan", "Liên", "Loan", "Lý", "Mai", "Mận", "Mỹ", "Nga", "Nhung", "Phượng", "Quế", "Sen", "Tâm", "Thảo", "Thơ", "Thuý", "Thủy", "Tuyết", "Vân", "Xoan", "Yến"];

    private readonly Random _random = new(seed);
    private readonly HashSet<long> _ids = taken ?? [];

    public int Next(int below) => _random.Next(below);

    public bool Chance(double share) => _random.NextDouble() < share;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    public string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + _random.Next(10))));

    public string Name(Sex sex, string? surname = null) => sex == Sex.Male
        ? $"{surname ?? Pick(Surnames)} {Pick(MiddlesOfMen)} {Pick(Men)}"
        : $"{surname ?? Pick(Surnames)} {Pick(MiddlesOfWomen)} {Pick(Women)}";

    public string Phone() => "09" + Digits(8);

    /// <summary>Households of two to five people until the hamlets hold the number asked for; a fifth of the people are over 70.</summary>
    public List<Citizen> Citizens(Guid unitId, IReadOnlyList<Hamlet> hamlets, int count, int thisYear)
    {
        var citizens = new List<Citizen>(count);
        while (citizens.Count < count)
        {
            var hamlet = hamlets[citizens.Count * hamlets.Count / count];
            string? head = null;
            string? surname = null;
            for (var member = 0; member < 2 + _random.Next(4) && citizens.Count < count; member++)
            {
                var sex = Chance(0.5) ? Sex.Male : Sex.Female;
                var age = member == 0 ? 45 + _random.Next(50) : member == 1 ? 40 + _random.Next(50) : _random.Next(60);
                var birth = new PartialDate(thisYear - age - 1, 1 + _random.Next(12), 1 + _random.Next(28));
                var name = Name(sex, member > 1 ? surname : null);
                surname ??= name.Split(' ')[0];
                head ??= name;
                citizens.Add(new Citizen
                {
                    UnitId = unitId,
                    CitizenId = CitizenIdOf(sex, birth.Year),
                    OldId = age > 20 ? "18" + Digits(7) : null,
                    FullName = name,
                    NameKey = VietnameseText.Fold(name),
                    Birth = birth,
                    Sex = sex,
                    HamletId = hamlet.Id,
                    HamletName = hamlet.Name,
                    HouseholdHead = head,
                    RelationToHead = member == 0 ? "Chủ hộ" : member == 1 ? "Vợ/chồng" : "Con",
                });
            }
        }
        return citizens;
    }

    private string CitizenIdOf(Sex sex, int birthYear)
    {
        while (true)
        {
            var century = (birthYear / 100 - 19) * 2 + (sex == Sex.Male ? 0 : 1);
            var id = string.Create(CultureInfo.InvariantCulture, $"{idPrefix}{century}{birthYear % 100:00}{Digits(6)}");
            if (_ids.Add(long.Parse(id, CultureInfo.InvariantCulture)))
                return id;
        }
    }
}
