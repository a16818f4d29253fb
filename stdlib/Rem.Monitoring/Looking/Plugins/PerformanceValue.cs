namespace Rem.Monitoring.Looking.Plugins;

/// <summary>One value of a plugin's performance data: `'label'=value[UOM];[warn];[crit];[min];[max]`.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Value">The value; null when the plugin does not know it (`U`).</param>
/// <param name="Unit">Its unit as the plugin writes it: s, us, ms, %, B, KB, MB, TB, c (a counter), …; empty for none.</param>
internal sealed record PerformanceValue(string Label, double? Value, string Unit)
{
    /// <summary>The range that is no warning, as the plugin writes it.</summary>
    public string Warning { get; init; } = "";

    /// <summary>The range that is not critical.</summary>
    public string Critical { get; init; } = "";

    /// <summary>The least value that there can be.</summary>
    public string Least { get; init; } = "";

    /// <summary>The greatest value that there can be.</summary>
    public string Most { get; init; } = "";
}
