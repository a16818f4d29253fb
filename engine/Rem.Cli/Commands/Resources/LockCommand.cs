using System.Globalization;
using Rem.Values;

namespace Rem.Cli.Commands.Resources;

/// <summary>`rem lock`: who holds the locks of a node; releases one.</summary>
internal static class LockCommand
{
    /// <summary>What it does.</summary>
    public static readonly ResourceVerb[] Verbs =
    [
        new("list", "", 0, 0, ListAsync),
        new("release", "NAME", 1, 1, ReleaseAsync) { Options = ["--token"] },
    ];

    private static async Task<int> ListAsync(ResourceCall call)
    {
        var rows = new List<string[]>();
        var list = new RemList();
        foreach (var info in await call.Shared.Locks.ListAsync(call.Cancel))
        {
            rows.Add([info.Lock, info.By, ResourceCall.Moment(info.Since), ResourceCall.Moment(info.Until), info.Token.ToString(CultureInfo.InvariantCulture), info.Waiting.ToString(CultureInfo.InvariantCulture)]);
            list.Add(NodeCall.Argument(
                ("lock", info.Lock), ("owner", info.Owner), ("by", info.By), ("since", ResourceCall.Fact(info.Since)), ("until", ResourceCall.Fact(info.Until)), ("token", info.Token), ("waiting", (long)info.Waiting)));
        }

        return Output.Answer(call.AsJson, () => NodeCall.Argument(("locks", list)), () => rows.Count == 0 ? "no lock is held\n" : ColumnText.Of("LOCK OWNER SINCE UNTIL TOKEN WAITING", rows));
    }

    // The token says which hold is meant: one that began since is never ended by mistake.
    private static async Task<int> ReleaseAsync(ResourceCall call)
    {
        var token = call.Integer("--token", 1, long.MaxValue) ?? throw ResourceCall.Wrong("'rem lock release' needs '--token': which hold of the lock is meant", "`rem lock list` shows it");
        await KnownNames.CheckLockAsync(call);
        return await call.Shared.Locks.Open(call.Name).ReleaseAsync(token, call.Cancel)
            ? call.Answer($"{call.Name} released", ("lock", call.Name), ("token", token), ("released", true))
            : throw ResourceCall.Absent($"lock '{call.Name}' is not held with the token {token}", "see who holds it with which token: `rem lock list`");
    }
}
