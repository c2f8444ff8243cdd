using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using AsxhPortal.Data.Security;
using AsxhPortal.Domain.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AsxhPortal.Data.Auditing;

/// <summary>
/// Writes who, when and what beside every save, without being called; and raises the version of what was changed. Rows written in bulk do not
/// pass here: their use case records one entry with the count.
/// </summary>
public sealed class AuditInterceptor : SaveChangesInterceptor
{
    private static readonly string[] Unspoken = ["PasswordHash", "SecurityStamp", "ConcurrencyStamp", "Version", "NameKey", "NameSortKey", "NormalizedEmail", "NormalizedUserName"];
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Record(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Record(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private static void Record(DbContext? context)
    {
        if (context is not AppDbContext db)
            return;
        foreach (var entry in db.ChangeTracker.Entries().ToArray())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted) || entry.Entity is AuditEntry)
                continue;
            if (entry.Entity is not (Entity or AppUser) || entry.Metadata.IsOwned())
                continue;
            if (entry is { State: EntityState.Modified, Entity: VersionedEntity versioned })
                versioned.RaiseVersion();
            var changes = ChangesOf(entry);
            if (entry.State == EntityState.Modified && changes.Count == 0)
                continue;
            db.AuditEntries.Add(db.NewAuditEntry(entry.State switch
            {
                EntityState.Added => AuditAction.Created,
                EntityState.Deleted => AuditAction.Deleted,
                _ => AuditAction.Updated,
            }, entry.Metadata.ClrType.Name, entry.Property("Id").CurrentValue?.ToString(), entry.Entity, JsonSerializer.Serialize(changes, Json)));
        }
    }

    private static Dictionary<string, string?[]> ChangesOf(EntityEntry entry)
    {
        var changes = new Dictionary<string, string?[]>();
        var properties = entry.Properties.Concat(entry.ComplexProperties.SelectMany(c => c.Properties));
        foreach (var property in properties)
        {
            if (Unspoken.Contains(property.Metadata.Name) || property.Metadata.IsPrimaryKey())
                continue;
            var before = entry.State == EntityState.Added ? null : Text(property.OriginalValue);
            var after = entry.State == EntityState.Deleted ? null : Text(property.CurrentValue);
            if (before != after)
                changes[property.Metadata.Name] = [before, after];
        }
        return changes;
    }

    private static string? Text(object? value) => value switch
    {
        null or "" => null,
        DateOnly date => date.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-dd HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
