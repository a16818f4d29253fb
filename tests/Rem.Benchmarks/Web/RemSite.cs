using System.Globalization;

namespace Rem.Benchmarks.Web;

/// <summary>A node with the benchmark's site, as an operator runs it: log, audit and users in its data folder; asked with a token.</summary>
internal sealed class RemSite : IDisposable
{
    private readonly Server _server;
    private readonly string _folder;

    private RemSite(Server server, string folder)
    {
        _server = server;
        _folder = folder;
        var token = server.Line("rem_").Split(' ')[^1];
        Header = "Authorization: Bearer " + token;
        Session = SignIn.CookieAsync(server.Port, token).GetAwaiter().GetResult();
    }

    /// <summary>The folder of what the peers serve.</summary>
    public static string Peers { get; } = Path.Combine(AppContext.BaseDirectory, "Web", "peers");

    /// <summary>What makes wrk call the function.</summary>
    public static string AddScript { get; } = Path.Combine(Peers, "add.lua");

    /// <summary>Where it listens.</summary>
    public int Port => _server.Port;

    /// <summary>The header that says who asks, by a token.</summary>
    public string Header { get; }

    /// <summary>The header of somebody who has signed in with a browser.</summary>
    public string Session { get; }

    /// <summary>The server.</summary>
    public Server Server => _server;

    /// <summary>Starts a published rem with the benchmark's site, or with another one, in a folder that may be prepared.</summary>
    public static RemSite Start(string published, string? site = null, Action<string>? prepare = null)
    {
        var folder = Directory.CreateTempSubdirectory("rem-bench-").FullName;
        var port = Server.FreePort();
        var plan = site ?? File.ReadAllText(Path.Combine(Peers, "site.yaml"));
        File.WriteAllText(Path.Combine(folder, "site.yaml"), plan.Replace("PORT", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        File.Copy(Path.Combine(Peers, "page.hbs"), Path.Combine(folder, "page.hbs"));
        File.WriteAllText(Path.Combine(folder, "rem.yaml"), "node: {data: data, plans: [site.yaml]}\n");
        prepare?.Invoke(folder);
        return new RemSite(Server.Start(port, folder, Path.Combine(published, "rem", "rem"), "run"), folder);
    }

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
