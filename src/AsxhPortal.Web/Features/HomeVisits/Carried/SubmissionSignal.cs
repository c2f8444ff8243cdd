namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>Wakes the applying of what phones have sent. One per process.</summary>
public sealed class SubmissionSignal : IDisposable
{
    private const int MostWaits = 200;

    private readonly SemaphoreSlim bell = new(0, 1);
    private int sending;

    /// <summary>Somebody is sending until the answer is disposed of.</summary>
    public IDisposable Sending()
    {
        Interlocked.Increment(ref sending);
        return new Sender(this);
    }

    /// <summary>Applying gives way to receiving, for a second at most: a burst is taken in first, and applying never stops altogether.</summary>
    public async Task LetSendersFirstAsync(CancellationToken cancel)
    {
        for (var waits = 0; waits < MostWaits && Volatile.Read(ref sending) > 0; waits++)
            await Task.Delay(5, cancel);
    }

    public void Ring()
    {
        try
        {
            bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It has been rung already and nobody has come yet.
        }
    }

    /// <summary>Until somebody rings, or the time is over.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => bell.WaitAsync(atMost, cancel);

    public void Dispose() => bell.Dispose();

    private sealed class Sender(SubmissionSignal signal) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref signal.sending);
    }
}
