using System.Text;
using AsxhPortal.Data;
using AsxhPortal.Domain.Shared;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>Takes in the envelopes of an export file one by one; a line that will not do does not keep the others out.</summary>
public sealed class ReadQueueFile(ReceiveSubmission receive, AppDbContext db)
{
    private const int MostLines = 5_000;

    public async Task<IReadOnlyList<QueueFileLine>> RunAsync(Stream file, Actor by, CancellationToken cancel = default)
    {
        var results = new List<QueueFileLine>();
        using var reader = new StreamReader(file, Encoding.UTF8);
        for (var number = 1; number <= MostLines && await reader.ReadLineAsync(cancel) is { } text; number++)
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            results.Add(await TakeAsync(number, text, by, cancel));
            db.ChangeTracker.Clear();
        }
        return results;
    }

    private async Task<QueueFileLine> TakeAsync(int number, string text, Actor by, CancellationToken cancel)
    {
        if (text.Length > CarriedSettings.MostEnvelopeBytes)
            return new QueueFileLine(number, null, false, new Receipt(Guid.Empty, "refused", "Dòng này lớn hơn 12 MB nên không nhận.", StatusCodes.Status413PayloadTooLarge));
        var bytes = Encoding.UTF8.GetBytes(text);
        using var envelope = SealedEnvelope.Read(bytes);
        var receipt = await receive.RunAsync(envelope?.Id ?? Guid.Empty, bytes, by, cancel);
        return new QueueFileLine(number, envelope?.Id, envelope?.Kind == EnvelopeKind.Visit, receipt);
    }
}
