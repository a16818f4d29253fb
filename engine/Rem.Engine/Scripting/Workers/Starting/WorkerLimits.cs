namespace Rem.Scripting.Workers.Starting;

/// <summary>What the kernel holds a worker to; derived from the limits of its scripts.</summary>
/// <param name="HeapBytes">.NET's heap, held by .NET.</param>
/// <param name="DataBytes">All private memory that can be written, .NET's own and stacks included.</param>
/// <param name="ProcessorSeconds">Processor time in its whole life; the engine ends it long before.</param>
internal sealed record WorkerLimits(long HeapBytes, long DataBytes, long ProcessorSeconds)
{
    /// <summary>Files that a worker may have open: .NET holds its assemblies, and a compiled script takes three.</summary>
    public static readonly int OpenFiles = (int)Math.Min(4096, OwnOpenFiles());

    /// <summary>Compiled scripts that a worker may be handed as files before it is replaced.</summary>
    public static readonly int Images = Math.Max(1, (OpenFiles - OpenFilesBeside) / OpenFilesOfImage);

    /// <summary>Bytes of the first thread's stack, on which scripts run.</summary>
    public const int StackBytes = 8 * 1024 * 1024;

    /// <summary>Running time of scripts after which a worker is replaced.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private const int LimitOpenFiles = 7;
    private const int OpenFilesBeside = 256;
    private const int OpenFilesOfImage = 3;

    // What .NET, a compiler of scripts and the values of a call take beside the script's own memory.
    private const long HeapBeside = 64L * 1024 * 1024;
    private const long DataBeside = 320L * 1024 * 1024;

    /// <summary>The limits of workers whose scripts may have that much memory and time.</summary>
    public static WorkerLimits For(ScriptLimits limits)
    {
        var memory = Math.Min(limits.MemoryBytes, 1L << 44);
        var seconds = Math.Min(limits.Time.TotalSeconds, 1_000_000) + Life.TotalSeconds;
        return new WorkerLimits(memory + HeapBeside, (2 * memory) + DataBeside, (long)(seconds * Environment.ProcessorCount) + 60);
    }

    // Nobody but root may have more than he has.
    private static unsafe ulong OwnOpenFiles()
    {
        var pair = stackalloc ulong[2];
        return LaunchLibc.getrlimit(LimitOpenFiles, pair) == 0 ? pair[1] : OpenFilesBeside;
    }
}
