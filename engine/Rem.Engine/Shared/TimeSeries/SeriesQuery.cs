namespace Rem.Shared.TimeSeries;

/// <summary>Which rows are wanted.</summary>
/// <param name="Function">The consolidation that is wanted.</param>
/// <param name="Start">The beginning; rows end after it.</param>
/// <param name="End">The end, not before the beginning.</param>
/// <param name="Resolution">
/// The time that a row should stand for. The archive that comes nearest to it, of those that reach back far enough, is
/// taken; null for the finest.
/// </param>
public sealed record SeriesQuery(Consolidation Function, DateTimeOffset Start, DateTimeOffset End, TimeSpan? Resolution = null)
{
    /// <summary>A query whose rows come near to a number of points, as a picture of that width can show them.</summary>
    public static SeriesQuery OfWidth(Consolidation function, DateTimeOffset start, DateTimeOffset end, int points) =>
        new(function, start, end, TimeSpan.FromSeconds(Math.Max(1, Math.Floor((end - start).TotalSeconds / Math.Max(1, points)))));
}
