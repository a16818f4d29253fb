using System.Globalization;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>The names of the tables of time series, and what each of them is made of.</summary>
internal static class SeriesTables
{
    /// <summary>The columns of every table.</summary>
    public const string Columns = "(id INTEGER PRIMARY KEY, v BLOB NOT NULL)";

    /// <summary>A table's name.</summary>
    public static string Name(ChunkTable table) => "series_" + table.ToString().ToLowerInvariant();

    /// <summary>The name of a table of chunks.</summary>
    public static string Name(ChunkPlace place) => string.Create(CultureInfo.InvariantCulture, $"chunk_{place.Shape}_{place.Archive}");
}
