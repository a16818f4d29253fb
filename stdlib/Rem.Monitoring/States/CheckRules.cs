namespace Rem.Monitoring.States;

/// <summary>What makes a result a status, and a status a thing to tell of. Frozen.</summary>
/// <param name="Name">The check's name.</param>
internal sealed record CheckRules(string Name)
{
    /// <summary>What has no labels.</summary>
    public static readonly IReadOnlyDictionary<string, string> NoLabels = new Dictionary<string, string>();

    /// <summary>The host that it looks at; empty for none.</summary>
    public string Host { get; init; } = "";

    /// <summary>True when it tells whether its host is up.</summary>
    public bool IsAlive { get; init; }

    /// <summary>What it is found by, beside the labels of its host.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = NoLabels;

    /// <summary>The bounds of its values.</summary>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    /// <summary>So many results in a row confirm a problem.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>How often it is looked at until then.</summary>
    public TimeSpan RetryEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Without a result for so long there is no data; null for never.</summary>
    public TimeSpan? NoDataAfter { get; init; }

    /// <summary>What it is without data.</summary>
    public CheckStatus OnNoData { get; init; } = CheckStatus.NoData;

    /// <summary>What it is when its run failed.</summary>
    public CheckStatus OnError { get; init; } = CheckStatus.Unknown;

    /// <summary>When it flaps.</summary>
    public FlapRules Flapping { get; init; } = FlapRules.Default;

    /// <summary>The checks without which this one can tell nothing.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}
