using Rem.Testing.Shared;
using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Tests.Kit;

namespace Rem.TimeSeries.Tests.Contracts;

public sealed class ChunkTimeSeriesTests : TimeSeriesContract, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override ITimeSeries Make(TimeProvider clock, int mostGroups) => TimeSeriesStore.Open(_folder.In("series"), clock, new SeriesOptions { MostGroups = mostGroups });
}

public sealed class ChunkTableTests : TimeSeriesTableContract, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override ITimeSeries Make(TimeProvider clock, int mostGroups) => TimeSeriesStore.Open(_folder.In("series"), clock, new SeriesOptions { MostGroups = mostGroups });
}
