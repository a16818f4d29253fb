using System.Globalization;
using Rem.Running;
using Rem.Values;
using Rem.Web.Serving;

namespace Rem.Web.Facts;

/// <summary>What there is to worry about: a map of names to `{state, text}`, for a map of states.</summary>
internal static class HealthFacts
{
    private const int Lines = 1000;

    /// <summary>The states of plans, versions that were refused, errors in the log and dead letters.</summary>
    public static async ValueTask<object?> ReadAsync(Exchange exchange, CancellationToken cancel)
    {
        var map = new RemMap(8);
        map.Set("web", State("ok", "answers"));
        if (exchange.Node is not null)
        {
            SetPlans(map, NodeFacts.Plans(exchange));
        }

        var refused = NodeFacts.Refused(exchange).Count;
        if (exchange.Node is not null || refused > 0)
        {
            map.Set("newer versions", refused == 0 ? State("ok", "all were taken") : State("warning", Count(refused, "was refused", "were refused")));
        }

        if (exchange.Node is { } node)
        {
            var errors = node.Log(LogLevel.Error, 0, Lines).Lines.Count;
            map.Set("log", errors == 0 ? State("ok", "no errors") : State("warning", Count(errors, "error", "errors")));
        }

        var dead = 0L;
        foreach (var queue in (RemList)(await ResourceFacts.QueuesAsync(exchange, cancel))!)
        {
            dead += (long)((RemMap)queue!)["dead"]!;
        }

        map.Set("queues", dead == 0 ? State("ok", "no dead letters") : State("warning", Count(dead, "dead letter", "dead letters")));
        return map;
    }

    private static void SetPlans(RemMap map, RemList plans)
    {
        var failed = plans.Count(static plan => ((RemMap)plan!)["state"] is "failed");
        map.Set("plans", failed == 0 ? State("ok", Count(plans.Count, "plan", "plans")) : State("critical", $"{failed} of {Count(plans.Count, "plan", "plans")} failed"));
    }

    private static RemMap State(string state, string text) => new(2) { ["state"] = state, ["text"] = text };

    private static string Count(long count, string one, string many) => count == 1 ? "1 " + one : $"{count.ToString(CultureInfo.InvariantCulture)} {many}";
}
