using System.Buffers.Binary;
using System.Net.Sockets;
using Rem.Values;

namespace Rem.Node.Local;

/// <summary>
/// One end of a socket over which frames go. The bytes of a frame are taken in as they come, so that a length that
/// somebody claims costs nothing. One thread receives at a time; several may send.
/// </summary>
internal sealed class FrameSocket(Socket socket, LocalLimits limits, TimeProvider clock) : IDisposable
{
    private const int FirstRead = 16 * 1024;
    private const int KeptBytes = 256 * 1024;

    private readonly SemaphoreSlim _sending = new(1, 1);
    private byte[] _bytes = new byte[FirstRead];
    private int _start;
    private int _end;

    /// <summary>The next frame; null when the other side is gone. Throws <see cref="FrameException"/> for what is none.</summary>
    public async ValueTask<Frame?> ReceiveAsync(CancellationToken cancel)
    {
        while (true)
        {
            if (TryTake(out var frame))
            {
                return frame;
            }

            MakeRoom();
            int got;
            try
            {
                got = await socket.ReceiveAsync(_bytes.AsMemory(_end), cancel);
            }
            catch (Exception error) when (IsGone(error))
            {
                return null;
            }

            if (got == 0)
            {
                return _end == _start ? null : throw new FrameException("the connection ended inside a frame");
            }

            _end += got;
        }
    }

    /// <summary>Sends a frame whole, or not at all and false when the other side is gone or does not read.</summary>
    public async ValueTask<bool> SendAsync(byte[] frame)
    {
        await _sending.WaitAsync();
        try
        {
            return await SendWholeAsync(frame);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Ends the connection; both directions, whoever waits there is woken.</summary>
    public void Dispose() => socket.Dispose();

    private async ValueTask<bool> SendWholeAsync(byte[] frame)
    {
        try
        {
            var first = socket.SendAsync(frame.AsMemory(), SocketFlags.None);
            for (var at = first.IsCompletedSuccessfully ? first.Result : await InTimeAsync(first); at < frame.Length;)
            {
                at += await InTimeAsync(socket.SendAsync(frame.AsMemory(at), SocketFlags.None));
            }

            return true;
        }
        catch (Exception error) when (IsGone(error) || error is TimeoutException)
        {
            socket.Dispose(); // half a frame may have gone out
            return false;
        }
    }

    private async Task<int> InTimeAsync(ValueTask<int> sent) => await sent.AsTask().WaitAsync(limits.SendTime, clock);

    private static bool IsGone(Exception error) => error is SocketException or ObjectDisposedException;

    private bool TryTake(out Frame frame)
    {
        frame = default;
        if (_end - _start < ValueBytes.LengthBytes)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(_start));
        if (length < 1 || length > limits.FrameBytes)
        {
            throw new FrameException($"a frame of {(uint)length} bytes, where at most {limits.FrameBytes} are allowed");
        }

        if (_end - _start - ValueBytes.LengthBytes < length)
        {
            return false;
        }

        frame = Frame.Read(_bytes.AsSpan(_start + ValueBytes.LengthBytes, length), limits);
        _start += ValueBytes.LengthBytes + length;
        return true;
    }

    private void MakeRoom()
    {
        if (_start == _end)
        {
            _start = _end = 0;
            if (_bytes.Length > KeptBytes)
            {
                _bytes = new byte[FirstRead];
            }
        }
        else if (_start > 0)
        {
            _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
            _end -= _start;
            _start = 0;
        }

        if (_end == _bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }
    }
}
