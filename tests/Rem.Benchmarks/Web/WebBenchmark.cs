using System.Globalization;
using Rem.Benchmarks.Starting;

namespace Rem.Benchmarks.Web;

/// <summary>Pages and functions of a node against a bare Kestrel, node's http and Flask, each on the first core, asked by wrk on the other.</summary>
internal static class WebBenchmark
{
    private const int Rounds = 5;
    private const int Seconds = 3;

    public static void Run(Measure measure)
    {
        if (!Wrk.IsThere)
        {
            Console.WriteLine("  skipped: wrk is not installed (apt-get install wrk)");
            return;
        }

        using var site = RemSite.Start(Programs.Publish());
        var port = Server.FreePort();
        using var bare = Server.Start(port, "/", Environment.ProcessPath!, BareServer.Word, port.ToString(CultureInfo.InvariantCulture));
        Ratio(measure, "a page of one block / a bare Kestrel endpoint", site, "/plain", bare, "/plain", 0.5);
        Ratio(measure, "the same, asked with a session's cookie", site, "/plain", bare, "/plain", 0.5, header: site.Session);
        Ratio(measure, "a call of a function / a bare Kestrel endpoint", site, "/rpc/add", bare, "/add", 0.5, RemSite.AddScript);
        ComparePages(measure, site);
        HalfLoad.Measure(measure, site, "/plain");
        HalfLoad.Measure(measure, site, "/table");
    }

    private static void ComparePages(Measure measure, RemSite site)
    {
        var port = Server.FreePort();
        var peers = RemSite.Peers;
        if (Environment.GetEnvironmentVariable("NODE_PATH") is { Length: > 0 } && File.Exists("/usr/bin/node"))
        {
            using var node = Server.Start(port, "/", "/usr/bin/node", Path.Combine(peers, "server.js"), port.ToString(CultureInfo.InvariantCulture));
            Ratio(measure, "a page with a 50-row template / node http with npm's handlebars", site, "/table", node, "/", 1);
        }
        else
        {
            Console.WriteLine("  skipped: node with handlebars (npm install handlebars@4.7.10, NODE_PATH=FOLDER/node_modules)");
        }

        if (File.Exists("/usr/bin/gunicorn"))
        {
            port = Server.FreePort();
            using var flask = Server.Start(port, peers, "/usr/bin/gunicorn", "-w", "1", "-b", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), "app:app");
            Ratio(measure, "a page with a 50-row template / Flask with gunicorn", site, "/table", flask, "/table", 5);
        }
        else
        {
            Console.WriteLine("  skipped: Flask with gunicorn (apt-get install gunicorn python3-flask)");
        }
    }

    // In turns, after both are warm; the median of the rounds' ratios.
    private static void Ratio(Measure measure, string what, RemSite site, string path, Server peer, string peerPath, double atLeast, string? script = null, string? header = null)
    {
        Wrk.Rate(site.Port, path, Seconds, script, header ?? site.Header);
        Wrk.Rate(peer.Port, peerPath, Seconds, script);
        var ratios = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            ratios[i] = Wrk.Rate(site.Port, path, Seconds, script, header ?? site.Header) / Wrk.Rate(peer.Port, peerPath, Seconds, script);
        }

        measure.AtLeast(what, Benchmarks.Measure.Median(ratios), atLeast);
    }
}
