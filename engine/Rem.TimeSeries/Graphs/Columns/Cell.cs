namespace Rem.TimeSeries.Graphs.Columns;

/// <summary>A piece of time in which a series has one value: a row of it, or all rows of one pixel.</summary>
/// <param name="Left">Its left edge in tenths of a pixel from the plot's.</param>
/// <param name="Right">Its right edge.</param>
/// <param name="Least">The least value; not-a-number when none is known.</param>
/// <param name="Average">The average of what is known.</param>
/// <param name="Greatest">The greatest.</param>
internal readonly record struct Cell(int Left, int Right, double Least, double Average, double Greatest)
{
    /// <summary>Whether there is something to draw.</summary>
    public bool IsKnown => !double.IsNaN(Average);

    /// <summary>Where its point is.</summary>
    public int Middle => (Left + Right) / 2;
}
