using Rem.Shared.TimeSeries;

namespace Rem.TimeSeries.Consolidation;

/// <summary>An archive, ready for computing.</summary>
internal readonly struct ArchiveRule(SeriesArchive archive)
{
    public readonly Rem.Shared.TimeSeries.Consolidation Function = archive.Function;

    public readonly int Steps = archive.Steps;

    public readonly int Rows = archive.Rows;

    /// <summary>A row with more unknown steps than this is unknown.</summary>
    public readonly double MostUnknown = archive.Steps * archive.Xff;
}
