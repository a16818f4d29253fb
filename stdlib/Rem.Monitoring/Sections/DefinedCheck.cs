using Rem.Monitoring.States;
using Rem.Running;

namespace Rem.Monitoring.Sections;

/// <summary>A check of `monitor checks`, bound. Frozen.</summary>
/// <param name="Rules">What makes its results a status.</param>
/// <param name="Run">What gives a result.</param>
internal sealed record DefinedCheck(CheckRules Rules, BoundFunction Run)
{
    /// <summary>How often it is run.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>How often while a problem is not certain.</summary>
    public required TimeSpan RetryEvery { get; init; }

    /// <summary>How long a run may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>True when its numbers go into time series.</summary>
    public bool HasSeries { get; init; } = true;

    /// <summary>What it is, for people.</summary>
    public string About { get; init; } = "";
}

/// <summary>The checks of a plan.</summary>
internal sealed record CheckSet(IReadOnlyList<DefinedCheck> Checks);
