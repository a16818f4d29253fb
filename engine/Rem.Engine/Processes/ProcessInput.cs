using System.Text;

namespace Rem.Processes;

/// <summary>What a program reads from its standard input.</summary>
public sealed class ProcessInput
{
    private ProcessInput()
    {
    }

    /// <summary>Nothing: the end at once.</summary>
    public static ProcessInput None { get; } = new();

    /// <summary>What this process itself reads (the terminal, a pipe).</summary>
    public static ProcessInput Inherited { get; } = new() { IsInherited = true };

    /// <summary>True for <see cref="Inherited"/>.</summary>
    public bool IsInherited { get; private init; }

    /// <summary>The bytes, when they are at hand.</summary>
    public ReadOnlyMemory<byte> Bytes { get; private init; }

    /// <summary>Makes the stream, when it is one.</summary>
    public Func<Stream>? Open { get; private init; }

    /// <summary>A text, as UTF-8.</summary>
    public static ProcessInput FromText(string text) => FromBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>Bytes that are at hand.</summary>
    public static ProcessInput FromBytes(ReadOnlyMemory<byte> bytes) => bytes.IsEmpty ? None : new() { Bytes = bytes };

    /// <summary>
    /// A stream of any length, opened for each run and closed behind it. Reading it must not wait for the
    /// program's own output: both are served in turn.
    /// </summary>
    public static ProcessInput FromStream(Func<Stream> open) => new() { Open = open };
}
