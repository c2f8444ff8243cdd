using AsxhPortal.Domain.Beneficiaries;

namespace AsxhPortal.Domain.HomeVisits;

/// <summary>What came of a stop of a day plan.</summary>
public enum StopResult
{
    /// <summary>The day is not over.</summary>
    Waiting,

    /// <summary>Met on that day.</summary>
    Met,

    /// <summary>Somebody came and met nobody.</summary>
    Absent,

    /// <summary>The day passed and nobody came.</summary>
    NotReached,

    /// <summary>The survey was completed on another day.</summary>
    DoneElsewhen,

    /// <summary>Not visited any more: died, moved away or refused meanwhile.</summary>
    NoLongerVisited,
}

public static class StopResults
{
    /// <param name="day">The plan's day.</param>
    /// <param name="today">The day on which it is asked.</param>
    /// <param name="status">The person's status now.</param>
    /// <param name="survey">The survey of the round; null when there is none.</param>
    /// <param name="visitedOn">The day the survey says.</param>
    /// <param name="wasMet">A visit of that day met somebody.</param>
    /// <param name="wasAbsent">A visit of that day met nobody.</param>
    public static StopResult Of(DateOnly day, DateOnly today, BeneficiaryStatus status, SurveyState? survey, DateOnly? visitedOn, bool wasMet, bool wasAbsent)
    {
        if (wasMet || (survey == SurveyState.Completed && visitedOn == day))
            return StopResult.Met;
        if (survey == SurveyState.Completed)
            return StopResult.DoneElsewhen;
        if (status is BeneficiaryStatus.Deceased or BeneficiaryStatus.MovedAway or BeneficiaryStatus.RefusedBenefit)
            return StopResult.NoLongerVisited;
        if (wasAbsent)
            return StopResult.Absent;
        return day < today ? StopResult.NotReached : StopResult.Waiting;
    }

    public static string ToVietnamese(this StopResult result) => result switch
    {
        StopResult.Met => "Đã gặp",
        StopResult.Absent => "Vắng nhà",
        StopResult.NotReached => "Chưa đến",
        StopResult.DoneElsewhen => "Xong ngày khác",
        StopResult.NoLongerVisited => "Thôi khảo sát",
        _ => "Chờ đến",
    };
}
