using AsxhPortal.Domain.Matching;

namespace AsxhPortal.Web.Features.Matching.Duplicates;

/// <summary>Which of the findings a list shows.</summary>
public enum DuplicateView { Open, Allowed, Kept, Settled, Gone }

public static class DuplicateViews
{
    public static string ToVietnamese(this DuplicateView view) => view switch
    {
        DuplicateView.Open => "Chờ quyết định",
        DuplicateView.Allowed => "Được phép, không phải làm gì",
        DuplicateView.Kept => "Giữ cả hai",
        DuplicateView.Settled => "Đã xử lý",
        _ => "Tự hết",
    };

    /// <summary>Whether the list shows this finding; what is gone is not found.</summary>
    public static bool Holds(this DuplicateView view, DuplicateFinding finding) => view switch
    {
        DuplicateView.Open => finding.IsOpen,
        DuplicateView.Allowed => finding is { IsAllowed: true, IsDecided: false },
        DuplicateView.Kept => finding is { IsDecided: true, Decision.State: DuplicateState.Kept },
        DuplicateView.Settled => finding is { IsDecided: true, Decision.State: DuplicateState.Settled },
        _ => false,
    };

    /// <summary>Where the finding stands, in the words of the lists.</summary>
    public static DuplicateView ViewOf(DuplicateFinding finding) => Enum.GetValues<DuplicateView>().First(view => view.Holds(finding));
}
