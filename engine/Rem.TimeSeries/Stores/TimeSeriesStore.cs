using Rem.Errors;
using Rem.Shared.TimeSeries;
using Rem.Storage;
using Rem.Storage.Logs;
using Rem.Storage.Sqlite;
using Rem.TimeSeries.Stores.Chunks;
using Rem.TimeSeries.Stores.Memory;
using Rem.TimeSeries.Stores.RrdFiles;

namespace Rem.TimeSeries.Stores;

/// <summary>Makes stores of time series.</summary>
public static class TimeSeriesStore
{
    /// <summary>One in memory, which ends with the process.</summary>
    public static ITimeSeries InMemory(TimeProvider clock, SeriesOptions? options = null) => new MemoryTimeSeries(clock, options ?? SeriesOptions.Default);

    /// <summary>
    /// One in a folder, which is made where it is not there and which this process alone owns until it is disposed: an
    /// SQLite database. What was taken is on the disk after the flush window at the latest. Throws
    /// <see cref="Storage.StorageErrors"/>.
    /// </summary>
    /// <param name="folder">The folder, for time series alone.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="options">What it allows.</param>
    /// <param name="broken">Called once when the disk has failed: nothing is written any more, and the process should end.</param>
    public static IKeptSeries Open(string folder, TimeProvider clock, SeriesOptions? options = null, Action<PlanException>? broken = null) =>
        ChunkTimeSeries.Open(folder, clock, options ?? SeriesOptions.Default, broken);

    /// <summary>True when a folder holds a database of time series, or what is left of one.</summary>
    public static bool IsThere(string folder) => PathIn(folder) is var path && (File.Exists(path) || DatabaseCheck.TraceOf(path) is not null);

    /// <summary>Looks through a database that no process works with, or a backup that holds its tables: all rows. It changes nothing. Throws <see cref="StorageErrors"/>.</summary>
    public static SeriesReport Verify(string path)
    {
        try
        {
            using var file = SqliteFile.Open(path, isReadOnly: true);
            return new SeriesVerifier(file).Run();
        }
        catch (SqliteFault fault)
        {
            throw SeriesDatabase.Failure(fault, path);
        }
    }

    /// <summary>The database in a folder.</summary>
    internal static string PathIn(string folder) => Path.Combine(folder, "series.db");

    /// <summary>
    /// One in RRD files below a folder, kept by RRDtool: its library (librrd8) where it is installed, else its program.
    /// Throws <see cref="Storage.StorageErrors"/>, and <see cref="SeriesErrors.Tool"/> without either.
    /// </summary>
    /// <param name="folder">The folder, which this process alone owns until the store is disposed. Others may read the files.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="options">What it allows.</param>
    /// <param name="usesPipe">True to use the program also where the library is.</param>
    public static ITimeSeries OpenRrdFiles(string folder, TimeProvider clock, SeriesOptions? options = null, bool usesPipe = false) =>
        RrdTimeSeries.Open(folder, clock, options ?? SeriesOptions.Default, usesPipe);
}
