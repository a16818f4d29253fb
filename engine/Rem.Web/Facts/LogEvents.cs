using System.Globalization;
using Rem.Running;
using Rem.Values;
using Rem.Web.Live;

namespace Rem.Web.Facts;

/// <summary>The lines of the node's log as they come: `{value: {time, level, plan, text}}`. The id of an event is the mark behind it.</summary>
internal sealed class LogEvents(INodeView? node, long after, int history, TimeSpan every, TimeProvider clock) : IEventSource
{
    private long _after = after;
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
            var (lines, mark) = node?.Log(LogLevel.Info, _after, history) ?? ([], 0);
            _after = mark;
            if (lines.Count > 0)
            {
                var id = mark.ToString(CultureInfo.InvariantCulture);
                return [.. lines.Select(line => new LiveEvent(id, LiveEvent.Encode(new RemMap(1) { ["value"] = NodeFacts.Line(line) })))];
            }
        }

        return [];
    }
}
