using System.Net.Http.Headers;
using System.Text.Json;
using Rem.Cli;
using Rem.Errors;
using Rem.Running;
using Rem.Shared;
using Rem.Testing.Http;
using Rem.Web.Access;
using Rem.Web.Serving;

namespace Rem.Web.Tests.Kit;

/// <summary>
/// A site as `rem run` serves it, in this process, on a free port of loopback: the plan is `site.yaml` in a folder of its
/// own, and `PORT` in it is the port.
/// </summary>
internal sealed class RunningSite : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly CancellationTokenSource _stop = new();
    private readonly FreePort _port;
    private readonly WebHost _host;
    private readonly Task _run;

    private RunningSite(Folder folder, FreePort port, MemoryLog log, WebHost host, Task run, CancellationTokenSource stop)
    {
        Folder = folder;
        _port = port;
        Log = log;
        _host = host;
        _run = run;
        _stop = stop;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ResponseDrainTimeout = TimeSpan.Zero }) { BaseAddress = new Uri($"http://localhost:{port.Number}/"), Timeout = Patience };
    }

    public Folder Folder { get; }

    public int Port => _port.Number;

    public MemoryLog Log { get; }

    /// <summary>What its plans share.</summary>
    public required SharedResources Resources { get; init; }

    /// <summary>Asks this site; follows no redirect and keeps no cookie.</summary>
    public HttpClient Client { get; }

    /// <summary>Serves a plan, with other files beside it.</summary>
    public static async Task<RunningSite> StartAsync(string plan, params (string Name, string Text)[] files)
    {
        var folder = new Folder();
        var port = FreePort.Take();
        foreach (var (name, text) in files)
        {
            folder.Write(name, text);
        }

        var path = folder.Write("site.yaml", plan.Replace("PORT", $"{port.Number}", StringComparison.Ordinal));
        var log = new MemoryLog();
        var engine = new RemEngine(Parts.Options() with { Log = log });
        var loaded = engine.Load(path, new FindingList());
        loaded.EnsureValid();
        var token = "";
        var serving = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var host = new WebHost(new WebParts { Log = log, DataFolder = Directory.CreateDirectory(folder["data"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName, FirstToken = text => token = text, Serving = _ => serving.TrySetResult() });
        var stop = new CancellationTokenSource();
        var run = Task.Run(() => engine.RunAsync(loaded, new RunRequest { Folder = folder.Path, Opens = host.ServeAsync, Stays = static _ => { } }, stop.Token));
        var first = await Task.WhenAny(serving.Task, run).WaitAsync(Patience);
        if (first == run)
        {
            await host.DisposeAsync();
            folder.Dispose();
            port.Dispose();
            await run;
        }

        return new RunningSite(folder, port, log, host, run, stop) { Resources = engine.Resources, Token = token }.SignIn();
    }

    /// <summary>Everything that can be asked for.</summary>
    public IReadOnlyList<EndpointFacts> Endpoints => _host.Endpoints;

    /// <summary>The first token: an admin's.</summary>
    public required string Token { get; init; }

    /// <summary>A client that says nothing of who it is.</summary>
    public HttpClient Anonymous() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ResponseDrainTimeout = TimeSpan.Zero }) { BaseAddress = Client.BaseAddress, Timeout = Patience };

    /// <summary>Makes a token of a role, as `rem token add` does.</summary>
    public async Task<string> AddTokenAsync(string name, Role role)
    {
        await using var access = await WebAccess.OpenAsync(Resources, new MemoryAudit(TimeProvider.System), TimeProvider.System, follows: false, default);
        var token = await access.Changes.AddTokenAsync(AuditActor.OfProcess(), name, null, role, TimeSpan.FromHours(1), default);
        for (var i = 0; i < 4000; i++)
        {
            using var client = Anonymous();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Text);
            using var answer = await client.GetAsync("/metrics");
            if (answer.StatusCode == System.Net.HttpStatusCode.OK)
            {
                return token.Text;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        throw new InvalidOperationException("the token was not taken up");
    }

    /// <summary>A fact of the first request for a path, from the log of requests, which is written each second.</summary>
    public async Task<string> RequestAsync(string path, string fact)
    {
        for (var i = 0; i < 4000; i++)
        {
            if (File.Exists(Folder["data/log/access.log"]))
            {
                foreach (var line in File.ReadAllLines(Folder["data/log/access.log"]))
                {
                    using var facts = JsonDocument.Parse(line);
                    if (facts.RootElement.GetProperty("path").GetString() == path)
                    {
                        return facts.RootElement.GetProperty(fact).ToString();
                    }
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        throw new InvalidOperationException($"no request for {path} was noted");
    }

    /// <summary>A line of the log, which may come a moment behind the answer.</summary>
    public async Task<LogLine> LineAsync(Func<LogLine, bool> isIt)
    {
        for (var i = 0; i < 4000 && !Log.Lines.Any(isIt); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        return Log.Lines.First(isIt);
    }

    /// <summary>The text at a path.</summary>
    public Task<string> GetAsync(string path) => Client.GetStringAsync(path);

    /// <summary>Asks for a path until what it gives is as wanted.</summary>
    public async Task UntilAsync(string path, string wanted)
    {
        var until = DateTime.UnixEpoch.AddMilliseconds(Environment.TickCount64) + Patience;
        var text = "";
        while (DateTime.UnixEpoch.AddMilliseconds(Environment.TickCount64) < until)
        {
            if ((text = await GetAsync(path)) == wanted)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        text.ShouldBe(wanted);
    }

    private RunningSite SignIn()
    {
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _run;
        }
        catch (OperationCanceledException)
        {
            // The ordinary end.
        }

        await _host.DisposeAsync();
        Client.Dispose();
        _stop.Dispose();
        _port.Dispose();
        Folder.Dispose();
    }
}
