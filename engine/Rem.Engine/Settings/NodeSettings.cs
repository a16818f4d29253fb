using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Settings;

/// <summary>What `node:` of `rem.yaml` describes: plans that run in the background, and where the node keeps its data. Frozen.</summary>
public sealed record NodeSettings
{
    /// <summary>The folder of its `rem.yaml`, from the root.</summary>
    public required string Folder { get; init; }

    /// <summary>The folder of its data and its socket, from the root.</summary>
    public required string DataFolder { get; init; }

    /// <summary>False where rem.yaml is wrong in a way that leaves open which folder was meant.</summary>
    public bool IsFolderCertain { get; init; } = true;

    /// <summary>What the node is called.</summary>
    public required string Name { get; init; }

    /// <summary>The plans, in order; their names differ.</summary>
    public IReadOnlyList<NodePlan> Plans { get; init; } = [];

    /// <summary>Where its log goes.</summary>
    public NodeLog Log { get; init; } = new();
}

/// <summary>When a plan that has ended is started again.</summary>
public enum Restart
{
    /// <summary>When it failed.</summary>
    OnFailure,

    /// <summary>Also when it was done.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,
}

/// <summary>A plan that a node runs.</summary>
/// <param name="Name">What it is called; one of its node only.</param>
/// <param name="Path">The plan's file, from the root.</param>
/// <param name="At">Where it stands in `rem.yaml`.</param>
public sealed record NodePlan(string Name, string Path, SourceSpan At)
{
    /// <summary>The first pause where `rem.yaml` does not say.</summary>
    public static readonly TimeSpan StandardPause = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause where `rem.yaml` does not say.</summary>
    public static readonly TimeSpan StandardLongest = TimeSpan.FromMinutes(1);

    /// <summary>Its `input`.</summary>
    public RemMap With { get; init; } = new(0);

    /// <summary>Where that stands, for errors.</summary>
    public SourceSpan WithAt { get; init; }

    /// <summary>When it is started again.</summary>
    public Restart Restart { get; init; } = Restart.OnFailure;

    /// <summary>The pause before it is started again; twice as long after each failure.</summary>
    public TimeSpan Pause { get; init; } = StandardPause;

    /// <summary>The longest such pause.</summary>
    public TimeSpan LongestPause { get; init; } = StandardLongest;
}

/// <summary>Where the log of a node goes.</summary>
public sealed record NodeLog
{
    /// <summary>What a file may grow to where `rem.yaml` does not say.</summary>
    public const long StandardSize = 20 * 1024 * 1024;

    /// <summary>Files that are kept where `rem.yaml` does not say.</summary>
    public const int StandardKeep = 5;

    /// <summary>What weighs less is left out.</summary>
    public LogLevel Level { get; init; } = LogLevel.Info;

    /// <summary>The file, from the root; null for none.</summary>
    public string? File { get; init; }

    /// <summary>Bytes of a file; the next is then begun.</summary>
    public long MaxSize { get; init; } = StandardSize;

    /// <summary>Files that are kept, the current one among them.</summary>
    public int Keep { get; init; } = StandardKeep;

    /// <summary>The address of an OpenTelemetry collector (OTLP over HTTP), or null.</summary>
    public Uri? Otlp { get; init; }
}
