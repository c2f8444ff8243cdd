using AsxhPortal.Domain.Organisation;
using AsxhPortal.Web.Features.Shared.TagHelpers;

namespace AsxhPortal.Web.Features.Shared.Rounds;

/// <summary>A step's standing in words and shape, the same on every page.</summary>
public static class StandingWords
{
    public static string Of(StepStanding standing, bool isStarted) => standing switch
    {
        StepStanding.Done => "Đã xong",
        StepStanding.Overdue => isStarted ? "Quá hạn" : "Quá hạn, chưa làm",
        StepStanding.DueSoon => isStarted ? "Sắp đến hạn" : "Sắp đến hạn, chưa làm",
        StepStanding.Ongoing => "Đang làm",
        _ => "Chưa làm",
    };

    public static Tone ToneOf(StepStanding standing) => standing switch
    {
        StepStanding.Done => Tone.Ok,
        StepStanding.Overdue => Tone.Bad,
        StepStanding.DueSoon => Tone.Warn,
        StepStanding.Ongoing => Tone.Info,
        _ => Tone.Idle,
    };

    /// <summary>For a narrow column; how late is written there in days.</summary>
    public static string Short(StepStanding standing) => standing switch
    {
        StepStanding.Done => "Xong",
        StepStanding.DueSoon => "Sắp hạn",
        StepStanding.Ongoing => "Đang làm",
        StepStanding.Overdue => "Quá hạn",
        _ => "Chưa làm",
    };

    /// <summary>What a step counts.</summary>
    public static string UnitOf(int step) => step switch
    {
        1 => "nguồn",
        2 => "dòng",
        3 => "chế độ",
        4 or 5 => "người",
        _ => "dòng",
    };
}

public static class PlaceWords
{
    /// <summary>"thôn" → "Thôn", for a column's heading.</summary>
    public static string ToUpperFirst(this string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
