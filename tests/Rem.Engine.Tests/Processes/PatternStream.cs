namespace Rem.Engine.Tests.Processes;

/// <summary>So many bytes of a known pattern, made as they are read.</summary>
internal sealed class PatternStream(long size) : Stream
{
    private long _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position { get => _at; set => throw new NotSupportedException(); }

    public static ulong SumOf(long size)
    {
        ulong sum = 0;
        for (long i = 0; i < size; i++)
        {
            sum = (sum * 31) + (byte)(i % 251);
        }

        return sum;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var length = (int)Math.Min(count, size - _at);
        for (var i = 0; i < length; i++)
        {
            buffer[offset + i] = (byte)(_at++ % 251);
        }

        return length;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
