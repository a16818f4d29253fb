using Rem.Shared.TimeSeries;

namespace Rem.TimeSeries.Stores;

/// <summary>Time series in a database of their own.</summary>
public interface IKeptSeries : ITimeSeries
{
    /// <summary>What was found damaged when it was opened, each in a sentence.</summary>
    IReadOnlyList<string> Damages { get; }

    /// <summary>
    /// Writes a copy of the database to a path while samples go on: all that was taken before the call is in it, and it is
    /// whole in itself. Throws <see cref="Storage.StorageErrors"/>; nothing of the copy is left then.
    /// </summary>
    Task CopyAsync(string path, CancellationToken cancel);
}
