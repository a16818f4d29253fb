using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;
using Rem.Web.Serving;

namespace Rem.Web.Pages;

/// <summary>What a page says of one page that it embeds, read. Frozen.</summary>
/// <param name="Name">Its name in the page.</param>
/// <param name="Path">The path that is asked for, without slash in front.</param>
/// <param name="Query">Its query.</param>
/// <param name="At">Where it is described.</param>
internal sealed record PortletRequest(string Name, string Path, RemMap Query, SourceSpan At)
{
    /// <summary>The name in the request's pipe under which its depth stands.</summary>
    public const string Depth = "portlet";

    private static readonly string[] Keys = ["page", "query", "timeout", "cache"];
    private static readonly TimeSpan Most = TimeSpan.FromHours(1);

    /// <summary>How long it may take.</summary>
    public TimeSpan Timeout { get; private init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long what it gave is shown again; zero for not at all.</summary>
    public TimeSpan Cache { get; private init; }

    /// <summary>Its query as one text, for the cache.</summary>
    public string QueryText => ValueText.Json(Query);

    /// <summary>Reads one: a path, or a map. A path without slash in front begins at the page's mount.</summary>
    public static PortletRequest Read(string name, object? value, Found found)
    {
        var at = found.Page!.Portlets!.At;
        if (value is string only)
        {
            return new PortletRequest(name, Full(only, found), new RemMap(0), at);
        }

        var map = value as RemMap ?? throw Wrong(name, at, $"expected a path or a map, got {ValueText.ShowWithKind(value)}");
        foreach (var key in map.Keys)
        {
            if (Array.IndexOf(Keys, key) < 0)
            {
                throw Wrong(name, at, $"it has no setting {ValueText.Show(key)}; it has {string.Join(", ", Keys)}");
            }
        }

        var page = map.TryGetValue("page", out var path) && path is string text ? text : throw Wrong(name, at, "'page' must be a path");
        var query = map.TryGetValue("query", out var asked) && asked is not null ? asked as RemMap ?? throw Wrong(name, at, "'query' must be a map") : new RemMap(0);
        return new PortletRequest(name, Full(page, found), query, at)
        {
            Timeout = Time(map, "timeout", name, at) ?? TimeSpan.FromSeconds(5),
            Cache = Time(map, "cache", name, at) ?? TimeSpan.Zero,
        };
    }

    /// <summary>The request that it makes: one that reads, for the same user.</summary>
    public RemMap Pipe(Exchange exchange, int depth)
    {
        var pipe = new RemMap(12);
        pipe.Set("method", "GET");
        pipe.Set("path", "/" + Path);
        pipe.Set("query", Ownership.Share(Query));
        pipe.Set("form", new RemMap(0));
        pipe.Set("files", new RemMap(0));
        pipe.Set("json", null);
        pipe.Set("headers", new RemMap(0));
        pipe.Set("cookies", new RemMap(0));
        pipe.Set("user", RequestPipe.User(exchange.Caller));
        pipe.Set("site", exchange.Site!.Settings.Name);
        pipe.Set("csrf", "");
        pipe.Set(Depth, (long)depth);
        return pipe;
    }

    private static string Full(string path, Found found) => path.StartsWith('/') ? path[1..] : found.Mount.Path[1..] + path;

    private static TimeSpan? Time(RemMap map, string key, string name, SourceSpan at)
    {
        if (!map.TryGetValue(key, out var value) || value is null)
        {
            return null;
        }

        return Duration.TryRead(value, out var time) && time > TimeSpan.Zero && time <= Most ? time : throw Wrong(name, at, $"'{key}' must be a duration above 0, got {ValueText.ShowWithKind(value)}");
    }

    private static PlanException Wrong(string name, SourceSpan at, string message) =>
        new(WebErrors.Definition, at, string.Create(CultureInfo.InvariantCulture, $"the portlet '{name}': {message}"));
}
