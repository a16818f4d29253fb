namespace Rem.Scripting.Workers.Starting;

/// <summary>What the kernel holds a worker to; derived from the limits of its scripts.</summary>
/// <param name="HeapBytes">.NET's heap, held by .NET.</param>
/// <param name="DataBytes">All private memory that can be written, .NET's own and stacks included.</param>
/// <param name="ProcessorSeconds">Processor time in its whole life; the engine ends it long before.</param>
internal sealed record WorkerLimits(long HeapBytes, long DataBytes, long ProcessorSeconds)
{
    /// <summary>Files that a worker may have open: .NET holds some of its assemblies.</summary>
    public const int OpenFiles = 256;

    /// <summary>Bytes of the first thread's stack, on which scripts run.</summary>
    public const int StackBytes = 8 * 1024 * 1024;

    /// <summary>Running time of scripts after which a worker is replaced.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

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
}
