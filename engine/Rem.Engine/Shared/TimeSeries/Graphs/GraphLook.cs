namespace Rem.Shared.TimeSeries.Graphs;

/// <summary>All that a graph is, but for its series. Immutable.</summary>
public sealed record GraphLook
{
    /// <summary>The fewest and most pixels in width.</summary>
    public const int LeastWidth = 120, MostWidth = 4000;

    /// <summary>The fewest and most pixels in height.</summary>
    public const int LeastHeight = 60, MostHeight = 4000;

    /// <summary>The most series of one graph.</summary>
    public const int MostSeries = 100;

    /// <summary>The most bounds, and the most events.</summary>
    public const int MostBounds = 20, MostEvents = 1000;

    /// <summary>The beginning of its time.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The end, a second or more after the beginning.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>The time zone of its axis; UTC unless said.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The whole picture's width in pixels, <see cref="LeastWidth"/> to <see cref="MostWidth"/>; 800 unless said.</summary>
    public int Width { get; init; } = 800;

    /// <summary>The whole picture's height, <see cref="LeastHeight"/> to <see cref="MostHeight"/>; 300 unless said.</summary>
    public int Height { get; init; } = 300;

    /// <summary>What stands above it; none where it is empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>The unit of its values: `%`, `s`, `B`, `B/s`, `bit/s`, or any other text.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How series are drawn that say nothing else.</summary>
    public GraphStyle Style { get; init; }

    /// <summary>Which consolidation of series is drawn that say nothing else.</summary>
    public Consolidation Function { get; init; }

    /// <summary>Its colours.</summary>
    public GraphTheme Theme { get; init; }

    /// <summary>The lower end of its values; null for what the values ask for.</summary>
    public double? Lower { get; init; }

    /// <summary>The upper end of its values, above the lower; null for what the values ask for.</summary>
    public double? Upper { get; init; }

    /// <summary>Horizontal lines.</summary>
    public IReadOnlyList<GraphBound> Bounds { get; init; } = [];

    /// <summary>Marks and bands of time.</summary>
    public IReadOnlyList<GraphEvent> Events { get; init; } = [];
}
