namespace Rem.Monitoring.States;

/// <summary>A host that checks look at. Frozen.</summary>
/// <param name="Name">Its name.</param>
internal sealed record HostRules(string Name)
{
    /// <summary>Where it is reached; its name where nothing else is said.</summary>
    public string Address { get; init; } = Name;

    /// <summary>What it is, for people.</summary>
    public string About { get; init; } = "";

    /// <summary>What its checks are found by, beside their own.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = CheckRules.NoLabels;

    /// <summary>The hosts without which it cannot be reached.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}
