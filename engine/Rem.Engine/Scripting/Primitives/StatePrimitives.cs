using Rem.Shared.State;
using Rem.Values;

namespace Rem.Scripting.Primitives;

/// <summary>`rem.state`.</summary>
internal static class StatePrimitives
{
    private const string Operation = PrimitiveArguments.OperationOption;

    public static readonly Primitive[] All =
    [
        new(PrimitiveNames.StateGet, 2, GetAsync),
        new(PrimitiveNames.StateSet, 4, SetAsync),
        new(PrimitiveNames.StateSwap, 4, SwapAsync),
        new(PrimitiveNames.StateDelete, 3, DeleteAsync),
        new(PrimitiveNames.StateKeys, 2, KeysAsync),
        new(PrimitiveNames.StateChanges, 4, ChangesAsync),
    ];

    private static async ValueTask<object?> GetAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        View(await Open(session, call).GetAsync(call.Text(1, "key"), cancel));

    private static async ValueTask<object?> SetAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var options = call.Options(3, "version", "ttl", Operation);
        var set = new SetOptions
        {
            Version = call.Integer(options, "version"),
            TimeToLive = call.Duration(options, "ttl"),
            Write = session.WriteOf(call, options),
        };
        return await Open(session, call).SetAsync(call.Text(1, "key"), call.Value(2), set, cancel);
    }

    private static async ValueTask<object?> SwapAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel) =>
        View(await Open(session, call).SwapAsync(call.Text(1, "key"), call.Value(2), new SetOptions { Write = session.WriteOf(call, 3) }, cancel));

    private static async ValueTask<object?> DeleteAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var options = call.Options(2, "version", Operation);
        return await Open(session, call).DeleteAsync(call.Text(1, "key"), call.Integer(options, "version"), session.WriteOf(call, options), cancel);
    }

    private static async ValueTask<object?> KeysAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var keys = await Open(session, call).KeysAsync(call.OptionalText(1, "prefix") ?? "", cancel);
        var list = new RemList(keys.Count);
        for (var i = 0; i < keys.Count; i++)
        {
            list.Add(keys[i]);
        }

        return list;
    }

    private static async ValueTask<object?> ChangesAsync(ScriptSession session, PrimitiveArguments call, CancellationToken cancel)
    {
        var prefix = call.OptionalText(1, "prefix") ?? "";
        var changes = await Open(session, call).ChangesAsync(prefix, call.OptionalInteger(2, "after"), call.OptionalDuration(3, "wait"), cancel);
        var list = new RemList(changes.Changes.Count);
        for (var i = 0; i < changes.Changes.Count; i++)
        {
            list.Add(View(changes.Changes[i]));
        }

        var result = new RemMap();
        result.Set("after", changes.Mark);
        result.Set("changes", list);
        return result;
    }

    private static IState Open(ScriptSession session, PrimitiveArguments call) =>
        session.Services.Shared.States.Open(call.OptionalText(0, "bucket") ?? session.Services.OwnBucket);

    private static RemMap? View(StateEntry? entry)
    {
        if (entry is null)
        {
            return null;
        }

        var result = new RemMap();
        result.Set("value", entry.Value);
        result.Set("version", entry.Version);
        return result;
    }

    private static RemMap View(StateChange change)
    {
        var result = new RemMap();
        result.Set("key", change.Key);
        result.Set("value", change.Value);
        result.Set("version", change.Version);
        result.Set("deleted", change.IsDeleted);
        return result;
    }
}
