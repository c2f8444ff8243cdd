using AsxhPortal.Data;
using AsxhPortal.Documents.Beneficiaries;
using AsxhPortal.Domain.Beneficiaries;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Beneficiaries.People;

/// <summary>The columns that the signed-in person chose for the list; screen and workbook read the same ones.</summary>
public sealed class ListLayouts(AppDbContext db, CurrentUser user)
{
    private const string List = "doi-tuong";

    /// <summary>Null while the person has chosen nothing.</summary>
    public async Task<IReadOnlyList<BeneficiaryListColumn>?> ChosenAsync(CancellationToken cancel)
    {
        var columns = await db.ColumnSelections.AsNoTracking().Where(c => c.UserId == user.Id && c.List == List).Select(c => c.Columns).FirstOrDefaultAsync(cancel);
        return columns is null ? null : BeneficiaryListColumns.Of(columns.Split(','));
    }

    /// <summary>What the screen shows; without a choice the usual ones, with the commune where several are seen.</summary>
    public async Task<IReadOnlyList<BeneficiaryListColumn>> OnScreenAsync(bool isOneCommune, CancellationToken cancel) =>
        await ChosenAsync(cancel) ?? [.. BeneficiaryListColumns.Choice.Where(c => c.IsUsual || (c.Key == "xa" && !isOneCommune))];
}

/// <summary>Remembers the chosen columns, or forgets the choice.</summary>
public sealed class ChooseColumns(AppDbContext db, CurrentUser user)
{
    private const string List = "doi-tuong";

    /// <exception cref="RuleException">Nothing that exists was chosen.</exception>
    public async Task RunAsync(ColumnsForm form, CancellationToken cancel)
    {
        var keys = BeneficiaryListColumns.Choice.Select((column, i) => (column.Key, Offered: i)).Where(c => form.Keys.Contains(c.Key))
            .OrderBy(c => form.Places.GetValueOrDefault(c.Key) ?? int.MaxValue).ThenBy(c => c.Offered).Select(c => c.Key).ToList();
        var known = await db.ColumnSelections.FirstOrDefaultAsync(c => c.UserId == user.Id && c.List == List, cancel);
        if (known is null)
            db.ColumnSelections.Add(new ColumnSelection(user.Actor.Id, List, keys));
        else
            known.Choose(keys);
        await db.SaveChangesAsync(cancel);
    }
}
