using AsxhPortal.Data;
using AsxhPortal.Data.ReferenceData;
using AsxhPortal.Data.Security;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Startup;

/// <summary>Brings the database up to date: migrations, reference data, roles. Doing it again changes nothing.</summary>
public sealed class DatabasePreparation(AppDbContext db, ReferenceDataSeeder referenceData, RoleManager<AppRole> roles)
{
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        int pending = (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
        await db.Database.MigrateAsync(cancel);
        await referenceData.RunAsync(cancel);
        foreach (var role in Roles.All)
        {
            if (!await roles.RoleExistsAsync(role.Name)) await roles.CreateAsync(new AppRole(role.Name));
        }
        return pending;
    }
}
