using System.Globalization;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Web.Live;

/// <summary>What changes in a bucket: first all that is there, then each change. The id of an event is the mark behind it.</summary>
internal sealed class StateEvents(IState state, string prefix, long? after) : IEventSource
{
    private long _after = after ?? 0;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LiveEvent>> NextAsync(TimeSpan wait, CancellationToken cancel)
    {
        var changes = await state.ChangesAsync(prefix, _after, wait, cancel);
        _after = changes.Mark;
        var events = new LiveEvent[changes.Changes.Count];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = Event(changes.Changes[i]);
        }

        return events;
    }

    private static LiveEvent Event(StateChange change)
    {
        var data = new RemMap(3);
        data.Set("key", change.Key);
        if (change.IsDeleted)
        {
            data.Set("deleted", Boxed.True);
        }
        else
        {
            data.Set("value", change.Value);
        }

        data.Set("version", change.Version);
        return new LiveEvent(change.Version.ToString(CultureInfo.InvariantCulture), ValueText.Json(data, long.MaxValue));
    }
}
