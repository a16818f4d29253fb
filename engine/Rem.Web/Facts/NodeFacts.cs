using System.Globalization;
using Rem.Running;
using Rem.Running.Versions;
using Rem.Values;
using Rem.Web.Serving;

namespace Rem.Web.Facts;

/// <summary>What the node tells of itself; empty, but for the refusals of its web, where the server is a plan that was run by itself.</summary>
internal static class NodeFacts
{
    /// <summary>`{node, process, since, rem, data}`.</summary>
    public static RemMap Node(Exchange exchange)
    {
        var map = Ps(exchange).Copy();
        map.Remove("plans");
        map.Remove("refused");
        return map;
    }

    /// <summary>Each plan: `{name, plan, state, since, runs, tries, next, error}`; the error as its message.</summary>
    public static RemList Plans(Exchange exchange) => Each(exchange, "plans", static plan =>
    {
        var row = plan.Copy();
        row.Remove("detached");
        row.Remove("step");
        row.Set("error", Message(plan));
        return [row];
    });

    /// <summary>Each plan, and each list that runs beside it, that is in a step now: `{name, step, since}`.</summary>
    public static RemList Steps(Exchange exchange) => Each(exchange, "plans", static plan =>
    {
        var name = Text(plan, "name");
        List<RemMap> rows = Text(plan, "step").Length > 0 ? [Row(name, plan)] : [];
        if (plan.TryGetValue("detached", out var beside) && beside is RemList lists)
        {
            rows.AddRange(lists.OfType<RemMap>().Select(list => Row($"{name}/{Text(list, "name")}", list)));
        }

        return rows;
    });

    /// <summary>Each refusal: `{plan, since, error}`. A node knows those of what sites mount, too.</summary>
    public static RemList Refused(Exchange exchange) => exchange.Node is not null
        ? Each(exchange, "refused", static refusal => [Refused(Text(refusal, "plan") is { Length: > 0 } plan ? plan : "rem.yaml", Text(refusal, "since"), Place(refusal) + Message(refusal))])
        : [.. (exchange.Refusals?.All ?? []).Select(static refusal => Refused(PlanVersion.Shown(refusal.Path), refusal.Since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), refusal.Says))];

    /// <summary>The last lines of the log: `{time, level, plan, text}`.</summary>
    public static RemList Log(Exchange exchange, LogLevel least, int most)
    {
        var lines = exchange.Node is { } node ? node.Log(least, 0, most).Lines : [];
        return [.. lines.Select(Line)];
    }

    /// <summary>A line of the log as pages show it.</summary>
    public static RemMap Line(RemMap record)
    {
        var plan = Text(record, "plan");
        return new RemMap(4) { ["time"] = Text(record, "time"), ["level"] = Text(record, "level"), ["plan"] = plan, ["text"] = (plan.Length > 0 ? plan + ": " : "") + Text(record, "message") };
    }

    private static RemMap Refused(string plan, string since, string error) => new(3) { ["plan"] = plan, ["since"] = since, ["error"] = error };

    private static RemMap Ps(Exchange exchange) => exchange.Node?.Ps() ?? new RemMap(0);

    private static RemList Each(Exchange exchange, string key, Func<RemMap, IEnumerable<RemMap>> rows) =>
        Ps(exchange).TryGetValue(key, out var list) && list is RemList items ? [.. items.OfType<RemMap>().SelectMany(rows)] : [];

    private static RemMap Row(string name, RemMap of) => new(3) { ["name"] = name, ["step"] = Text(of, "step"), ["since"] = Text(of, "since") };

    private static string Message(RemMap map) => map.TryGetValue("error", out var error) && error is RemMap facts ? Text(facts, "message") : "";

    private static string Place(RemMap map) => map.TryGetValue("error", out var error) && error is RemMap facts && Text(facts, "file") is { Length: > 0 } file ? $"{file}:{Text(facts, "line")}:{Text(facts, "column")}: " : "";

    private static string Text(RemMap map, string key) => map.TryGetValue(key, out var value) && value is not null ? ValueText.Of(value) : "";
}
