using Rem.Errors;
using Rem.Node.Logs;
using Rem.Running;
using Rem.Settings;

namespace Rem.Node.Hosting;

/// <summary>What a node is made of. The program alone knows all the parts.</summary>
public sealed record NodeParts
{
    /// <summary>The folder of its `rem.yaml`; plans run there.</summary>
    public required string Folder { get; init; }

    /// <summary>Reads `rem.yaml`: at the start, and again at each reload.</summary>
    public required Func<FindingList, RemSettings> Settings { get; init; }

    /// <summary>An engine's parts with what the operator set. Clock, log, files and shared resources are the node's.</summary>
    public required Func<RemSettings, RemOptions> Options { get; init; }

    /// <summary>
    /// Opens the shared resources of the data folder. What it throws ends the start; what it hands to the last argument
    /// later, because the disk failed, ends the node.
    /// </summary>
    public required Func<RemSettings, TimeProvider, Action<PlanException>, Action<string>, Task<NodeResources>> Resources { get; init; }

    /// <summary>Makes what plans with sections are handed to; null where their sections are without effect.</summary>
    public Func<NodeFacts, IPlanService>? Service { get; init; }

    /// <summary>Where the log goes beside its file.</summary>
    public required ILogSink Console { get; init; }

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What pauses are spread by. Used by one thread at a time.</summary>
    public Random Random { get; init; } = new();

    /// <summary>The version that logs and `rem ps` name.</summary>
    public string Version { get; init; } = "";
}
