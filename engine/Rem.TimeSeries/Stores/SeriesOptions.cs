namespace Rem.TimeSeries.Stores;

/// <summary>What a store allows.</summary>
public sealed record SeriesOptions
{
    /// <summary>As everybody has it who says nothing.</summary>
    public static SeriesOptions Default { get; } = new();

    /// <summary>How far ahead of the clock a sample may be; 5 minutes. One that is further ahead would make all honest ones late.</summary>
    public TimeSpan MostAhead { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The number of groups; 100,000.</summary>
    public int MostGroups { get; init; } = 100_000;

    /// <summary>
    /// What a crash may lose: samples that were taken up to so long ago, and are not yet written; 1 second. Used by the store
    /// in SQLite.
    /// </summary>
    public TimeSpan FlushWindow { get; init; } = TimeSpan.FromSeconds(1);
}
