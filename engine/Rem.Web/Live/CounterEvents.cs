using Rem.Shared.Counters;
using Rem.Values;

namespace Rem.Web.Live;

/// <summary>A counter's total whenever it is another than before. The id of an event is the total: who comes back with it has it.</summary>
internal sealed class CounterEvents(ICounter counter, TimeSpan every, string? last, TimeProvider clock) : IEventSource
{
    private string? _last = last;
    private bool _isFirst = true;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LiveEvent>> NextAsync(TimeSpan wait, CancellationToken cancel)
    {
        for (var waited = TimeSpan.Zero; waited < wait; waited += every)
        {
            if (!_isFirst)
            {
                await Task.Delay(every, clock, cancel);
            }

            _isFirst = false;
            var count = await counter.GetAsync(cancel);
            var total = ValueText.Of(count);
            if (total != _last)
            {
                _last = total;
                return [new LiveEvent(total, LiveEvent.Encode(new RemMap(1) { ["total"] = count }))];
            }
        }

        return [];
    }
}
