using System.Globalization;
using Rem.Values;
using Rem.Web.Live;
using Rem.Web.Serving;

namespace Rem.Web.Facts;

/// <summary>A fact of the server whenever it is another than before: `{value}`. Who comes back is told it as it is then.</summary>
internal sealed class FactEvents(Fact fact, Exchange exchange, TimeSpan every, TimeProvider clock) : IEventSource
{
    private byte[]? _last;
    private long _count;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LiveEvent>> NextAsync(TimeSpan wait, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; waited < wait; waited += every)
        {
            if (_last is not null)
            {
                await Task.Delay(every, clock, cancel);
            }

            var now = LiveEvent.Encode(new RemMap(1) { ["value"] = await fact.ReadAsync(exchange, cancel) });
            if (!now.AsSpan().SequenceEqual(_last))
            {
                _last = now;
                return [new LiveEvent((++_count).ToString(CultureInfo.InvariantCulture), now)];
            }
        }

        return [];
    }
}
