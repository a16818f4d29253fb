using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Stores;

/// <summary>What a store's groups share: the clock, and how far ahead of it samples may be.</summary>
internal sealed class SeriesLimits(TimeProvider clock, SeriesOptions options)
{
    private readonly long _mostAhead = (long)options.MostAhead.TotalSeconds;

    public TimeProvider Clock => clock;

    public TimeSpan MostAhead => options.MostAhead;

    public int MostGroups => options.MostGroups;

    public bool IsAhead(long seconds) => seconds - _mostAhead > UnixTime.Of(clock.GetUtcNow()).Seconds;
}
