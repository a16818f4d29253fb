using Microsoft.Win32.SafeHandles;

namespace Rem.Processes;

/// <summary>Where one of a program's two outputs goes.</summary>
public sealed class ProcessOutput
{
    private ProcessOutput()
    {
    }

    /// <summary>Into the result, up to the limit.</summary>
    public static ProcessOutput Captured { get; } = new() { IsCaptured = true };

    /// <summary>Nowhere.</summary>
    public static ProcessOutput Discarded { get; } = new();

    /// <summary>To the output of this process itself.</summary>
    public static ProcessOutput Inherited { get; } = new() { IsInherited = true };

    /// <summary>True when the text becomes part of the result.</summary>
    public bool IsCaptured { get; private init; }

    /// <summary>True for <see cref="Inherited"/>.</summary>
    public bool IsInherited { get; private init; }

    /// <summary>The open file that the program writes to itself, or null.</summary>
    public SafeFileHandle? Handle { get; private init; }

    /// <summary>Who is given each piece as it comes, or null.</summary>
    public IOutputSink? Sink { get; private init; }

    /// <summary>Into an open file, without passing through this process.</summary>
    public static ProcessOutput ToFile(SafeFileHandle handle) => new() { Handle = handle };

    /// <summary>To a sink, piece by piece, without being held; with <paramref name="captured"/> also into the result.</summary>
    public static ProcessOutput To(IOutputSink sink, bool captured = false) => new() { Sink = sink, IsCaptured = captured };
}
