namespace Rem.Shared.TimeSeries;

/// <summary>
/// Rows of an archive. A row stands for the time that ends with its stamp: the first is stamped one <see cref="Step"/>
/// after <see cref="Start"/>. An unknown value is not-a-number.
/// </summary>
/// <param name="Start">The beginning of the first row's time; a multiple of the step.</param>
/// <param name="Step">The time that a row stands for.</param>
/// <param name="Sources">The sources, in the order of a row's values.</param>
/// <param name="Values">The values, row after row.</param>
public sealed record FetchedRows(DateTimeOffset Start, TimeSpan Step, IReadOnlyList<string> Sources, double[] Values)
{
    /// <summary>The number of rows.</summary>
    public int Count => Values.Length / Sources.Count;

    /// <summary>The end of the last row's time.</summary>
    public DateTimeOffset End => Start + (Count * Step);

    /// <summary>A row's stamp: the end of its time.</summary>
    public DateTimeOffset Stamp(int row) => Start + ((row + 1) * Step);

    /// <summary>A row's value.</summary>
    public double Value(int row, int source) => Values[(row * Sources.Count) + source];
}
