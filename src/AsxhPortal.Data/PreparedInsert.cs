using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace AsxhPortal.Data;

/// <summary>
/// One INSERT, prepared once and run for every row: on the embedded engine, where no network lies between, this costs a third of statements that
/// carry many rows each (which have to be written and parsed anew all the time). Columns and conversions are those of the model.
/// </summary>
internal sealed class PreparedInsert<T> where T : class
{
    private static PreparedInsert<T>? known;

    private readonly string sql;
    private readonly (IClrPropertyGetter Getter, ValueConverter? Converter)[] columns;

    private PreparedInsert(string sql, (IClrPropertyGetter, ValueConverter?)[] columns) => (this.sql, this.columns) = (sql, columns);

    /// <summary>Nothing for entities that are more than a row of plain columns (those of a complex property are plain columns too).</summary>
    public static PreparedInsert<T>? Of(DbContext db)
    {
        if (known is not null) return known;
        var entity = db.Model.FindEntityType(typeof(T));
        if (entity?.GetTableName() is not { } table || entity.GetComplexProperties().Any(c => c.IsCollection || c.IsNullable) || entity.GetNavigations().Any(n => n.TargetEntityType.IsOwned())) return null;
        var properties = entity.GetFlattenedProperties().ToList();
        if (properties.Exists(p => p.IsShadowProperty() || p.GetBeforeSaveBehavior() != PropertySaveBehavior.Save)) return null;
        var store = StoreObjectIdentifier.Table(table);
        var names = string.Join(", ", properties.Select(p => $"\"{p.GetColumnName(store)}\""));
        var values = string.Join(", ", properties.Select((_, i) => $"@p{i}"));
        return known = new PreparedInsert<T>($"INSERT INTO \"{table}\" ({names}) VALUES ({values})", [.. properties.Select(p => (p.GetGetter(), p.GetTypeMapping().Converter))]);
    }

    public async Task<long> RunAsync(DbContext db, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellationToken) : null;
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
            command.CommandText = sql;
            var parameters = new DbParameter[columns.Length];
            for (var i = 0; i < columns.Length; i++)
            {
                parameters[i] = command.CreateParameter();
                parameters[i].ParameterName = $"@p{i}";
                command.Parameters.Add(parameters[i]);
            }
            long written = 0;
            foreach (var row in rows)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (var i = 0; i < columns.Length; i++)
                {
                    var value = columns[i].Getter.GetClrValueUsingContainingEntity(row);
                    parameters[i].Value = value is null ? DBNull.Value : columns[i].Converter is { } converter ? converter.ConvertToProvider(value) : value;
                }
                // The engine works in this very thread; there is nothing to wait for.
                command.ExecuteNonQuery();
                written++;
            }
            if (own is not null) await own.CommitAsync(cancellationToken);
            return written;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
