using System.Runtime.InteropServices;
using Rem.Errors;

namespace Rem.Processes.Unix;

/// <summary>The pipes of one run: what the program reads is fed, what it says is captured or passed on.</summary>
internal sealed unsafe class RunPipes(ProcessRequest request)
{
    private const int Interrupted = -1;

    private readonly ByteBuffer _output = new();
    private readonly ByteBuffer _errors = new();
    private int _in = -1;
    private int _out = -1;
    private int _err = -1;
    private int _childIn = -1;
    private int _childOut = -1;
    private int _childErr = -1;
    private bool _holdsOut;
    private bool _holdsErr;
    private Stream? _source;
    private byte[]? _piece;
    private ReadOnlyMemory<byte> _toWrite;

    /// <summary>What the program is given as its standard input.</summary>
    public int ChildInput => request.Input.IsInherited ? 0 : _childIn >= 0 ? _childIn : Descriptors.Null;

    /// <summary>What the program is given as its standard output.</summary>
    public int ChildOutput => Child(request.Output, _childOut, 1);

    /// <summary>What the program is given as its standard error.</summary>
    public int ChildErrors => Child(request.Errors, _childErr, 2);

    /// <summary>True when nobody can say anything any more.</summary>
    public bool AreSilent => _out < 0 && _err < 0;

    /// <summary>When something last came, in machine milliseconds.</summary>
    public long LastHeard { get; private set; }

    /// <summary>True when captured text is no longer kept: the run has failed, and only waits for its processes.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>Makes the pipes.</summary>
    public void Open()
    {
        OpenInput();
        OpenOutput(request.Output, ref _out, ref _childOut, ref _holdsOut);
        OpenOutput(request.Errors, ref _err, ref _childErr, ref _holdsErr);
    }

    /// <summary>The program has its ends now.</summary>
    public void CloseChildEnds()
    {
        Descriptors.Close(ref _childIn);
        Descriptors.Close(ref _childOut);
        Descriptors.Close(ref _childErr);
    }

    /// <summary>Nothing more is fed; the program sees the end of its input.</summary>
    public void CloseInput()
    {
        Descriptors.Close(ref _in);
        _source?.Dispose();
        _source = null;
    }

    /// <summary>Stops listening: who still writes gets SIGPIPE.</summary>
    public void CloseOutputs()
    {
        Descriptors.Close(ref _out);
        Descriptors.Close(ref _err);
    }

    /// <summary>Closes all that is open, and lets go of the caller's files.</summary>
    public void Release()
    {
        CloseChildEnds();
        CloseInput();
        CloseOutputs();
        Let(request.Output, ref _holdsOut);
        Let(request.Errors, ref _holdsErr);
    }

    /// <summary>Says to poll what is waited for: output, errors and input.</summary>
    public void Prepare(Libc.PollEntry* entries)
    {
        entries[0] = new Libc.PollEntry { File = _out, Wanted = Libc.PollIn };
        entries[1] = new Libc.PollEntry { File = _err, Wanted = Libc.PollIn };
        entries[2] = new Libc.PollEntry { File = _in, Wanted = Libc.PollOut };
    }

    /// <summary>Reads and writes where poll has seen that it is possible.</summary>
    public void Serve(Libc.PollEntry* entries, byte* buffer)
    {
        if (entries[0].Seen != 0)
        {
            Read(ref _out, request.Output, _output, buffer);
        }

        if (entries[1].Seen != 0)
        {
            Read(ref _err, request.Errors, _errors, buffer);
        }

        if (entries[2].Seen != 0)
        {
            Feed();
        }
    }

    /// <summary>What was said so far.</summary>
    public ProcessResult ToResult(int code, int? signal, double seconds) => new()
    {
        Output = _output.ToTextWithoutLastNewline(),
        Stderr = _errors.ToText(),
        Code = code,
        Signal = signal,
        Seconds = seconds,
    };

    /// <summary>Tells the sinks that nothing more comes.</summary>
    public void EndSinks()
    {
        request.Output.Sink?.End();
        request.Errors.Sink?.End();
    }

    private static int Child(ProcessOutput output, int end, int inherited) =>
        output.IsInherited ? inherited : output.Handle is { } file ? (int)file.DangerousGetHandle() : end >= 0 ? end : Descriptors.Null;

    private static void Let(ProcessOutput output, ref bool holds)
    {
        if (holds)
        {
            holds = false;
            output.Handle!.DangerousRelease();
        }
    }

    private void OpenInput()
    {
        var input = request.Input;
        if (input.Open is null && input.Bytes.IsEmpty)
        {
            return;
        }

        Descriptors.Pipe(request, out _childIn, out _in);
        Descriptors.SetNonBlocking(_in);
        _source = input.Open?.Invoke();
        _toWrite = input.Bytes;
    }

    private void OpenOutput(ProcessOutput output, ref int here, ref int there, ref bool holds)
    {
        if (output.Handle is not null)
        {
            output.Handle.DangerousAddRef(ref holds);
        }
        else if (output.IsCaptured || output.Sink is not null)
        {
            Descriptors.Pipe(request, out here, out there);
        }
    }

    private void Read(ref int file, ProcessOutput output, ByteBuffer captured, byte* buffer)
    {
        var length = Libc.read(file, buffer, ServingThread.BufferSize);
        if (length == Interrupted && Marshal.GetLastSystemError() == Libc.Eintr)
        {
            return;
        }

        if (length <= 0)
        {
            Descriptors.Close(ref file);
            return;
        }

        LastHeard = System.Environment.TickCount64;
        if (IsDeaf)
        {
            return;
        }

        var piece = new ReadOnlySpan<byte>(buffer, (int)length);
        output.Sink?.Write(piece);
        if (output.IsCaptured)
        {
            Capture(captured, piece);
        }
    }

    private void Capture(ByteBuffer captured, ReadOnlySpan<byte> piece)
    {
        if (_output.Length + (long)_errors.Length + piece.Length > request.TextLimit)
        {
            IsDeaf = true;
            throw new LimitException(
                LimitErrors.Text,
                request.At,
                $"'{request.Shown}' gave more text than the limit 'text' allows ({Size(request.TextLimit)})",
                "send the output to a file (command > file), or raise `limits: text` in rem.yaml");
        }

        captured.Append(piece);
    }

    private static string Size(long bytes) =>
        bytes % (1024 * 1024) == 0 ? $"{bytes / (1024 * 1024)} MiB" : $"{bytes} bytes";

    private void Feed()
    {
        if (_toWrite.IsEmpty && !Refill())
        {
            CloseInput();
            return;
        }

        nint written;
        fixed (byte* start = _toWrite.Span)
        {
            written = Libc.write(_in, start, _toWrite.Length);
        }

        if (written >= 0)
        {
            _toWrite = _toWrite[(int)written..];
            if (_toWrite.IsEmpty && _source is null)
            {
                CloseInput();
            }

            return;
        }

        // A program that does not read to the end is in its right (`head -1`): EPIPE is no error.
        if (Marshal.GetLastSystemError() is var error && error != Libc.Eintr && error != Libc.Eagain)
        {
            CloseInput();
        }
    }

    private bool Refill()
    {
        if (_source is null)
        {
            return false;
        }

        _piece ??= new byte[ServingThread.BufferSize];
        _toWrite = _piece.AsMemory(0, _source.Read(_piece, 0, _piece.Length));
        return !_toWrite.IsEmpty;
    }
}
