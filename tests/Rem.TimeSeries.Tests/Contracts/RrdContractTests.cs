using Rem.Testing.Shared;
using Rem.TimeSeries.Stores;
using Rem.TimeSeries.Tests.Kit;

namespace Rem.TimeSeries.Tests.Contracts;

public sealed class RrdLibraryTimeSeriesTests : TimeSeriesContract, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override ITimeSeries Make(TimeProvider clock, int mostGroups) => TimeSeriesStore.OpenRrdFiles(_folder.In("rrd files"), clock, new SeriesOptions { MostGroups = mostGroups });
}

public sealed class RrdLibraryTableTests : TimeSeriesTableContract, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override ITimeSeries Make(TimeProvider clock, int mostGroups) => TimeSeriesStore.OpenRrdFiles(_folder.In("rrd files"), clock, new SeriesOptions { MostGroups = mostGroups });
}

public sealed class RrdPipeTimeSeriesTests : TimeSeriesContract, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override ITimeSeries Make(TimeProvider clock, int mostGroups) => TimeSeriesStore.OpenRrdFiles(_folder.In("rrd files"), clock, new SeriesOptions { MostGroups = mostGroups }, usesPipe: true);
}
