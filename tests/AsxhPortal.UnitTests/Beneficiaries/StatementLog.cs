using System.Data.Common;
using System.Diagnostics;
using AsxhPortal.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AsxhPortal.UnitTests.Beneficiaries;

/// <summary>The statements that one context sends, and how SQLite would carry them out.</summary>
internal sealed class StatementLog : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly AppDbContext _db;
    private readonly List<IDisposable> _subscriptions = [];
    private readonly List<(string Text, (string Name, object? Value)[] Parameters)> _statements = [];

    public StatementLog(AppDbContext db)
    {
        _db = db;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public int Count => _statements.Count;

    /// <summary>Of the statements that read this table.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string>>> PlansAsync(string table)
    {
        var plans = new List<IReadOnlyList<string>>();
        await _db.Database.OpenConnectionAsync();
        foreach (var (text, parameters) in _statements.Where(s => s.Text.Contains($"\"{table}\"", StringComparison.Ordinal)).ToArray())
        {
            await using var command = _db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "EXPLAIN QUERY PLAN " + text;
            foreach (var (name, value) in parameters)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
                command.Parameters.Add(parameter);
            }
            var steps = new List<string>();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                steps.Add(reader.GetString(3));
            plans.Add(steps);
        }
        return plans;
    }

    public void OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory.Name)
            _subscriptions.Add(listener.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> happened)
    {
        if (happened.Key == RelationalEventId.CommandExecuting.Name && happened.Value is CommandEventData data && data.Context == _db)
            _statements.Add((data.Command.CommandText, data.Command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value)).ToArray()));
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => _subscriptions.ForEach(s => s.Dispose());
}
