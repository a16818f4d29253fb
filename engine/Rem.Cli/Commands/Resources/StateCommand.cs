using System.Globalization;
using Rem.Errors;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Cli.Commands.Resources;

/// <summary>`rem state`: looks at and changes the state of a node.</summary>
internal static class StateCommand
{
    /// <summary>What it does.</summary>
    public static readonly ResourceVerb[] Verbs =
    [
        new("list", "", 0, 0, ListAsync) { Options = Listing.Pages },
        new("get", "BUCKET KEY", 2, 2, GetAsync),
        new("set", "BUCKET KEY VALUE", 3, 3, SetAsync) { Options = ["--version", "--ttl"], Changes = true },
        new("delete", "BUCKET KEY", 2, 2, DeleteAsync) { Options = ["--version"] },
        new("keys", "BUCKET [PREFIX]", 1, 2, KeysAsync) { Options = Listing.Pages },
        new("rm", "BUCKET", 1, 1, RemoveAsync),
        new("watch", "BUCKET [PREFIX]", 1, 2, StateWatch.RunAsync) { NeedsNode = true },
    ];

    /// <summary>What stands under a key, as data.</summary>
    public static RemMap Facts(object? value, long version, DateTimeOffset? until) =>
        NodeCall.Argument(("value", value), ("version", version), ("until", ResourceCall.Fact(until)));

    private static async Task<int> ListAsync(ResourceCall call)
    {
        var list = new Listing("bucket");
        await list.AddAsync(call, await call.Shared.States.ListAsync(call.Cancel), async name => Row(name, (await call.Shared.States.Open(name).KeysAsync("", call.Cancel)).Count));
        return list.Answer(call, "BUCKET KEYS");
    }

    private static (string[] Cells, RemMap Facts) Row(string name, long keys) =>
        ([keys.ToString(CultureInfo.InvariantCulture)], NodeCall.Argument(("bucket", name), ("keys", keys)));

    private static async Task<int> RemoveAsync(ResourceCall call)
    {
        if (!Names.IsOwn(call.Name))
        {
            await KnownNames.CheckBucketAsync(call);
        }

        return await call.Shared.States.DiscardAsync(call.Name, call.Cancel)
            ? call.Answer($"{call.Name} removed", ("bucket", call.Name), ("removed", true))
            : throw ResourceCall.Wrong($"bucket {ValueText.Show(call.Name)} is not damaged, and goes with its last key", "`rem state delete` takes a key out");
    }

    private static async Task<int> GetAsync(ResourceCall call)
    {
        var key = call.Word(2)!;
        await KnownNames.CheckBucketAsync(call);
        var entry = await call.Shared.States.Open(call.Name).GetAsync(key, call.Cancel) ?? throw Absent(call.Name, key);
        return Output.Answer(
            call.AsJson,
            () => NodeCall.Argument(("bucket", call.Name), ("key", key), ("entry", Facts(entry.Value, entry.Version, entry.Until))),
            () => YamlText.Of(entry.Value));
    }

    private static async Task<int> SetAsync(ResourceCall call)
    {
        var key = call.Word(2)!;
        var options = new SetOptions { Version = call.Integer("--version", 0, long.MaxValue), TimeToLive = call.Time("--ttl") };
        var version = await call.Shared.States.Open(call.Name).SetAsync(key, call.Value(3), options, call.Cancel);
        return call.Answer($"version {version}", ("bucket", call.Name), ("key", key), ("entry", NodeCall.Argument(("version", version))));
    }

    private static async Task<int> DeleteAsync(ResourceCall call)
    {
        var key = call.Word(2)!;
        var version = call.Integer("--version", 0, long.MaxValue);
        await KnownNames.CheckBucketAsync(call);
        return await call.Shared.States.Open(call.Name).DeleteAsync(key, version, WriteOptions.None, call.Cancel)
            ? call.Answer($"{key} deleted", ("bucket", call.Name), ("key", key), ("deleted", true))
            : throw Absent(call.Name, key);
    }

    private static async Task<int> KeysAsync(ResourceCall call)
    {
        await KnownNames.CheckBucketAsync(call);
        var (keys, isMore) = Listing.Page(call, await call.Shared.States.Open(call.Name).KeysAsync(call.Word(2) ?? "", call.Cancel));
        var list = new RemList(keys.Count);
        foreach (var key in keys)
        {
            list.Add(key);
        }

        return Output.Answer(call.AsJson, () => NodeCall.Argument(("bucket", call.Name), ("keys", list), ("more", isMore)), () => Lines(list));
    }

    private static string Lines(RemList keys)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < keys.Count; i++)
        {
            text.Append(ShownText.Line((string)keys[i]!)).Append('\n');
        }

        return text.ToString();
    }

    private static PlanException Absent(string bucket, string key) => ResourceCall.Absent($"bucket '{bucket}' has no key {ValueText.Show(key)}", $"see its keys: `rem state keys {bucket}`");
}
