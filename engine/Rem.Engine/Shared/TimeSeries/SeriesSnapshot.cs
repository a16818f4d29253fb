namespace Rem.Shared.TimeSeries;

/// <summary>
/// All that a group holds, as an RRD file does: by it groups are imported, exported, changed and moved between stores,
/// bit by bit. Not shared: who has it may write to its arrays.
/// </summary>
public sealed class SeriesSnapshot
{
    /// <summary>The definition.</summary>
    public required SeriesDefinition Definition { get; init; }

    /// <summary>The time of the last sample, to the microsecond.</summary>
    public required DateTimeOffset LastUpdate { get; init; }

    /// <summary>What each source has begun, in the order of the sources.</summary>
    public required IReadOnlyList<SourceProgress> Sources { get; init; }

    /// <summary>What each archive holds, in the order of the archives.</summary>
    public required IReadOnlyList<ArchiveContent> Archives { get; init; }
}

/// <summary>The step that a source has begun.</summary>
/// <param name="Last">The last reading.</param>
/// <param name="Value">Rate times seconds so far; not-a-number when nothing is known.</param>
/// <param name="UnknownSeconds">Seconds of the step that are unknown.</param>
public readonly record struct SourceProgress(Reading Last, double Value, long UnknownSeconds);

/// <summary>The row that an archive has begun for a source.</summary>
/// <param name="Value">What is consolidated so far.</param>
/// <param name="UnknownSteps">Steps of the row that are unknown.</param>
public readonly record struct RowProgress(double Value, long UnknownSteps);

/// <summary>What an archive holds.</summary>
/// <param name="Progress">The row that it has begun, for each source.</param>
/// <param name="Values">
/// All rows of the archive, the oldest first, each with the values of all sources. The last row ends with the last multiple
/// of the archive's step at or before the last sample.
/// </param>
public sealed record ArchiveContent(RowProgress[] Progress, double[] Values);
