using Rem.Errors;
using Rem.Shared.TimeSeries;
using Rem.Testing.Shared;
using Rem.TimeSeries.Stores;

namespace Rem.Node.Tests.Resources;

public sealed class RemoteSeriesTests : TimeSeriesContract, IDisposable
{
    private ResourceNode? _node;

    public void Dispose() => _node?.Dispose();

    protected override ITimeSeries Make(TimeProvider clock, int mostGroups)
    {
        _node = new ResourceNode(clock, new SeriesOptions { MostGroups = mostGroups });
        return _node.Connect().TimeSeries;
    }
}

public sealed class RemoteSeriesTableTests : TimeSeriesTableContract, IDisposable
{
    private ResourceNode? _node;

    public void Dispose() => _node?.Dispose();

    protected override ITimeSeries Make(TimeProvider clock, int mostGroups)
    {
        _node = new ResourceNode(clock, new SeriesOptions { MostGroups = mostGroups });
        return _node.Connect().TimeSeries;
    }
}
