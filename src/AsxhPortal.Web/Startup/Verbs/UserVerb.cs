using AsxhPortal.Data;
using AsxhPortal.Data.Security;
using AsxhPortal.Domain.Shared;
using AsxhPortal.Web.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AsxhPortal.Web.Startup.Verbs;

public sealed class UserVerb(AppDbContext db, UserManager<AppUser> users, BusinessClock clock) : Verb
{
    public override string Name => "user";
    public override string Summary => "creates a user";
    public override IReadOnlyCollection<string> Options => ["--role", "--unit", "--name"];
    public override string Usage => $"""
        user add EMAIL --role ROLE --unit CODE [--name NAME] [--json]
          The password is the first line of standard input when that is redirected; otherwise one is made up and printed once.
          ROLE is one of {string.Join(", ", Roles.All.Select(role => role.Name))}
          CODE is the administrative unit's code, e.g. 18376
        """;

    public override async Task<int> RunAsync(VerbArguments args, CancellationToken cancel)
    {
        if (args.Word(0, "The word 'add'") != "add") throw new WrongUsageException("Only 'user add' is known.");
        string email = args.Word(1, "EMAIL");
        var role = Roles.Find(args.Required("--role")) ?? throw new WrongUsageException($"There is no role {args.Option("--role")}.");
        string code = args.Required("--unit");
        var today = clock.Today;
        var unitId = await db.Units.Where(unit => unit.Code == code && unit.ValidFrom <= today && (unit.ValidTo == null || unit.ValidTo >= today))
            .Select(unit => (Guid?)unit.Id).FirstOrDefaultAsync(cancel) ?? throw new RuleException($"There is no administrative unit {code} on {today:dd/MM/yyyy}.");

        string? typed = Console.IsInputRedirected ? (await Console.In.ReadLineAsync(cancel))?.Trim() : null;
        string password = typed is { Length: > 0 } ? typed : OneTimePassword.Make();
        var user = new AppUser { UserName = email, Email = email, EmailConfirmed = true, FullName = args.Option("--name") ?? email, UnitId = unitId, IsActive = true };
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        Check(await users.CreateAsync(user, password));
        Check(await users.AddToRoleAsync(user, role.Name));
        await transaction.CommitAsync(cancel);

        string? shown = typed is { Length: > 0 } ? null : password;
        return args.Done(new { email, role = role.Name, unit = code, password = shown },
            $"Created {email} as {role.Name} of unit {code}." + (shown is null ? "" : $"\nPassword (shown this once): {shown}"));
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded) throw new RuleException(string.Join(" ", result.Errors.Select(error => error.Description)));
    }
}
