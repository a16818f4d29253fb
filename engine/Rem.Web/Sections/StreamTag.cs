using Rem.Binding;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Web.Access;
using Rem.Web.Facts;
using Rem.Web.Live;

namespace Rem.Web.Sections;

/// <summary>Streams of server-sent events: what is put into a queue, what changes in a bucket of state, how a counter and time series go on.</summary>
internal sealed class StreamTag : ITag
{
    private static readonly TimeSpan MostTime = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("http stream")
    {
        Area = "web",
        Role = TagRole.Section,
        Summary = "Streams of server-sent events by their path. The data of each event is JSON; one that begins again where it broke (`Last-Event-ID`) misses nothing that is still there, also when the server was started anew.",
        Value = "a map of paths below the mount, as those of pages, to one of `queue`, `state`, `counter`, `node` and `series` with the settings below",
        Shapes = ValueShapes.Map,
        Result = TagResult.Dropped,
        Gives = "nothing",
        Settings =
        [
            new TagSetting("queue", "text", "The queue whose messages are told, `{id, value, at}`, in the order in which they are put; nobody takes them by that."),
            new TagSetting("state", "text", "The bucket whose changes are told, `{key, value, version}`, and `{key, deleted: true}`; first all that is there."),
            new TagSetting("counter", "text", "The counter whose total is told, `{total}`, when it has changed."),
            new TagSetting("prefix", "text", "For `state`: the keys that begin with it.", Default: "all"),
            new TagSetting("history", "integer", "For `queue`: how many messages who comes anew is told first.", Default: "0"),
            new TagSetting("node", "text", "What the server tells of itself, `{value}`, when it has changed: one of " + FactTable.Listed + "."),
            new TagSetting("series", "text or list", "The groups of time series whose new rows are told, each second in one event, `{at, rows: {NAME: [first, step, [numbers of a source], …]}}`: those that begin with a text, or those of a list. A reader names the ones that it wants, `?groups=hosts/web1/~cpu~load`; with `&from=` and `&to=` (seconds since 1970), `&points=`, `&step=` and `&functions=AVERAGE~MIN~MAX` it gets that range at once, as JSON."),
            new TagSetting("every", "duration", "For `counter` and `node`: how often it is looked at.", Default: "1s"),
            new TagSetting("role", "role", "Who may read it.", Default: "viewer"),
        ],
        Errors = [WebErrors.Definition, WebErrors.Path],
        Examples = [new TagExample("http stream:\n  news: {queue: news, history: 10}", "{}"), new TagExample("http stream:\n  news: {}", "fails REM8001")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site) => new Offer<StreamSet>(new StreamSet(new EndpointList<LiveStream>(site).Read((entry, path) => Read(site, entry, path))));

    private static LiveStream? Read(TagSite site, MapEntry entry, PathPattern path)
    {
        var reader = new EndpointReader(site, entry);
        PlanNode?[] sources = [reader.Find("queue"), reader.Find("state"), reader.Find("counter"), reader.Find("node"), reader.Find("series")];
        var prefix = reader.Find("prefix");
        var history = reader.Find("history");
        var every = reader.Time("every", MostTime);
        var role = reader.Role() ?? Role.Viewer;
        reader.OnlySettings();
        CheckSeries(reader, sources[4]);
        var kind = Array.FindIndex(sources, static node => node is not null);
        if (entry.Value is not MapNode || sources.Count(static node => node is not null) != 1)
        {
            site.Error(WebErrors.Definition, entry.Key.Span, $"'{reader.Name}' of '{site.Key}' needs one of 'queue', 'state', 'counter', 'node' and 'series'");
            return null;
        }

        if ((prefix is not null && kind != 1) || (history is not null && kind != 0) || (every is not null && kind is not (2 or 3)))
        {
            site.Error(WebErrors.Definition, (prefix ?? history)?.Span ?? entry.Key.Span, $"'{reader.Name}' of '{site.Key}': 'prefix' belongs to 'state', 'history' to 'queue', 'every' to 'counter' and 'node'");
        }

        var name = site.Function(sources[kind]!, null, path.Captures);
        var start = prefix is null ? null : site.Function(prefix, null, path.Captures);
        return new LiveStream(path, (StreamKind)kind, name, entry.Key.Span) { Prefix = start, History = History(reader, history), Every = every ?? TimeSpan.FromSeconds(1), Role = role };
    }

    private static void CheckSeries(EndpointReader reader, PlanNode? node)
    {
        if (node is ScalarNode { Value: not string } or MapNode or ListNode { Items.Count: 0 } || (node is ListNode list && list.Items.Any(static item => item is not ScalarNode { Value: string })))
        {
            reader.Wrong<string>("series", node, "a text that names of groups begin with, or a list of names");
        }
    }

    private static int History(EndpointReader reader, PlanNode? node)
    {
        switch (node)
        {
            case null:
                return 0;
            case ScalarNode { Value: long and >= 0 and <= 10_000 and var count }:
                return (int)count;
            default:
                reader.Wrong<string>("history", node, "an integer from 0 to 10000");
                return 0;
        }
    }
}
