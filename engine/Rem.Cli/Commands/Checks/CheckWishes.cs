using Rem.Cli.Commands.Resources;
using Rem.Errors;
using Rem.Monitoring.Hosting;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Cli.Commands.Checks;

/// <summary>`rem checks acknowledge`, `release`, `downtime` and `resume`: what people want of a check, as state that its plan takes up.</summary>
internal static class CheckWishes
{
    private const int MostComment = 1_000;
    private const int MostBy = 100;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>Somebody looks after a problem.</summary>
    public static async Task<int> AcknowledgeAsync(ResourceCall call)
    {
        var (until, by, comment) = (Until(call, TimeSpan.FromHours(4)), By(call), Comment(call));
        var check = await KnownChecks.FindAsync(call);
        if (!check.IsProblem || !check.IsCertain)
        {
            var how = check.IsProblem ? $"{check.Status}, and not certain" : check.Status;
            throw ResourceCall.Absent($"there is no certain problem to look after: {ValueText.Show(check.Name)} is {how}", "`rem checks --problems` lists what is wrong");
        }

        var watch = await StatusWatch.BeginAsync(call);
        await SetAsync(call, MonitorNames.Acknowledgements, NodeCall.Argument(("by", by), ("comment", comment), ("until", until.ToUnixTimeSeconds()), ("sticky", call.Words.Has("--sticky"))));
        var isTakenUp = await IsTakenUpAsync(call, watch, static status => status.TryGetValue("acknowledged", out var now) && now is RemMap);
        var line = isTakenUp ? $"{by} looks after {check.Name} until {ResourceCall.Moment(until)}" : $"that {by} looks after {check.Name} until {ResourceCall.Moment(until)} does not hold yet";
        return call.Answer(line, ("check", check.Name), ("by", by), ("until", ResourceCall.Fact(until)), ("holds", isTakenUp));
    }

    /// <summary>Nobody looks after it any more.</summary>
    public static async Task<int> ReleaseAsync(ResourceCall call)
    {
        var check = await KnownChecks.FindAsync(call);
        var watch = await StatusWatch.BeginAsync(call);
        if (!await DeleteAsync(call, MonitorNames.Acknowledgements))
        {
            throw ResourceCall.Absent($"nobody looks after {ValueText.Show(check.Name)}", "`rem checks show NAME` tells who does");
        }

        await IsTakenUpAsync(call, watch, static status => status.TryGetValue("acknowledged", out var now) && now is null);
        return call.Answer($"nobody looks after {check.Name} now", ("check", check.Name), ("released", true));
    }

    /// <summary>For so long nobody is told of its problems.</summary>
    public static async Task<int> DowntimeAsync(ResourceCall call)
    {
        var (until, by, comment) = (Until(call, TimeSpan.FromHours(1)), By(call), Comment(call));
        var check = await KnownChecks.FindAsync(call);
        var wish = NodeCall.Argument(("checks", check.Name), ("until", until.ToUnixTimeSeconds()), ("by", by), ("comment", comment));
        var flexible = call.Time("--flexible");
        if (flexible is { } length)
        {
            wish.Set("flexible", length.TotalSeconds);
        }

        var watch = await StatusWatch.BeginAsync(call);
        await SetAsync(call, MonitorNames.Downtimes, wish);
        if (flexible is null)
        {
            await IsTakenUpAsync(call, watch, static status => status.TryGetValue("downtime", out var now) && now is true);
        }

        var line = flexible is null
            ? $"{check.Name} is in a downtime until {ResourceCall.Moment(until)}"
            : $"{check.Name} is in a downtime of {Duration.Show(flexible.Value)} from its first problem before {ResourceCall.Moment(until)}";
        return call.Answer(line, ("check", check.Name), ("by", by), ("until", ResourceCall.Fact(until)));
    }

    /// <summary>Ends a downtime, by its key: that of a check's own is the check's name.</summary>
    public static async Task<int> ResumeAsync(ResourceCall call)
    {
        if (await DeleteAsync(call, MonitorNames.Downtimes))
        {
            return call.Answer($"the downtime {call.Name} has ended", ("downtime", call.Name), ("ended", true));
        }

        var keys = new List<string>();
        foreach (var (key, wish) in await KnownChecks.EntriesAsync(call, MonitorNames.Downtimes))
        {
            if (wish.TryGetValue("checks", out var checks) && (checks as string == call.Name || (checks is RemList list && list.Contains(call.Name))))
            {
                keys.Add(key);
            }
        }

        if (keys.Count == 0)
        {
            await KnownChecks.FindAsync(call);
        }

        throw ResourceCall.Absent(
            $"{ValueText.Show(call.Name)} has no downtime of its own",
            keys.Count == 0 ? "`rem state keys monitor.downtimes` lists all; a check is also in those of what it needs" : $"it is in the downtime {ValueText.Show(keys[0])}: `rem checks resume` takes that name too");
    }

    /// <summary>When what is asked for ends: `--for`, else a standard.</summary>
    public static DateTimeOffset Until(ResourceCall call, TimeSpan standard)
    {
        var time = call.Time("--for") ?? standard;
        return time <= Longest ? DateTimeOffset.FromUnixTimeSeconds((TimeProvider.System.GetUtcNow() + time).ToUnixTimeSeconds()) : throw ResourceCall.Wrong($"'--for' takes at most {Duration.Show(Longest)}, got {ValueText.Show(call.Words.Value("--for"))}");
    }

    /// <summary>Who asks.</summary>
    public static string By(ResourceCall call) => Within(call, "--by", MostBy) is { Length: > 0 } by ? by : call.Words.Has("--by") ? throw ResourceCall.Wrong("'--by' takes a name, got nothing") : Environment.UserName;

    /// <summary>What others should know; may be empty.</summary>
    public static string Comment(ResourceCall call) => Within(call, "--comment", MostComment) ?? "";

    private static string? Within(ResourceCall call, string option, int most) => call.Words.Value(option) is not { } text ? null
        : text.Length <= most ? text.Trim()
        : throw ResourceCall.Wrong($"'{option}' takes at most {most} characters, got {text.Length}");

    private static async Task SetAsync(ResourceCall call, string bucket, RemMap wish) => await call.Shared.States.Open(bucket).SetAsync(call.Name, Frozen(wish), SetOptions.Default, call.Cancel);

    private static async Task<bool> DeleteAsync(ResourceCall call, string bucket) => await call.Shared.States.Open(bucket).DeleteAsync(call.Name, null, WriteOptions.None, call.Cancel);

    private static async Task<bool> IsTakenUpAsync(ResourceCall call, StatusWatch watch, Func<RemMap, bool> isTakenUp)
    {
        if (await watch.UntilAsync(changes => changes.Any(change => change.Key == call.Name && change.Value is RemMap status && isTakenUp(status))))
        {
            return true;
        }

        Output.Message(ShownText.Message($"it is written down, and the plan of {ValueText.Show(call.Name)} has not taken it up yet: `rem checks show` tells when it has") + "\n");
        return false;
    }

    private static RemMap Frozen(RemMap map)
    {
        map.IsShared = true;
        return map;
    }
}
