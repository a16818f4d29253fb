using Rem.Errors;

namespace Rem.Processes;

/// <summary>Reads the outputs of a .NET Process: into the result up to the limit, to a sink, a file or nowhere.</summary>
internal sealed class PortableCapture(ProcessRequest request)
{
    private readonly Lock _lock = new();

    public ByteBuffer Output { get; } = new();

    public ByteBuffer Errors { get; } = new();

    /// <summary>What went wrong first, or null.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Reads to the end; a failure ends the program by <paramref name="ending"/>.</summary>
    public async Task ReadAsync(Stream from, ProcessOutput output, ByteBuffer captured, CancellationTokenSource ending)
    {
        var piece = new byte[64 * 1024];
        using var file = output.Handle is { } handle ? new FileStream(handle, FileAccess.Write) : null;
        using var inherited = output.IsInherited ? captured == Output ? Console.OpenStandardOutput() : Console.OpenStandardError() : null;
        try
        {
            while (await from.ReadAsync(piece, ending.Token) is > 0 and var length)
            {
                file?.Write(piece, 0, length);
                inherited?.Write(piece, 0, length);
                output.Sink?.Write(piece.AsSpan(0, length));
                if (output.IsCaptured)
                {
                    Capture(captured, piece.AsSpan(0, length));
                }
            }

            output.Sink?.End();
        }
        catch (OperationCanceledException)
        {
            // The run is over; what came counts.
        }
        catch (Exception e)
        {
            Failure ??= e;
            await ending.CancelAsync();
        }
    }

    public ProcessResult ToResult(int code, double seconds)
    {
        lock (_lock)
        {
            return new ProcessResult { Output = Output.ToTextWithoutLastNewline(), Stderr = Errors.ToText(), Code = code, Seconds = seconds };
        }
    }

    private void Capture(ByteBuffer captured, ReadOnlySpan<byte> piece)
    {
        lock (_lock)
        {
            if (Output.Length + (long)Errors.Length + piece.Length > request.TextLimit)
            {
                throw new LimitException(LimitErrors.Text, request.At, $"'{request.Shown}' gave more text than the limit 'text' allows ({request.TextLimit} bytes)");
            }

            captured.Append(piece);
        }
    }
}
