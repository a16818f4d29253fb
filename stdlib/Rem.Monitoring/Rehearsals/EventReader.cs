using Rem.Monitoring.Definitions;
using Rem.Monitoring.Hosting;
using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Rehearsals;

/// <summary>What an event of a rehearsal acts on.</summary>
/// <param name="Board">The checks.</param>
/// <param name="Lines">The timeline, for what leaves no event.</param>
/// <param name="Clock">How the story's clock stands to that of people, for what comes back by it.</param>
internal sealed record EventTarget(CheckBoard Board, List<string> Lines, WallClock Clock);

/// <summary>A kind of event.</summary>
/// <param name="Key">The key that it is known by; its value names the checks.</param>
/// <param name="Settings">Its other settings, beside `at`.</param>
/// <param name="Read">Reads what it does, each at a time behind its own.</param>
internal sealed record RehearsedKind(string Key, string[] Settings, Func<Fields, EventTarget, IEnumerable<(TimeSpan At, Action<DateTimeOffset> Act)>> Read);

/// <summary>Reads the events of a rehearsal.</summary>
internal static class EventReader
{
    /// <summary>All kinds.</summary>
    public static readonly RehearsedKind[] Kinds =
    [
        new("result", ["status", "text", "values", "error", "times", "every"], Results),
        new("acknowledge", ["by", "comment", "for", "sticky"], Acknowledge),
        new("unacknowledge", ["by"], Unacknowledge),
        new("downtime", ["by", "comment", "for", "flexible", "repeat", "from", "to", "zone"], Downtime),
        new("silence", ["by", "comment", "for", "name"], SilenceReader.Silence),
        new("unsilence", [], SilenceReader.Unsilence),
    ];

    private static IEnumerable<(TimeSpan At, Action<DateTimeOffset> Act)> Results(Fields fields, EventTarget target)
    {
        var name = CheckName(fields, "result", target);
        var values = fields.Has("values") ? fields.As<RemMap>("values", "a map of values") : [];
        var status = Status(fields);
        var (times, every) = (fields.Count("times", 1, 10_000) ?? 1, fields.Time("every", TimeSpan.FromMilliseconds(1)) ?? TimeSpan.FromMinutes(1));
        var error = fields.Text("error");
        var text = CheckText.Clean(error ?? fields.Text("text") ?? "");
        for (var i = 0; i < times && name is not null && values is not null; i++)
        {
            yield return (i * every, at => target.Board.Report(name, new CheckResult(at, values) { Status = status, IsError = error is not null, Text = text }));
        }
    }

    private static IEnumerable<(TimeSpan At, Action<DateTimeOffset> Act)> Acknowledge(Fields fields, EventTarget target)
    {
        var lasts = fields.Time("for", TimeSpan.FromSeconds(1));
        var (by, comment, isSticky) = (fields.Text("by") ?? "somebody", fields.Text("comment") ?? "", fields.Flag("sticky") ?? false);
        if (CheckName(fields, "acknowledge", target) is { } name)
        {
            yield return (TimeSpan.Zero, at => Say(target, name, at, target.Board.Acknowledge(name, new Acknowledgement(by, comment, isSticky, at + lasts), at)));
        }
    }

    private static IEnumerable<(TimeSpan At, Action<DateTimeOffset> Act)> Unacknowledge(Fields fields, EventTarget target)
    {
        var by = fields.Text("by") ?? "somebody";
        if (CheckName(fields, "unacknowledge", target) is { } name)
        {
            yield return (TimeSpan.Zero, at => Say(target, name, at, target.Board.Unacknowledge(name, by, at)));
        }
    }

    private static IEnumerable<(TimeSpan At, Action<DateTimeOffset> Act)> Downtime(Fields fields, EventTarget target)
    {
        var names = DowntimeChecks(fields, target);

        if (fields.Has("repeat"))
        {
            foreach (var each in Repeated(fields, names, target))
            {
                yield return each;
            }

            yield break;
        }

        if (fields.Time("for", TimeSpan.FromSeconds(1)) is not { } lasts)
        {
            if (!fields.Has("for"))
            {
                fields.Problems.Add(fields.At("downtime"), "a downtime needs 'for', how long it lasts or may begin");
            }

            yield break;
        }

        var flexible = fields.Time("flexible", TimeSpan.FromSeconds(1));
        var (by, comment) = (fields.Text("by") ?? "somebody", fields.Text("comment") ?? "");
        yield return (TimeSpan.Zero, at => target.Board.Add(new Downtime(names, at, at + lasts, by, comment) { Flexible = flexible }, at));
    }

    // Names, or a map that matches some.
    private static string[] DowntimeChecks(Fields fields, EventTarget target)
    {
        if (fields.Map["downtime"] is RemMap)
        {
            return MatchReader.Read(fields, "downtime", mayState: false) is { } match ? [.. target.Board.Names(match)] : [];
        }

        var names = fields.Names("downtime");
        foreach (var name in names)
        {
            Known(fields, "downtime", name, target);
        }

        return names;
    }

    private static IEnumerable<(TimeSpan At, Action<DateTimeOffset> Act)> Repeated(Fields fields, string[] names, EventTarget target)
    {
        var (flexible, by, comment) = (fields.Time("flexible", TimeSpan.FromSeconds(1)), fields.Text("by") ?? "somebody", fields.Text("comment") ?? "");
        if (RecurrenceReader.Read(fields, TimeZoneInfo.Utc) is not { } recurrence)
        {
            yield break;
        }

        var when = new Occurrence(recurrence);
        yield return (TimeSpan.Zero, at =>
        {
            var (start, end) = target.Clock.Next(when, at);
            target.Board.Add(new Downtime(names, start, end, by, comment) { Flexible = flexible, Next = time => target.Clock.Next(when, time) }, at);
        });
    }

    // What nothing came of leaves no event, and would look like a mistake of the rehearsal.
    private static void Say(EventTarget target, string name, DateTimeOffset at, bool isDone)
    {
        if (!isDone)
        {
            target.Lines.Add($"{Timeline.Time(at - DateTimeOffset.UnixEpoch)} {name}: there is nothing to acknowledge");
        }
    }

    private static CheckStatus? Status(Fields fields)
    {
        if (!fields.Has("status"))
        {
            return null;
        }

        if (fields.Map["status"] is string word && CheckStatuses.Given(word) is { } status)
        {
            return status;
        }

        fields.Problems.OneOf(fields.At("status"), ["ok", "warning", "critical", "unknown"], fields.Map["status"]);
        return null;
    }

    private static string? CheckName(Fields fields, string key, EventTarget target) =>
        fields.As<string>(key, "the name of a check") is { } name && Known(fields, key, name, target) ? name : null;

    private static bool Known(Fields fields, string key, string name, EventTarget target)
    {
        if (target.Board.Find(name) is not null)
        {
            return true;
        }

        fields.Problems.Add([.. fields.At(key), name], $"there is no check {ValueText.Show(name)}", Problems.Near(name, target.Board.Checks.Select(static check => check.Rules.Name)));
        return false;
    }
}
