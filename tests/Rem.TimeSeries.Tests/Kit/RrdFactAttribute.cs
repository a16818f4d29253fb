namespace Rem.TimeSeries.Tests.Kit;

/// <summary>A test against RRDtool's library; skipped where it is not installed.</summary>
internal sealed class RrdFactAttribute : FactAttribute
{
    public RrdFactAttribute() => Skip = Rrd.IsWanted ? null : Rrd.Missing;
}
