using Rem.Binding;
using Rem.CommandLines;
using Rem.Plans;
using Rem.Values;

namespace Rem.Running;

/// <summary>A plan that was loaded and bound. Frozen: it may run many times and side by side.</summary>
/// <param name="File">Its text.</param>
/// <param name="Root">Its root block.</param>
/// <param name="Usage">Its command line, or null.</param>
public sealed record BoundPlan(SourceFile File, Block Root, PlanUsage? Usage)
{
    /// <summary>True when it stays until it is told to stop: its `__usage` says so, or it has a section that stays.</summary>
    public bool IsLongRunning { get; init; }

    /// <summary>True when one of its sections keeps it running.</summary>
    public bool HasServices { get; init; }

    /// <summary>True when it has sections, whichever. A field, because a property would be one more method of each start.</summary>
    internal bool HasSections;

    /// <summary>The plan as errors of its callers name it.</summary>
    internal string Shown => $"the plan {ValueText.Show(File.Path)}";

    /// <summary>Finds the tags and plans that scripts call by name.</summary>
    internal CallBinder? Calls { get; init; }
}
