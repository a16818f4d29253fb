using Rem.Testing.Shared;
using Rem.TimeSeries.Stores;

namespace Rem.TimeSeries.Tests.Contracts;

public sealed class MemoryTimeSeriesTests : TimeSeriesContract
{
    protected override ITimeSeries Make(TimeProvider clock, int mostGroups) => TimeSeriesStore.InMemory(clock, new SeriesOptions { MostGroups = mostGroups });
}

public sealed class MemoryTableTests : TimeSeriesTableContract
{
    protected override ITimeSeries Make(TimeProvider clock, int mostGroups) => TimeSeriesStore.InMemory(clock, new SeriesOptions { MostGroups = mostGroups });
}
