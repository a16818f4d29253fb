using System.Globalization;
using Rem.Monitoring.Scheduling;
using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>Statuses and events as the values that plans see.</summary>
internal static class StatusForms
{
    /// <summary>How a check is.</summary>
    public static RemMap Of(Check check, SteadyClock time) => new(22)
    {
        ["status"] = check.Status.Word(),
        ["certain"] = check.IsCertain,
        ["try"] = (long)check.Try,
        ["tries"] = (long)check.Rules.Tries,
        ["since"] = Text(time.Shown(check.Since)),
        ["text"] = check.Text,
        ["at"] = check.Last is { } last ? Text(time.Shown(last.At)) : null,
        ["error"] = check.Last is { IsError: true },
        ["seconds"] = check.Last is { } result ? Math.Round(result.Took.TotalSeconds, 6) : null,
        ["values"] = check.Last is { Values.Count: > 0 } given ? ShownValues.Of(given.Values) : new RemMap(0),
        ["units"] = check.Last?.Units ?? new RemMap(0),
        ["needs"] = RemList.Of([.. check.Rules.Needs]),
        ["flapping"] = check.IsFlapping,
        ["downtime"] = check.Downtimes > 0,
        ["acknowledged"] = check.Acknowledgement is { } by ? new RemMap(3) { ["by"] = by.By, ["comment"] = by.Comment, ["until"] = by.Until is { } until ? Text(time.Shown(until)) : null } : null,
    };

    /// <summary>An event, as it goes into the queue.</summary>
    public static RemMap Of(CheckEvent told, SteadyClock time) => new(9)
    {
        ["at"] = Text(time.Shown(told.At)),
        ["check"] = told.Check,
        ["event"] = Word(told.Kind),
        ["from"] = told.From.Word(),
        ["to"] = told.To.Word(),
        ["certain"] = told.Try == 0,
        ["held"] = RemList.Of([.. Timeline.WordsOf(told.Held).Split(", ", StringSplitOptions.RemoveEmptyEntries)]),
        ["text"] = told.Text,
    };

    /// <summary>A time: ISO 8601 in UTC, to the millisecond.</summary>
    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A time that a plan gave: ISO 8601, or seconds since 1970; null for anything else.</summary>
    public static DateTimeOffset? Time(object? value) => value switch
    {
        string text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) => time,
        long seconds and > 0 and < 253_402_300_800 => DateTimeOffset.FromUnixTimeSeconds(seconds),
        double seconds and > 0 and < 253_402_300_800 => DateTimeOffset.UnixEpoch.AddSeconds(seconds),
        _ => null,
    };

    private static string Word(EventKind kind) => kind switch
    {
        EventKind.Status => "status",
        EventKind.FlappingStarted => "flapping started",
        EventKind.FlappingEnded => "flapping ended",
        EventKind.DowntimeStarted => "downtime started",
        EventKind.DowntimeEnded => "downtime ended",
        EventKind.Acknowledged => "acknowledged",
        _ => "unacknowledged",
    };
}
