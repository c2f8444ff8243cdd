using static AsxhPortal.Web.Security.Permission;

namespace AsxhPortal.Web.Security;

/// <summary>The one table that says which role may do what. Policies, menu, pages and docs/access-matrix.md come from it.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<string, HashSet<Permission>> Table = new(StringComparer.Ordinal)
    {
        [Roles.DataSteward] =
        [
            ViewImports, ImportLists, ViewMatches, DecideMatches, PublishMatches,
            ViewRound, ViewBeneficiaries, ExportBeneficiaries, ViewClassification, ViewAccounts, ViewPayments, ExportReturn, ManageSpellings,
            ViewPapers, IssuePapers, CancelPapers,
        ],
        [Roles.CommunePolice] =
        [
            ViewImports, ViewMatches, DecideMatches, PublishMatches,
            ViewRound, ViewBeneficiaries, EditBeneficiaries, ChangeInBulk, ExportBeneficiaries, ManageTeams,
            ViewSurveys, RecordSurveys, ViewClassification, ViewAccounts, EditAccounts, HandOver,
            ViewPapers, IssuePapers, CancelPapers,
        ],
        [Roles.CultureOfficer] =
        [
            ViewRound, ViewBeneficiaries, EditBeneficiaries, ChangeInBulk, ExportBeneficiaries, ViewSurveys, RecordSurveys, ViewClassification, ViewAccounts,
            ViewPapers, IssuePapers,
        ],
        [Roles.JusticeOfficer] = [ViewRound, ViewBeneficiaries, ViewSurveys, CertifyPowersOfAttorney, ViewPapers, IssuePapers],
        [Roles.CommuneLeader] =
        [
            ViewImports, ViewMatches, ViewRound, ViewBeneficiaries, ChangeInBulk, ExportBeneficiaries, ManageTeams, ViewSurveys,
            ViewClassification, SignOffClassification, ViewAccounts, HandOver, ViewPayments, ManageRounds,
            ViewPapers, IssuePapers, CancelPapers,
        ],
        [Roles.PayingOfficer] = [ViewRound, ViewBeneficiaries, ViewAccounts, ReceiveHandOver, ViewPayments, MakePaymentRun, ViewPapers, IssuePapers],
        [Roles.PayingApprover] = [ViewRound, ViewBeneficiaries, ViewAccounts, ViewPayments, ApprovePaymentRun, ViewPapers, IssuePapers, CancelPapers],
        [Roles.Auditor] =
        [
            ViewImports, ViewMatches, ViewRound, ViewBeneficiaries, ViewSurveys, ViewClassification, ViewAccounts, ViewPayments, ViewAudit, ViewPapers,
        ],
        [Roles.Administrator] = [ViewRound, ManageUsers, ManageOrganisation, ManageSpellings, ManageRounds],
    };

    public static bool Allows(string role, Permission permission) =>
        Table.TryGetValue(role, out var permissions) && permissions.Contains(permission);

    public static IReadOnlyList<string> RolesWith(Permission permission) =>
        [.. Roles.All.Select(role => role.Name).Where(role => Allows(role, permission))];

    public static IReadOnlyList<Permission> Of(string role) =>
        Table.TryGetValue(role, out var permissions) ? [.. permissions.Order()] : [];

    /// <summary>Roles whose work needs people's data; anyone else's scope stays closed.</summary>
    public static bool SeesBeneficiaries(string role) => Allows(role, ViewBeneficiaries);
}
