namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>Wakes the applying of what phones have sent. One per process.</summary>
public sealed class SubmissionSignal : IDisposable
{
    private readonly SemaphoreSlim bell = new(0, 1);

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
}
