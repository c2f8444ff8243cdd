using Microsoft.Data.Sqlite;

namespace AsxhPortal.Benchmarks.Site;

/// <summary>The floor: the same page by four statements straight on the database, as somebody would write them by hand: count, sums by category, rows, their entitlements.</summary>
internal sealed class BareList : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly string scope;
    private readonly string round;

    public BareList(string database, string unitCode)
    {
        connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var (id, path, level) = Unit(unitCode);
        scope = level == "Commune" ? $"b.UnitId = '{id}'" : $"b.UnitId IN (SELECT u.Id FROM Units u WHERE u.Path LIKE '{path}%')";
        round = Text("SELECT r.Id FROM Rounds r JOIN Units o ON o.Id = r.OwnerUnitId WHERE r.ClosedOn IS NULL AND $path LIKE o.Path || '%' ORDER BY r.StartsOn DESC LIMIT 1", ("$path", path));
    }

    /// <returns>Rows of the page.</returns>
    public int Read(ListLook look)
    {
        var where = $"{scope} AND {look.Where}";
        var page = $"SELECT b.Id FROM Beneficiaries b WHERE {where} ORDER BY {look.Order} LIMIT 50 OFFSET {look.Skip}";
        Rows($"SELECT count(*) FROM Beneficiaries b WHERE {where}");
        Rows($"SELECT e.CategoryCode, e.Percent, e.DeclaredAmount, count(*) FROM Beneficiaries b JOIN Entitlements e ON e.BeneficiaryId = b.Id WHERE {where} AND (e.State <> 'Ended' OR e.EndsAfter >= '2024-01') GROUP BY 1, 2, 3");
        var rows = Rows($"""
            SELECT b.Id, b.FullName, b.Birth, b.Sex, b.CitizenId, b.UnitId, b.Phone, b.Status, h.Name, a.Number, p.ShortName, r.Channel, s.Outcome
            FROM Beneficiaries b LEFT JOIN Hamlets h ON h.Id = b.HamletId LEFT JOIN BankAccounts a ON a.BeneficiaryId = b.Id AND a.ClosedAt IS NULL
            LEFT JOIN PaymentProviders p ON p.Code = a.ProviderCode LEFT JOIN PaymentArrangements r ON r.BeneficiaryId = b.Id AND r.ValidTo IS NULL
            LEFT JOIN Surveys s ON s.BeneficiaryId = b.Id AND s.RoundId = $round AND s.State = 'Completed'
            WHERE b.Id IN ({page}) ORDER BY {look.Order}
            """);
        Rows($"SELECT e.BeneficiaryId, e.\"Group\", e.CategoryCode, e.Percent, e.DeclaredAmount, e.StartsFrom, e.State FROM Entitlements e WHERE e.BeneficiaryId IN ({page})");
        return rows;
    }

    public void Dispose() => connection.Dispose();

    private int Rows(string sql)
    {
        using var command = Command(sql, ("$round", round));
        using var reader = command.ExecuteReader();
        var values = new object[reader.FieldCount];
        var rows = 0;
        while (reader.Read())
        {
            reader.GetValues(values);
            rows++;
        }
        return rows;
    }

    private (string Id, string Path, string Level) Unit(string code)
    {
        using var command = Command("SELECT Id, Path, Level FROM Units WHERE Code = $code ORDER BY ValidFrom DESC LIMIT 1", ("$code", code));
        using var reader = command.ExecuteReader();
        return reader.Read() ? (reader.GetString(0), reader.GetString(1), reader.GetString(2)) : throw new InvalidOperationException($"The database has no unit {code}; make it with demo --size province.");
    }

    private string Text(string sql, (string, string) parameter)
    {
        using var command = Command(sql, parameter);
        return command.ExecuteScalar() as string ?? "";
    }

    private SqliteCommand Command(string sql, (string Name, string Value) parameter)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue(parameter.Name, parameter.Value);
        return command;
    }
}
