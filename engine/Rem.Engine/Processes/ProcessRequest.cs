using Rem.Plans;
using Rem.Running;

namespace Rem.Processes;

/// <summary>One program to run. Frozen; the same request may be run again (a retry).</summary>
public sealed class ProcessRequest
{
    private static readonly int[] Zero = [0];

    /// <summary>The program and its arguments. A name without `/` is looked up in the PATH that the program will see.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The command as the plan reads, with values filled in: for messages, dry runs and test cases.</summary>
    public required string Shown { get; init; }

    /// <summary>Where errors point.</summary>
    public SourceSpan At { get; init; }

    /// <summary>
    /// A text to run that is not among the arguments: it is put into a file of its own, whose path becomes the last
    /// argument, and which is gone when the program has ended. Null for none.
    /// </summary>
    public string? ScriptFile { get; init; }

    /// <summary>Variables that are set on top of the inherited environment; a null value takes the variable away.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Environment { get; init; } = [];

    /// <summary>False for a helper of ours, which is given nothing but <see cref="Environment"/>.</summary>
    internal bool InheritsEnvironment { get; init; } = true;

    /// <summary>The folder in which it starts; null for that of this process.</summary>
    public string? Folder { get; init; }

    /// <summary>What it reads.</summary>
    public ProcessInput Input { get; init; } = ProcessInput.None;

    /// <summary>Where its standard output goes.</summary>
    public ProcessOutput Output { get; init; } = ProcessOutput.Captured;

    /// <summary>Where its standard error goes.</summary>
    public ProcessOutput Errors { get; init; } = ProcessOutput.Captured;

    /// <summary>Bytes that captured output and errors may have together.</summary>
    public long TextLimit { get; init; } = RemLimits.Default.TextResultBytes;

    /// <summary>The codes that count as success: what the program then left in the background lives on.</summary>
    public IReadOnlyList<int> OkCodes { get; init; } = Zero;

    /// <summary>How long processes have to end after SIGTERM before SIGKILL; default 2 s.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);
}
