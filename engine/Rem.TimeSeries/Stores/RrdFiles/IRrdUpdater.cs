namespace Rem.TimeSeries.Stores.RrdFiles;

/// <summary>Gives samples to RRD files: RRDtool's library, or its program.</summary>
internal interface IRrdUpdater : IDisposable
{
    /// <summary>Takes an update (`seconds:value:…`) into a file; gives what went wrong, or null. Safe from several threads for different files.</summary>
    string? Update(string path, string update);
}
