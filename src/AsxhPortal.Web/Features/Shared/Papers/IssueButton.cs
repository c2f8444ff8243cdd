namespace AsxhPortal.Web.Features.Shared.Papers;

/// <summary>A button that takes a number and prints; partial view _IssueButton.</summary>
/// <param name="Address">Where it is posted to.</param>
public sealed record IssueButton(string Address, string Text = "In, lấy số", bool IsPrimary = false);
