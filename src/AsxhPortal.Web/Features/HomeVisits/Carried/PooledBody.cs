using System.Buffers;

namespace AsxhPortal.Web.Features.HomeVisits.Carried;

/// <summary>The body of a request in memory that goes back to the pool: fifty visits a second would else keep the collector busy with large arrays.</summary>
public sealed class PooledBody : IDisposable
{
    private byte[] rented;

    private PooledBody(byte[] rented) => this.rented = rented;

    public ReadOnlyMemory<byte> Bytes { get; private set; }

    /// <returns>Null when it is longer than <paramref name="most"/> bytes.</returns>
    public static async Task<PooledBody?> ReadAsync(HttpRequest request, int most, CancellationToken cancel = default)
    {
        if (request.ContentLength > most)
            return null;
        // One byte more than announced, so that the last read finds the end without another array.
        var body = new PooledBody(ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? 64 * 1024) + 1));
        try
        {
            for (var length = 0; length <= most;)
            {
                if (length == body.rented.Length)
                    body.Grow();
                var read = await request.Body.ReadAsync(body.rented.AsMemory(length), cancel);
                if (read == 0)
                {
                    body.Bytes = body.rented.AsMemory(0, length);
                    return body;
                }
                length += read;
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
        body.Dispose();
        return null;
    }

    public void Dispose()
    {
        if (rented.Length > 0)
            ArrayPool<byte>.Shared.Return(rented);
        (rented, Bytes) = ([], default);
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(rented.Length * 2);
        rented.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(rented);
        rented = larger;
    }
}
