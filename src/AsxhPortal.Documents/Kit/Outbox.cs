namespace AsxhPortal.Documents.Kit;

/// <summary>
/// Takes bytes at once and sends them on when told to: the archive is written synchronously, a response only takes asynchronous writes. Holds what one
/// portion of rows makes, no more.
/// </summary>
internal sealed class Outbox(Stream target) : Stream
{
    private readonly MemoryStream waiting = new(256 * 1024);

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public async Task SendAsync(CancellationToken cancellationToken)
    {
        await target.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), cancellationToken);
        await target.FlushAsync(cancellationToken);
        waiting.SetLength(0);
    }

    public override void Write(byte[] buffer, int offset, int count) => waiting.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => waiting.Write(buffer);

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
