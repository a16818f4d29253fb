namespace Rem.Monitoring.States;

/// <summary>What a check is found by: its labels, those of its host, and what it is itself.</summary>
/// <param name="Rules">The check.</param>
/// <param name="Host">Its host; null for none.</param>
/// <param name="Plan">Its plan's name.</param>
internal readonly record struct Labelled(CheckRules Rules, HostRules? Host, string Plan)
{
    /// <summary>The value of a label; null when it has none. Its own counts before its host's.</summary>
    public string? Find(string label) => label switch
    {
        "check" => Rules.Name,
        "host" => Host?.Name,
        "plan" => Plan,
        _ => Rules.Labels.TryGetValue(label, out var value) || Host?.Labels.TryGetValue(label, out value) is true ? value : null,
    };
}
