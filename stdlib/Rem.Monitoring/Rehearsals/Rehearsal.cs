using Rem.Monitoring.Definitions;
using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Rehearsals;

/// <summary>Holds a rehearsal: what happens at which time to checks, and what is told of it. Nothing waits and nothing is run.</summary>
internal sealed class Rehearsal : IBoardListener
{
    // Nobody reads a longer one, and what is wrong with it shows earlier.
    private const int MostResults = 100_000;
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private static readonly DateTimeOffset LastDate = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero); // what repeats is looked for in the days around
    private readonly List<(TimeSpan At, Action<DateTimeOffset> Act)> _acts = [];
    private readonly List<string> _lines = [];
    private readonly Problems _problems;
    private readonly CheckBoard _board;
    private readonly TimeSpan? _until;
    private readonly WallClock _clock;

    private Rehearsal(BoardRules rules, TimeSpan? until, DateTimeOffset date, Problems problems)
    {
        (_problems, _until) = (problems, until);
        var shift = date - Start;
        _clock = new WallClock(steady => steady + shift, shown => shown - shift); // the story's clock begins at its own date
        _board = new CheckBoard(rules, Start, _clock, this);
    }

    /// <summary>Reads one; what is wrong with it is noted, and the result is then null.</summary>
    public static Rehearsal? Read(RemMap settings, Problems problems)
    {
        var fields = new Fields(settings, [], problems);
        var rules = RehearsedRules.Read(fields);
        var events = fields.As<RemList>("events", "a list of events");
        var until = fields.Time("until", TimeSpan.Zero);
        var date = fields.Moment("date") ?? Start;
        if (date < Start || date > LastDate)
        {
            problems.Expected(fields.At("date"), "a time from 1970 to 9000", settings["date"]);
        }

        if (problems.Found.Count > 0)
        {
            return null;
        }

        var rehearsal = new Rehearsal(rules, until, date, problems);
        rehearsal.Read(events!);
        return problems.Found.Count > 0 ? null : rehearsal;
    }

    /// <summary>Holds it, once.</summary>
    public RemMap Play()
    {
        _board.Begin(Start);
        // In order of their times; at one time as they are written.
        foreach (var (at, act) in _acts.OrderBy(static each => each.At))
        {
            act(Start + at);
        }

        if (_until is { } end)
        {
            _board.Advance(Start + end);
        }

        var statuses = new RemMap(_board.Checks.Count);
        foreach (var check in _board.Checks)
        {
            statuses.Set(check.Rules.Name, check.Status.Word());
        }

        var hosts = new RemMap(_board.Hosts.Count);
        foreach (var host in _board.Hosts)
        {
            hosts.Set(host.Rules.Name, host.Status.Word());
        }

        var result = new RemMap(3) { ["timeline"] = string.Concat(_lines.Select(static line => line + "\n")), ["statuses"] = statuses };
        if (hosts.Count > 0)
        {
            result["hosts"] = hosts;
        }

        return result;
    }

    void IBoardListener.Tell(CheckEvent told) => _lines.Add(Timeline.Line(told, Start));

    void IBoardListener.Tell(HostEvent told) => _lines.Add(Timeline.Line(told, Start));

    void IBoardListener.Begun(Silencing silencing, int checks)
    {
        // Its checks tell it.
    }

    void IBoardListener.Ended(Silencing silencing, int checks)
    {
        // Its checks tell it.
    }

    // The key that looks most like a kind of event is the one that was meant to be it.
    private void AddUnknown(Fields fields)
    {
        string[] kinds = [.. EventReader.Kinds.Select(static each => each.Key)];
        var expected = $"an event is one of {string.Join(", ", kinds)}";
        if (fields.Map.Keys.FirstOrDefault(key => key != "at" && Problems.Near(key, kinds) is not null) is { } meant)
        {
            _problems.AddKey(fields.At(meant), $"{expected}, got {ValueText.Show(meant)}", Problems.Near(meant, kinds));
            return;
        }

        _problems.Add(fields.Path, expected);
    }

    private void Read(RemList events)
    {
        for (var i = 0; i < events.Count; i++)
        {
            string[] path = ["events", $"{i}"];
            if (events[i] is RemMap map)
            {
                Read(new Fields(map, path, _problems), i);
            }
            else
            {
                _problems.Expected(path, "a map", events[i]);
            }
        }
    }

    private void Read(Fields fields, int index)
    {
        var at = fields.Time("at", TimeSpan.Zero);
        if (at is null && !fields.Has("at"))
        {
            _problems.Add(["events", $"{index}"], "an event needs 'at', a time from the start such as 90s");
        }

        var kind = Array.Find(EventReader.Kinds, each => fields.Has(each.Key));
        if (kind is null)
        {
            AddUnknown(fields);
            return;
        }

        _problems.Unknown(["events", $"{index}"], fields.Map, $"'{kind.Key}'", ["at", kind.Key, .. kind.Settings]);
        foreach (var (time, act) in kind.Read(fields, new EventTarget(_board, _lines, _clock)))
        {
            _acts.Add((at.GetValueOrDefault() + time, act));
        }

        if (_acts.Count > MostResults)
        {
            _problems.Add(["events", $"{index}"], $"more than {MostResults} results in all");
        }
    }
}
