using Rem.Monitoring.Definitions;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>Statuses and events as the values that plans see.</summary>
internal static class StatusForms
{
    /// <summary>How a check is.</summary>
    public static RemMap Of(Check check, SteadyClock time) => new(28)
    {
        ["status"] = check.Status.Word(),
        ["certain"] = check.IsCertain,
        ["try"] = (long)check.Try,
        ["tries"] = (long)check.Rules.Tries,
        ["since"] = MomentText.Of(time.Shown(check.Since)),
        ["text"] = check.Text,
        ["at"] = check.Last is { } last ? MomentText.Of(time.Shown(last.At)) : null,
        ["error"] = check.Last is { IsError: true },
        ["seconds"] = check.Last is { } result ? Math.Round(result.Took.TotalSeconds, 6) : null,
        ["values"] = check.Last is { Values.Count: > 0 } given ? ShownValues.Of(given.Values) : new RemMap(0),
        ["units"] = check.Last?.Units ?? new RemMap(0),
        ["needs"] = RemList.Of([.. check.Rules.Needs]),
        ["labels"] = Labels(check.Rules.Labels, check.Host?.Rules.Labels),
        ["bounds"] = BoundForms.Of(check, time.Now),
        ["flapping"] = check.IsFlapping,
        ["downtime"] = check.Downtimes > 0,
        ["silenced"] = check.HeldBy<Silence>(States.Held.Silenced) is { Wanted: var silence } ? new RemMap(3) { ["by"] = silence.By, ["comment"] = silence.Comment, ["until"] = MomentText.Of(time.Shown(silence.End)) } : null,
        ["muted"] = check.HeldBy<Hold>(States.Held.Muted)?.Text,
        ["inhibited"] = check.HeldBy<Inhibition>(States.Held.Inhibited)?.SourceOf(check)?.Saying,
        ["acknowledged"] = check.Acknowledgement is { } by ? new RemMap(4) { ["by"] = by.By, ["comment"] = by.Comment, ["status"] = check.AcknowledgedIn.Word(), ["until"] = by.Until is { } until ? MomentText.Of(time.Shown(until)) : null } : null,
    };

    /// <summary>What held a check's events, as its status told; what makes no sense held nothing.</summary>
    public static Held Held(RemMap was)
    {
        var held = was.TryGetValue("downtime", out var downtime) && downtime is true ? States.Held.Downtime : States.Held.No;
        held |= was.TryGetValue("silenced", out var silenced) && silenced is RemMap ? States.Held.Silenced : States.Held.No;
        held |= was.TryGetValue("muted", out var muted) && muted is string ? States.Held.Muted : States.Held.No;
        return held | (was.TryGetValue("inhibited", out var inhibited) && inhibited is string ? States.Held.Inhibited : States.Held.No);
    }

    /// <summary>How a host is.</summary>
    public static RemMap Of(Host host, string plan, SteadyClock time)
    {
        var counts = new RemMap(7);
        foreach (var status in Enum.GetValues<CheckStatus>())
        {
            counts.Set(status.Word(), (long)host.Count(status));
        }

        return new RemMap(11)
        {
            ["host"] = host.Rules.Name,
            ["status"] = host.Status.Word(),
            ["since"] = MomentText.Of(time.Shown(host.Since)),
            ["text"] = host.Text,
            ["address"] = host.Rules.Address,
            ["about"] = host.Rules.About,
            ["labels"] = Labels(host.Rules.Labels),
            ["needs"] = RemList.Of([.. host.Rules.Needs]),
            ["checks"] = counts,
            ["plan"] = plan,
        };
    }

    /// <summary>Labels as a map: those of a host, if any, and its own, which count before these.</summary>
    public static RemMap Labels(IReadOnlyDictionary<string, string> own, IReadOnlyDictionary<string, string>? host = null)
    {
        var map = new RemMap(own.Count + (host?.Count ?? 0));
        foreach (var labels in new[] { host ?? CheckRules.NoLabels, own })
        {
            foreach (var (name, value) in labels)
            {
                map.Set(name, value);
            }
        }

        return map;
    }

    /// <summary>An event of a host, as it goes into the queue.</summary>
    public static RemMap Of(HostEvent told, SteadyClock time) => new(10)
    {
        ["at"] = MomentText.Of(time.Shown(told.At)),
        ["check"] = null,
        ["host"] = told.Host,
        ["event"] = "host",
        ["from"] = told.From.Word(),
        ["to"] = told.To.Word(),
        ["certain"] = true,
        ["held"] = RemList.Of([.. Timeline.WordsOf(told.Held)]),
        ["source"] = null,
        ["text"] = told.Text,
    };

    /// <summary>An event of a check, as it goes into the queue.</summary>
    public static RemMap Of(CheckEvent told, Check check, SteadyClock time) => new(10)
    {
        ["at"] = MomentText.Of(time.Shown(told.At)),
        ["check"] = told.Check,
        ["host"] = check.Rules.Host,
        ["event"] = Word(told.Kind),
        ["from"] = told.From.Word(),
        ["to"] = told.To.Word(),
        ["certain"] = told.Try == 0,
        ["held"] = RemList.Of([.. Timeline.WordsOf(told.Held)]),
        ["source"] = told.Source,
        ["text"] = told.Text,
    };

    private static string Word(EventKind kind) => kind switch
    {
        EventKind.Status => "status",
        EventKind.FlappingStarted => "flapping started",
        EventKind.FlappingEnded => "flapping ended",
        EventKind.DowntimeStarted => "downtime started",
        EventKind.DowntimeEnded => "downtime ended",
        EventKind.SilenceStarted => "silence started",
        EventKind.SilenceEnded => "silence ended",
        EventKind.MuteStarted => "mute started",
        EventKind.MuteEnded => "mute ended",
        EventKind.InhibitionStarted => "inhibition started",
        EventKind.InhibitionEnded => "inhibition ended",
        EventKind.Acknowledged => "acknowledged",
        _ => "unacknowledged",
    };
}
