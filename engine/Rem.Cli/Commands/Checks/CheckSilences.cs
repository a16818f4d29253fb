using System.Globalization;
using System.Security.Cryptography;
using Rem.Cli.Commands.Resources;
using Rem.Errors;
using Rem.Monitoring.Hosting;
using Rem.Monitoring.Matching;
using Rem.Plans;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Cli.Commands.Checks;

/// <summary>`rem checks silence`, `silences` and `unsilence`: by labels, for so long nobody is told of problems.</summary>
internal static class CheckSilences
{
    /// <summary>Silences what labels match; what is no matcher, or matches no check, is written nowhere.</summary>
    public static async Task<int> SilenceAsync(ResourceCall call)
    {
        var (match, until, by) = (Match(call), CheckWishes.Until(call, TimeSpan.FromHours(2)), CheckWishes.By(call));
        var matcher = Read(match);
        var known = await KnownChecks.EntriesAsync(call, MonitorNames.Checks);
        var held = known.Count(each => matcher.IsOf(each.Key, each.Value));
        if (held == 0)
        {
            var (says, hint) = matcher.WhyNone(known);
            throw ResourceCall.Absent($"no check is matched by {ValueText.Json(match)}: nothing is silenced{says}", hint ?? "`rem checks --json` shows the labels, host and plan of each check");
        }

        var key = string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyyMMdd'T'HHmmss'Z'}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}");
        var wish = NodeCall.Argument(("match", match), ("until", until.ToUnixTimeSeconds()), ("by", by), ("comment", CheckWishes.Comment(call)));
        wish.IsShared = true;
        await call.Shared.States.Open(MonitorNames.Silences).SetAsync(key, wish, SetOptions.Default, call.Cancel);
        if (!await IsTakenUpAsync(call, matcher))
        {
            Output.Message(ShownText.Message("it is written down, and not all plans of these checks have taken it up yet: `rem checks` tells which are silenced") + "\n");
        }

        return call.Answer($"silence {key} holds {held} {(held == 1 ? "check" : "checks")} until {ResourceCall.Moment(until)}", ("silence", key), ("checks", (long)held), ("until", ResourceCall.Fact(until)));
    }

    /// <summary>Ends a silence.</summary>
    public static async Task<int> UnsilenceAsync(ResourceCall call)
    {
        var state = call.Shared.States.Open(MonitorNames.Silences);
        return await state.DeleteAsync(call.Name, null, WriteOptions.None, call.Cancel)
            ? call.Answer($"the silence {call.Name} has ended", ("silence", call.Name), ("ended", true))
            : throw KnownNames.Unknown(call, "checks", $"there is no silence {ValueText.Show(call.Name)}", await state.KeysAsync("", call.Cancel), list: "silences");
    }

    /// <summary>Lists the silences.</summary>
    public static async Task<int> ListAsync(ResourceCall call)
    {
        var silences = await KnownChecks.EntriesAsync(call, MonitorNames.Silences);
        return Output.Answer(
            call.AsJson,
            () => NodeCall.Argument(("silences", RemList.Of([.. silences.Select(static each => NodeCall.Argument(("silence", each.Key), ("wish", each.Value)))]))),
            () => silences.Count == 0 ? "no silences\n" : ColumnText.Of("SILENCE UNTIL BY MATCH COMMENT", silences.ConvertAll(static each => Row(each.Key, each.Value))));
    }

    private static string[] Row(string key, RemMap wish) => [key, Until(wish), Text(wish, "by"), wish.TryGetValue("match", out var match) ? ResourceCall.Shown(match) : "-", Text(wish, "comment")];

    private static string Until(RemMap wish) => wish.TryGetValue("until", out var until) && until is long or double
        ? ResourceCall.Moment(DateTimeOffset.UnixEpoch.AddSeconds(Convert.ToDouble(until, CultureInfo.InvariantCulture)))
        : Text(wish, "until");

    private static string Text(RemMap map, string key) => map.TryGetValue(key, out var value) && value is not null and not "" ? ValueText.Of(value) : "-";

    private static CheckMatch Read(RemMap match)
    {
        try
        {
            return CheckMatch.Read(match, SourceSpan.None);
        }
        catch (PlanException error)
        {
            throw ResourceCall.Wrong($"'--match' is wrong: {error.Finding.Message}", error.Finding.Hint);
        }
    }

    // True as soon as all that are in such a status show that they are silenced, by this one or another; one whose plan has ended is when it is back.
    private static Task<bool> IsTakenUpAsync(ResourceCall call, CheckMatch matcher)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        return StatusWatch.OfAll(call).UntilAsync(changes =>
        {
            foreach (var change in changes)
            {
                if (change.Value is RemMap status && matcher.IsOfNow(change.Key, status) && !status.ContainsKey("ended") && !(status.TryGetValue("silenced", out var silenced) && silenced is RemMap))
                {
                    open.Add(change.Key);
                }
                else
                {
                    open.Remove(change.Key);
                }
            }

            return open.Count == 0;
        });
    }

    private static RemMap Match(ResourceCall call)
    {
        var match = new RemMap();
        foreach (var text in call.Words.Values("--match"))
        {
            var at = text.IndexOf('=', StringComparison.Ordinal);
            if (at < 1 || at == text.Length - 1)
            {
                throw ResourceCall.Wrong($"'--match' takes LABEL=VALUE, such as tier=web, got {ValueText.Show(text)}", "several values of a label with commas between: site=a,b");
            }

            var values = text[(at + 1)..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (match.ContainsKey(text[..at]) || values.Length == 0)
            {
                throw ResourceCall.Wrong($"'--match' names {ValueText.Show(text[..at])} twice, or without a value", "all that is named has to hold; several values of a label with commas between: site=a,b");
            }

            match.Set(text[..at], values.Length == 1 ? values[0] : RemList.Of([.. values]));
        }

        return match.Count > 0 ? match : throw ResourceCall.Wrong("a silence needs '--match LABEL=VALUE'", "labels, and check, host, plan and state: `--match host=web1`; all checks by `--match 'check=*'`");
    }
}
