using System.ComponentModel.DataAnnotations;
using AsxhPortal.Data;
using AsxhPortal.Domain.Matching;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Features.Matching.Departures;

public sealed class DepartureForm
{
    /// <summary>True takes an earlier answer back.</summary>
    public bool IsUndone { get; set; }

    [Display(Name = "Kết quả kiểm tra"), StringLength(1000)]
    public string? Note { get; set; }
    public int Version { get; set; }
}

/// <summary>Somebody checked: nothing follows from the flag, for a reason. (A death or move is recorded as an event of the person.)</summary>
public sealed class HandleDeparture(AppDbContext db)
{
    /// <returns>Null when there is no such flag in the scope.</returns>
    /// <exception cref="StaleRecordException">Somebody else handled it in between.</exception>
    public async Task<ResidenceFlag?> RunAsync(Guid id, DepartureForm form, Actor by, DateTime now, CancellationToken cancel = default)
    {
        var flag = await db.ResidenceFlags.FirstOrDefaultAsync(f => f.Id == id, cancel);
        if (flag is null)
            return null;
        flag.ExpectVersion(form.Version);
        if (form.IsUndone)
            flag.Reopen();
        else
            flag.Handle(form.Note ?? "", by, now);
        await db.SaveChangesAsync(cancel);
        return flag;
    }
}
