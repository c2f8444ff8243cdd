using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AsxhPortal.WebTests.Shared;

/// <summary>Every statement that a request sends, signing in and the scope of the signed-in person included; work in the background is not counted.</summary>
public sealed class StatementCounter
{
    private readonly List<string> texts = [];

    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (texts)
                return [.. texts];
        }
    }

    public void Clear()
    {
        lock (texts)
            texts.Clear();
    }

    private void Add(string text)
    {
        lock (texts)
            texts.Add(text);
    }

    public sealed class Interceptor(StatementCounter counter, IHttpContextAccessor accessor) : DbCommandInterceptor
    {
        public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
        {
            Note(command);
            return result;
        }

        public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            Note(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            Note(command);
            return ValueTask.FromResult(result);
        }

        public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default)
        {
            Note(command);
            return ValueTask.FromResult(result);
        }

        private void Note(DbCommand command)
        {
            if (accessor.HttpContext is not null)
                counter.Add(command.CommandText);
        }
    }
}
