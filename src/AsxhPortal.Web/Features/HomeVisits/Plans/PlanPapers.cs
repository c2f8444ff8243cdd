using AsxhPortal.Data;
using AsxhPortal.Documents.HomeVisits;
using AsxhPortal.Documents.Kit;
using AsxhPortal.Domain.HomeVisits;
using AsxhPortal.Web.Features.Shared;
using AsxhPortal.Web.Startup;

namespace AsxhPortal.Web.Features.HomeVisits.Plans;

/// <summary>The day plan and the progress of the teams as files.</summary>
public sealed class PlanPapers(AppDbContext db, SurveySubjects subjects, UnitPapers letterheads, BusinessClock clock)
{
    /// <summary>Whoever is still to be visited, in the plan's order.</summary>
    /// <returns>Nothing to print: no row.</returns>
    /// <exception cref="Domain.Shared.RuleException">The commune has no letterhead.</exception>
    public async Task<(byte[] Pdf, int Count)> PdfAsync(PlannedDay plan, CancellationToken cancel)
    {
        var people = plan.People.Where(p => p.IsOpen && p.MovedToOn is null).ToList();
        if (people.Count == 0)
            return ([], 0);
        var ids = people.ConvertAll(p => p.BeneficiaryId);
        var known = (await subjects.ReadAsync(db.Beneficiaries.Where(b => ids.Contains(b.Id)), clock.Today, cancel)).ToDictionary(s => s.Id);
        var rows = new List<DayPlanRow>();
        foreach (var household in PlanPage.Households(people))
        {
            foreach (var person in household.People)
            {
                var hamlet = household.People.Select(p => p.HamletName).FirstOrDefault(name => name is not null) ?? "Chưa rõ thôn";
                rows.Add(new DayPlanRow(rows.Count + 1, person == household.People[0] ? $"{hamlet}: {Lower(household.Title)}" : null, person.FullName, person.Birth?.ToString(),
                    known[person.BeneficiaryId].CitizenId, known[person.BeneficiaryId].PublicCategories, person.Phone, person.Absences, person.ReturnOn));
            }
        }
        var letterhead = await letterheads.LetterheadOfAsync(plan.UnitId, clock.Today, cancel);
        var heading = new DayPlanHeading(known.Values.First().Round?.Name ?? "", plan.TeamName, plan.Members, plan.Day);
        return (DayPlanPdf.Render(letterhead, heading, rows, clock.UtcNow), rows.Count);
    }

    public (byte[] Workbook, int Count) Progress(PlanBoardPage page)
    {
        var names = page.Teams.Where(t => t.TeamId is not null).ToDictionary(t => t.TeamId!.Value, t => t.Name);
        var rows = page.Plans.Select(p => new PlanProgressRow(names.GetValueOrDefault(p.TeamId, ""), p.Day, p.Planned, p.Met, p.Absent, p.Left, p.Moved, p.Day > page.Today ? "Sắp đi" : p.Day == page.Today ? "Hôm nay" : "Đã qua"))
            .Concat(page.Teams.Where(t => t.Unplanned > 0).Select(t => new PlanProgressRow(t.Name, null, 0, 0, 0, t.Unplanned, 0, "Chưa xếp ngày"))).ToList();
        using var stream = new MemoryStream();
        PlanProgressWorkbook.Write(stream, new TableHeading(page.Commune!.Name, "Tiến độ khảo sát theo tổ và ngày", page.Round!.Name, page.Today), rows);
        return (stream.ToArray(), rows.Count);
    }

    private static string Lower(string title) => title.StartsWith("Hộ ", StringComparison.Ordinal) ? "hộ " + title[3..] : title;
}
