namespace Rem.TimeSeries.Consolidation;

/// <summary>Takes the rows that an update completes. Implemented by structs, so that the call costs nothing.</summary>
internal interface IRowSink
{
    /// <summary>Takes rows that follow each other: the first has its value, <paramref name="more"/> others behind it another.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="source">The source.</param>
    /// <param name="row">The first row's number (<see cref="SeriesShape.NewestRow"/>).</param>
    /// <param name="first">The first row's value.</param>
    /// <param name="more">How many follow.</param>
    /// <param name="others">Their value.</param>
    void Take(int archive, int source, long row, double first, long more, double others);
}
