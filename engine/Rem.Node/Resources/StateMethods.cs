using Rem.Node.Local;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>What a node does with its state for who asks over its socket: one line each.</summary>
internal static class StateMethods
{
    public static IEnumerable<LocalMethod> Of(IStates states) =>
    [
        new("state.list", async (_, _, cancel) => Ask.List(await states.ListAsync(cancel))),
        new("state.get", async (given, _, cancel) => StateForms.Of(await Bucket(states, given).GetAsync(given.Text("key"), cancel))),
        new("state.set", async (given, _, cancel) => await Bucket(states, given).SetAsync(given.Text("key"), given.Find("value"), Options(given), cancel)),
        new("state.swap", async (given, _, cancel) => StateForms.Of(await Bucket(states, given).SwapAsync(given.Text("key"), given.Find("value"), Options(given), cancel))),
        new("state.delete", async (given, _, cancel) => await Bucket(states, given).DeleteAsync(given.Text("key"), given.OptionalInteger("version"), given.Write(), cancel)),
        new("state.keys", async (given, _, cancel) => Ask.List(await Bucket(states, given).KeysAsync(given.Text("prefix"), cancel))),
        new("state.discard", async (given, _, cancel) => await states.DiscardAsync(given.Name(), cancel)),
        new("state.changes", async (given, _, cancel) => StateForms.Of(await Bucket(states, given).ChangesAsync(given.Text("prefix"), given.OptionalInteger("after"), given.Time(Ask.Wait), cancel))),
    ];

    // The socket is its owner's alone; the name that a plan gave was looked at where the plan runs.
    private static IState Bucket(IStates states, RemMap given) =>
        given.Name() is var name && Names.IsOwn(name) ? states.OpenOwn(name) : states.Open(name);

    private static SetOptions Options(RemMap given) => new()
    {
        Version = given.OptionalInteger("version"),
        TimeToLive = given.Time("ttl"),
        Write = given.Write(),
    };
}
