using System.ComponentModel.DataAnnotations;
using AsxhPortal.Domain.HomeVisits;

namespace AsxhPortal.Web.Features.Beneficiaries.Teams;

public sealed class TeamForm
{
    [Display(Name = "Tên tổ công tác"), Required, StringLength(100)]
    public string Name { get; set; } = "";

    [Display(Name = "Công an xã / CSKV")]
    public Guid? PoliceOfficerId { get; set; }

    [Display(Name = "Công chức văn hóa - xã hội")]
    public Guid? CultureOfficerId { get; set; }

    [Display(Name = "Thành viên khác", Description = "Ví dụ: trưởng thôn, hội phụ nữ, hội người cao tuổi."), StringLength(400)]
    public string? OtherMembers { get; set; }

    [Display(Name = "Thôn được giao")]
    public List<Guid> Hamlets { get; set; } = [];

    public int Version { get; set; }

    public static TeamForm Of(VisitTeam team) => new()
    {
        Name = team.Name,
        PoliceOfficerId = team.PoliceOfficerId,
        CultureOfficerId = team.CultureOfficerId,
        OtherMembers = team.OtherMembers,
        Hamlets = team.Hamlets.Select(h => h.HamletId).ToList(),
        Version = team.Version,
    };
}
