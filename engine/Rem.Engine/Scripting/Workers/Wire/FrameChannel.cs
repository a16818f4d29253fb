using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Rem.Processes.Unix;

namespace Rem.Scripting.Workers.Wire;

/// <summary>What came of waiting for a frame.</summary>
internal enum Waited
{
    /// <summary>A frame is there.</summary>
    Frame,

    /// <summary>The time is over.</summary>
    Late,

    /// <summary>Somebody called <see cref="FrameChannel.Wake"/>.</summary>
    Woken,

    /// <summary>The other side is gone.</summary>
    Closed,
}

/// <summary>
/// One end of a socket over which frames go. The bytes of a frame are taken in as they come, so that a length that
/// somebody claims costs nothing. For one thread at a time, but for <see cref="Wake"/>.
/// </summary>
internal sealed unsafe class FrameChannel(int socket, int wake) : IDisposable
{
    private const int FirstRead = 64 * 1024;
    private const int KeptBytes = 256 * 1024;

    private readonly int _socket = socket;
    private byte[] _bytes = new byte[FirstRead];
    private int _start; // of the frame at hand
    private int _end; // of what was read
    private int _frame; // bytes of the frame at hand, header included; 0 for none

    private int _file = -1;

    /// <summary>True when open files come along with frames. The engine takes none.</summary>
    public bool TakesFiles { get; init; }

    /// <summary>Bytes that a frame may have that comes in.</summary>
    public long Limit { get; set; } = int.MaxValue;

    /// <summary>The kind of the frame at hand.</summary>
    public FrameKind Kind => (FrameKind)_bytes[_start + 4];

    /// <summary>Its content; holds until the next is received.</summary>
    public ReadOnlySpan<byte> Content => _bytes.AsSpan(_start + WireWriter.Header, _frame - WireWriter.Header);

    /// <summary>True when nothing has come that was not asked for and the other side is there.</summary>
    public bool IsQuiet
    {
        get
        {
            var entry = new Libc.PollEntry { File = _socket, Wanted = Libc.PollIn };
            return _end == _start + _frame && Libc.poll(&entry, 1, 0) == 0;
        }
    }

    /// <summary>Ends a wait; from any thread.</summary>
    public void Wake()
    {
        var one = 1L;
        _ = Libc.write(wake, (byte*)&one, sizeof(long));
    }

    /// <summary>Sends a frame; false when the other side is gone or did not take it in time.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="milliseconds">How long it may take, or -1.</param>
    /// <param name="file">An open file that goes along, or -1.</param>
    public bool Send(ReadOnlySpan<byte> frame, int milliseconds, int file = -1)
    {
        var until = milliseconds < 0 ? long.MaxValue : Environment.TickCount64 + milliseconds;
        while (!frame.IsEmpty)
        {
            nint sent;
            fixed (byte* start = frame)
            {
                sent = file < 0
                    ? WireLibc.send(_socket, start, frame.Length, WireLibc.DontWait | WireLibc.NoSignal)
                    : FilePassing.Send(_socket, start, frame.Length, file, WireLibc.DontWait | WireLibc.NoSignal);
            }

            if (sent >= 0)
            {
                file = sent > 0 ? -1 : file;
                frame = frame[(int)sent..];
                continue;
            }

            var error = Marshal.GetLastSystemError();
            if (error != Libc.Eintr && (error != Libc.Eagain || !WaitToSend(until)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The open file that came last, or -1. It is the caller's from then on.</summary>
    public int TakeFile()
    {
        var file = _file;
        _file = -1;
        return file;
    }

    /// <summary>Waits for the next frame. Throws <see cref="WireException"/> at one that is too long or too short.</summary>
    public Waited Receive(int milliseconds)
    {
        Forget();
        var until = milliseconds < 0 ? long.MaxValue : Environment.TickCount64 + milliseconds;
        while (!HasFrame())
        {
            var got = Read();
            if (got > 0)
            {
                _end += (int)got;
            }
            else if (got == 0 || !IsTransient(Marshal.GetLastSystemError()))
            {
                return Waited.Closed;
            }
            else if (Wait(until) is var waited && waited != Waited.Frame)
            {
                return waited;
            }
        }

        return Waited.Frame;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Libc.close(_socket);
        if (wake >= 0)
        {
            Libc.close(wake);
        }
    }

    private static bool IsTransient(int error) => error == Libc.Eagain || error == Libc.Eintr;

    private nint Read()
    {
        if (_end == _bytes.Length)
        {
            Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        fixed (byte* start = _bytes)
        {
            if (!TakesFiles)
            {
                return WireLibc.recv(_socket, start + _end, _bytes.Length - _end, WireLibc.DontWait);
            }

            var got = FilePassing.Receive(_socket, start + _end, _bytes.Length - _end, WireLibc.DontWait, out var file);
            if (file >= 0)
            {
                Descriptors.Close(ref _file); // one that nobody took
                _file = file;
            }

            return got;
        }
    }

    // Without a wake file there is nothing else to wait for.
    private Waited Wait(long until)
    {
        var entries = stackalloc Libc.PollEntry[2];
        entries[0] = new Libc.PollEntry { File = _socket, Wanted = Libc.PollIn };
        entries[1] = new Libc.PollEntry { File = wake, Wanted = Libc.PollIn };
        var left = until == long.MaxValue ? -1 : (int)Math.Clamp(until - Environment.TickCount64, 0, int.MaxValue);
        var ready = Libc.poll(entries, wake < 0 ? 1u : 2u, left);
        if (ready == 0)
        {
            return Waited.Late;
        }

        if (ready < 0 || entries[1].Seen == 0)
        {
            return Waited.Frame; // or a signal: reading tells
        }

        long count;
        _ = Libc.read(wake, (byte*)&count, sizeof(long));
        return Waited.Woken;
    }

    private bool WaitToSend(long until)
    {
        var entry = new Libc.PollEntry { File = _socket, Wanted = Libc.PollOut };
        var left = until == long.MaxValue ? -1 : (int)Math.Clamp(until - Environment.TickCount64, 0, int.MaxValue);
        return Libc.poll(&entry, 1, left) != 0;
    }

    private void Forget()
    {
        _start += _frame;
        _frame = 0;
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
    }

    private bool HasFrame()
    {
        if (_end < WireWriter.Header)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(_bytes);
        if (length < 1 || length + 4L > Math.Min(Limit, Array.MaxLength - 8))
        {
            throw new WireException($"a frame of {(uint)length} bytes, where at most {Limit} are allowed");
        }

        if (_end < length + 4)
        {
            return false;
        }

        _frame = length + 4;
        return true;
    }
}
