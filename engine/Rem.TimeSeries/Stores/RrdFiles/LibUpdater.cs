namespace Rem.TimeSeries.Stores.RrdFiles;

/// <summary>Updates by RRDtool's library.</summary>
internal sealed class LibUpdater : IRrdUpdater
{
    public string? Update(string path, string update) => LibRrd.Update(path, [update]);

    public void Dispose()
    {
    }
}
