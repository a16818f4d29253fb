using System.Globalization;
using System.Text;
using Rem.Cli.Commands.Resources;
using Rem.Errors;
using Rem.Monitoring.Hosting;
using Rem.Values;

namespace Rem.Cli.Commands.Checks;

/// <summary>`rem checks show`: one check with its values and what happened last.</summary>
internal static class CheckShow
{
    private const int Events = 10;

    /// <summary>Prints it.</summary>
    public static async Task<int> RunAsync(ResourceCall call)
    {
        var check = await KnownChecks.FindAsync(call);
        var history = (await call.Shared.States.Open(MonitorNames.History).GetAsync(call.Name, call.Cancel))?.Value as RemList ?? [];
        return Output.Answer(call.AsJson, () => NodeCall.Argument(("check", check.Name), ("status", check.Facts), ("events", history)), () => Text(check, history));
    }

    private static string Text(ShownCheck check, RemList history)
    {
        var text = new StringBuilder();
        var now = TimeProvider.System.GetUtcNow();
        text.Append(StatusTable.Of("STATUS CHECK SINCE HOST PLAN", [[check.Status, check.Name, ResourceCall.Moment(check.Since), check.Text("host") ?? "-", check.Text("plan") ?? "-"]]));
        Line(text, "says", check.Says);
        Line(text, "looked at", Looked(check, now));
        Line(text, "also", string.Join(", ", check.Notes(now)));
        if (check.Acknowledged is { } by)
        {
            Line(text, "comment", by.TryGetValue("comment", out var comment) ? comment as string : null);
            Line(text, "until", ShownCheck.Moment(by, "until") is { } until ? ResourceCall.Moment(until) : "it is well, or another problem");
        }

        AddValues(text, check);
        AddEvents(text, history);
        return text.ToString();
    }

    private static string Looked(ShownCheck check, DateTimeOffset now)
    {
        var every = check.Facts.TryGetValue("every", out var value) && Duration.TryRead(value, out var time) ? $"each {Duration.Show(time)}" : "";
        var at = ShownCheck.Moment(check.Facts, "at");
        return at is null ? "not yet since the start" + (every.Length == 0 ? "" : ", " + every) : $"{ShownCheck.Ago(at, now)} ago{(every.Length == 0 ? "" : ", " + every)}";
    }

    private static void Line(StringBuilder text, string name, string? says)
    {
        foreach (var line in (says ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(ShownText.Line($"  {name + ":",-10} {line}")).Append('\n');
        }
    }

    private static void AddValues(StringBuilder text, ShownCheck check)
    {
        var rows = new List<string[]>();
        if (check.Facts.TryGetValue("values", out var values) && values is RemMap map)
        {
            var units = check.Facts.TryGetValue("units", out var given) ? given as RemMap : null;
            Collect(rows, map, "", units);
        }

        if (rows.Count > 0)
        {
            text.Append('\n').Append(ColumnText.Of("VALUE NOW", rows));
        }
    }

    private static void Collect(List<string[]> rows, RemMap map, string path, RemMap? units)
    {
        foreach (var key in map.Keys)
        {
            var name = path + key;
            if (map[key] is RemMap inner)
            {
                Collect(rows, inner, name + ".", units);
                continue;
            }

            var unit = units is not null && units.TryGetValue(name, out var known) && known is string { Length: > 0 } word ? " " + word : "";
            rows.Add([name, (map[key] is double number ? Math.Round(number, 6).ToString(CultureInfo.InvariantCulture) : ValueText.Of(map[key])) + unit]);
        }
    }

    private static void AddEvents(StringBuilder text, RemList history)
    {
        var rows = new List<string[]>();
        for (var i = history.Count - 1; i >= 0 && rows.Count < Events; i--)
        {
            if (history[i] is RemMap told)
            {
                var held = told.TryGetValue("held", out var words) && words is RemList { Count: > 0 } list ? string.Join(", ", list.Select(ValueText.Of)) : "-";
                rows.Add([Of(told, "to"), ResourceCall.Moment(ShownCheck.Moment(told, "at")), Of(told, "event"), held, ShownCheck.FirstLine(Of(told, "text"))]);
            }
        }

        if (rows.Count > 0)
        {
            text.Append('\n').Append(StatusTable.Of("STATUS AT EVENT HELD TEXT", rows));
        }
    }

    private static string Of(RemMap map, string key) => map.TryGetValue(key, out var value) ? ValueText.Of(value) : "-";
}
