using System.Globalization;
using System.Net;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;
using Rem.Web.Pages;
using Rem.Web.Sections;

namespace Rem.Web.Sites;

/// <summary>Reads what `http sites` was evaluated to. Throws a <see cref="PlanException"/> at the first thing that does not fit.</summary>
internal sealed class SiteReader
{
    private static readonly string[] LocalNames = ["localhost", "127.0.0.1", "[::1]"];
    private readonly SitePlaces _places;
    private readonly SourceSpan _at;
    private readonly string _name;
    private readonly RemMap _map;

    private SiteReader(string name, RemMap map, SitePlaces places)
    {
        _places = places;
        _name = name;
        _map = map;
        _at = places.Of(name);
    }

    /// <summary>Reads all sites.</summary>
    public static List<SiteSettings> Read(object? value, SitePlaces places)
    {
        if (value is not RemMap map)
        {
            throw new PlanException(WebErrors.Site, places.All, $"'http sites' gave {ValueText.ShowWithKind(value)}, expected a map of names to sites");
        }

        var sites = new List<SiteSettings>(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            var site = map.ValueAt(i) as RemMap ?? throw new PlanException(WebErrors.Site, places.Of(map.KeyAt(i)), $"the site '{map.KeyAt(i)}' is {ValueText.ShowWithKind(map.ValueAt(i))}, expected a map");
            sites.Add(new SiteReader(map.KeyAt(i), site, places).ReadSite());
        }

        return sites;
    }

    private SiteSettings ReadSite()
    {
        var listen = Listens();
        var tls = Tls();
        var isLocal = listen.TrueForAll(static end => IPAddress.IsLoopback(end.Address));
        if (!isLocal && tls is null)
        {
            throw Error(WebErrors.Exposed, "listen", $"{string.Join(", ", listen.Where(static end => !IPAddress.IsLoopback(end.Address)))} is reached from other machines, and the site has no 'tls'");
        }

        var hosts = Hosts(isLocal);
        return new SiteSettings(_name, _at) { Listen = listen, Tls = tls, Hosts = hosts, Address = Address(hosts), Mounts = Mounts(), Proxies = Proxies(), Title = Title(), Navigation = Navigation() };
    }

    private List<IPEndPoint> Listens()
    {
        var ends = new List<IPEndPoint>();
        foreach (var item in Items("listen"))
        {
            ends.AddRange(EndsOf(item));
        }

        return ends.Count > 0 ? ends : throw Error(WebErrors.Site, "listen", "it is missing", "write `listen: 2001`");
    }

    private IEnumerable<IPEndPoint> EndsOf(object? item)
    {
        var port = item is long number || (item is string digits && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number)) ? number : (long?)null;
        if (port is not null)
        {
            Port(port.Value);
            return [new IPEndPoint(IPAddress.Loopback, (int)port), new IPEndPoint(IPAddress.IPv6Loopback, (int)port)];
        }

        if (item is string address && IPEndPoint.TryParse(address.Replace("localhost", "127.0.0.1", StringComparison.Ordinal), out var end) && end.Port > 0)
        {
            return [end];
        }

        throw Error(WebErrors.Site, "listen", $"expected a port or an address such as 127.0.0.1:2001, got {ValueText.ShowWithKind(item)}");
    }

    private void Port(long port)
    {
        if (port is < 1 or > 65535)
        {
            throw Error(WebErrors.Site, "listen", $"a port is a number from 1 to 65535, got {port}");
        }
    }

    private List<string> Hosts(bool isLocal)
    {
        var hosts = new List<string>();
        foreach (var item in Items("hosts"))
        {
            var name = item is string { Length: > 0 } text ? text.ToLowerInvariant() : throw Error(WebErrors.Site, "hosts", $"expected names, got {ValueText.ShowWithKind(item)}");
            if (name.AsSpan().IndexOfAny(" /@?#") >= 0 || (name.Contains('*', StringComparison.Ordinal) && (name.LastIndexOf('*') > 0 || !name.StartsWith("*.", StringComparison.Ordinal))))
            {
                throw Error(WebErrors.Site, "hosts", $"{ValueText.Show(name)} is no host name");
            }

            hosts.Add(name);
        }

        return hosts.Count > 0 ? hosts : isLocal ? [.. LocalNames] : throw Error(WebErrors.Site, "hosts", "it is missing, and the site listens beyond this machine", "list the names under which it is reached");
    }

    // A host name that the site does not answer to would make links that end in 400.
    private string? Address(List<string> hosts)
    {
        if (!_map.TryGetValue("address", out var value) || value is null)
        {
            return null;
        }

        var address = value is string text ? SiteAddress.Read(text) : null;
        if (address is null)
        {
            throw Error(WebErrors.Site, "address", $"expected scheme, host and port, such as https://monitor.example.org, got {ValueText.ShowWithKind(value)}", "links go to paths of REM's own, so a path cannot stand in it");
        }

        var host = new Uri(address).Host.ToLowerInvariant();
        return SiteSettings.Answers(hosts, host) ? address : throw Error(WebErrors.Site, "address", $"the site does not answer to {ValueText.Show(host)}, but to {string.Join(", ", hosts)}", $"add it to `hosts`");
    }

    private TlsFiles? Tls()
    {
        if (!_map.TryGetValue("tls", out var value) || value is null)
        {
            return null;
        }

        if (value is RemMap files && files.TryGetValue("certificate", out var certificate) && certificate is string first && files.TryGetValue("key", out var key) && key is string second)
        {
            return new TlsFiles(Full(first), Full(second), _places.Of(_name, "tls"));
        }

        throw Error(WebErrors.Site, "tls", $"expected {{certificate: FILE, key: FILE}}, got {ValueText.ShowWithKind(value)}");
    }

    private List<MountSettings> Mounts()
    {
        if (!_map.TryGetValue("mounts", out var value) || value is null)
        {
            return [new MountSettings("/", [Plan(".")])];
        }

        var map = value as RemMap ?? throw Error(WebErrors.Site, "mounts", $"expected a map of paths to plans, got {ValueText.ShowWithKind(value)}");
        var mounts = new List<MountSettings>(map.Count);
        for (var i = 0; i < map.Count; i++)
        {
            var plans = map.ValueAt(i) is RemList list ? list : [map.ValueAt(i)];
            mounts.Add(new MountSettings(MountPath(map.KeyAt(i)), [.. plans.Select(Plan)]));
        }

        mounts.Sort(static (a, b) => b.Path.Length - a.Path.Length);
        return mounts;
    }

    private string MountPath(string text)
    {
        var path = "/" + text.Trim('/');
        path = path.Length == 1 ? path : path + "/";
        return PathPattern.Read(path.Trim('/'), out var problem) is { IsLiteral: true } ? path : throw Error(WebErrors.Site, "mounts", $"{ValueText.Show(text)} is no path: {problem ?? "it takes no captures"}");
    }

    private PlanPath Plan(object? item) => item switch
    {
        "." => new PlanPath(Path.GetFullPath(_at.File!.Path), _at),
        string { Length: > 0 } path => PlanPath.From(path, _at),
        _ => throw Error(WebErrors.Site, "mounts", $"expected the path of a plan, got {ValueText.ShowWithKind(item)}"),
    };

    private List<IPAddress> Proxies()
    {
        var proxies = new List<IPAddress>();
        foreach (var item in Items("proxies"))
        {
            proxies.Add(item is string text && IPAddress.TryParse(text, out var address) ? address : throw Error(WebErrors.Site, "proxies", $"expected addresses, got {ValueText.ShowWithKind(item)}"));
        }

        return proxies;
    }

    private string Title() => !_map.TryGetValue("title", out var title) || title is null ? _name : title as string ?? throw Error(WebErrors.Site, "title", $"expected a text, got {ValueText.ShowWithKind(title)}");

    private List<KeyValuePair<string, string>> Navigation()
    {
        var links = new List<KeyValuePair<string, string>>();
        if (!_map.TryGetValue("navigation", out var value) || value is null)
        {
            return links;
        }

        var map = value as RemMap ?? throw Error(WebErrors.Site, "navigation", $"expected a map of words to addresses, got {ValueText.ShowWithKind(value)}");
        for (var i = 0; i < map.Count; i++)
        {
            var address = map.ValueAt(i) is string text ? RedirectAddress.Of(text) : null;
            links.Add(new(map.KeyAt(i), address ?? throw Error(WebErrors.Site, "navigation", $"{ValueText.Show(map.ValueAt(i))} is no address", "write a path such as /hosts, or a whole http or https address")));
        }

        return links;
    }

    private RemList Items(string key) => !_map.TryGetValue(key, out var value) || value is null ? [] : value as RemList ?? [value];

    private string Full(string path) => Path.GetFullPath(path, Path.GetFullPath(_at.File?.Folder ?? "."));

    private PlanException Error(ErrorCode code, string key, string message, string? hint = null) =>
        new(code, _places.Of(_name, key), $"'{key}' of the site '{_name}': {message}", hint);
}
