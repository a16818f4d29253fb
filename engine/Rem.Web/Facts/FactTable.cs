using Rem.Errors;
using Rem.Running;
using Rem.Values;

namespace Rem.Web.Facts;

/// <summary>What pages may ask of the server: one line each.</summary>
internal static class FactTable
{
    private const int LogLines = 200;

    /// <summary>The lines.</summary>
    public static IReadOnlyList<Fact> All { get; } =
    [
        new("node", "its name, process, version, data folder and start", static (exchange, _) => new(NodeFacts.Node(exchange))),
        new("plans", "its plans and how they do", static (exchange, _) => new(NodeFacts.Plans(exchange))),
        new("steps", "the steps that run now", static (exchange, _) => new(NodeFacts.Steps(exchange))),
        new("refused", "newer versions of plans and files that were not taken", static (exchange, _) => new(NodeFacts.Refused(exchange))),
        new("log", "the last 200 lines of its log, without those of requests", static (exchange, _) => new(NodeFacts.Log(exchange, LogLevel.Info, LogLines))),
        new("queues", "its queues and how full they are", static (exchange, cancel) => ResourceFacts.QueuesAsync(exchange, cancel)),
        new("locks", "the locks that are held", static (exchange, cancel) => ResourceFacts.LocksAsync(exchange, cancel)),
        new("states", "its buckets of state", static (exchange, cancel) => ResourceFacts.StatesAsync(exchange, cancel)),
        new("counters", "its counters", static (exchange, cancel) => ResourceFacts.CountersAsync(exchange, cancel)),
        new("pages", "the pages of this site that you may see", static (exchange, _) => new(SiteFacts.Pages(exchange))),
        new("functions", "the functions of this site that you may call", static (exchange, _) => new(SiteFacts.Functions(exchange))),
        new("health", "what there is to worry about, as states", static (exchange, cancel) => HealthFacts.ReadAsync(exchange, cancel)),
    ];

    /// <summary>The names, for messages.</summary>
    public static string Listed => string.Join(", ", All.Select(static fact => fact.Name));

    /// <summary>The fact of a name, or null.</summary>
    public static Fact? Find(string name) => All.FirstOrDefault(fact => fact.Name == name);

    /// <summary>What is wrong with a name that is none, and how to mend it.</summary>
    public static (string Message, string? Hint) Unknown(object? name) =>
        ($"{ValueText.Show(name)} is nothing that a server tells of itself; it tells {Listed}", name is string text && Suggestion.Nearest(text, All.Select(static fact => fact.Name)) is { } near ? $"did you mean '{near}'?" : null);
}
