using System.Globalization;

namespace AsxhPortal.Domain.Matching;

/// <summary>The evidence in Vietnamese words: "trùng số định danh; họ tên khác dấu; lệch 1 chữ số năm sinh".</summary>
public static class LikenessWords
{
    public static string ToVietnamese(this Likeness likeness, Residence residence, DateOnly? diedOn)
    {
        var words = new List<string>();
        Add(words, likeness.CitizenId switch
        {
            NumberLikeness.Same => "trùng số định danh",
            NumberLikeness.OneDigitOff => "số định danh lệch 1 chữ số",
            NumberLikeness.OfAnother => "số định danh trên danh sách là của người khác ở thôn khác",
            NumberLikeness.OfNeighbour => "số định danh trên danh sách là của người khác cùng thôn",
            NumberLikeness.Different => "số định danh khác",
            _ => null,
        });
        Add(words, likeness.OldId switch
        {
            NumberLikeness.Same => "trùng số CMND cũ",
            NumberLikeness.OneDigitOff => "số CMND cũ lệch 1 chữ số",
            NumberLikeness.OfAnother => "số CMND trên danh sách là của người khác ở thôn khác",
            NumberLikeness.OfNeighbour => "số CMND trên danh sách là của người khác cùng thôn",
            NumberLikeness.Different => "số CMND cũ khác",
            _ => null,
        });
        if (likeness is { CitizenId: NumberLikeness.Missing, OldId: NumberLikeness.Missing })
            words.Add("không có số giấy tờ để so");
        words.Add(likeness.Name switch
        {
            NameLikeness.Same => "trùng họ tên",
            NameLikeness.MarksMissing => "họ tên thiếu dấu",
            NameLikeness.MarksDiffer => "họ tên khác dấu",
            NameLikeness.Reordered => "họ tên đảo chữ",
            NameLikeness.MiddleDropped => "họ tên thiếu chữ đệm",
            NameLikeness.Initials => "họ tên viết tắt",
            NameLikeness.OneTypo => "họ tên lệch 1 chữ cái",
            NameLikeness.TwoSlips => "họ tên lệch hai chỗ",
            NameLikeness.Missing => "không có họ tên để so",
            _ => "họ tên khác",
        });
        words.Add(likeness.Birth switch
        {
            BirthLikeness.SameDay => "trùng ngày sinh",
            BirthLikeness.SameMonth => "trùng tháng, năm sinh",
            BirthLikeness.SameYear => "trùng năm sinh",
            BirthLikeness.DayAndMonthSwapped => "ngày và tháng sinh đổi chỗ",
            BirthLikeness.YearOneDigitOff => "lệch 1 chữ số năm sinh",
            BirthLikeness.DayOrMonthSlip => "ngày hoặc tháng sinh lệch chút ít",
            BirthLikeness.PartlySame => "ngày sinh khác một phần",
            BirthLikeness.OnlyYear => "cùng năm sinh, khác ngày tháng",
            BirthLikeness.Missing => "không có ngày sinh để so",
            _ => "ngày sinh khác",
        });
        Add(words, likeness.Sex == WordLikeness.Different ? "khác giới tính" : null);
        Add(words, likeness.Hamlet switch { WordLikeness.Same => "cùng thôn", WordLikeness.Different => "khác thôn", _ => null });
        Add(words, likeness.Commune == WordLikeness.Different ? "khác xã" : null);
        Add(words, ResidenceWarning(residence, diedOn));
        return string.Join("; ", words);
    }

    public static string ToVietnamese(this Likeness likeness, Citizen citizen) => likeness.ToVietnamese(citizen.Residence, citizen.DiedOn);

    public static string? ResidenceWarning(Citizen citizen) => ResidenceWarning(citizen.Residence, citizen.DiedOn);

    /// <summary>Null for a resident. A dead person still on a list is matched all the same, but must be noticed.</summary>
    public static string? ResidenceWarning(Residence residence, DateOnly? diedOn) => residence switch
    {
        Residence.Dead when diedOn is { } day => $"đã chết theo dữ liệu dân cư ngày {day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}",
        Residence.Dead => "đã chết theo dữ liệu dân cư",
        Residence.MovedAway => "đã chuyển đi theo dữ liệu dân cư",
        _ => null,
    };

    private static void Add(List<string> words, string? word)
    {
        if (word is not null)
            words.Add(word);
    }
}
