using System.Globalization;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Web.Live;

/// <summary>What changes in a bucket: first all that is there, then each change. The id of an event is the mark behind it.</summary>
internal sealed class StateEvents(IState state, EncodedEvents encoded, string prefix, long? after) : IEventSource
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
            var change = changes.Changes[i];
            events[i] = new LiveEvent(change.Version.ToString(CultureInfo.InvariantCulture), encoded.Of(state, change.Version, change, Value));
        }

        return events;
    }

    private static RemMap Value(StateChange change)
    {
        var data = new RemMap(3) { ["key"] = change.Key };
        if (change.IsDeleted)
        {
            data.Set("deleted", Boxed.True);
        }
        else
        {
            data.Set("value", change.Value);
        }

        data.Set("version", change.Version);
        return data;
    }
}
