using Rem.Errors;
using Rem.Plans;
using Rem.Running.Versions;
using Rem.Running;
using Rem.Shared;
using Rem.Web.Access;
using Rem.Web.Live;
using Rem.Web.Metering;
using Rem.Web.Mounting;
using Rem.Web.Pages;
using Rem.Web.Rpc;
using Rem.Web.Serving;
using Rem.Web.Sites;
using Rem.Web.Static;

namespace Rem.Web;

/// <summary>
/// The web of a process: listens for the sites of all plans that have some. A plan gives it its open self
/// (<see cref="ServeAsync"/>) and is served until it ends. Safe to use from several threads.
/// </summary>
public sealed class WebHost : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Listeners _listeners;
    private readonly List<SitePlan> _plans = [];
    private readonly List<SitePlan> _leaving = [];
    private readonly SiteTable _sites = new();
    private readonly IdleMemory _memory;
    private readonly Connections _connections;
    private readonly Overload _overload;
    private readonly Failures _failures;
    private readonly RequestLog _log;
    private readonly AccessLog? _accessLog;
    private FileAudit? _auditFile;
    private WebAccess? _access;
    private BuiltIns? _builtIns;
    private Router? _router;
    private readonly WebParts _parts;
    private volatile bool _isEnding;

    /// <summary>A web that listens nowhere yet.</summary>
    public WebHost(WebParts parts)
    {
        _parts = parts;
        _memory = new IdleMemory(parts.Clock);
        _overload = new Overload(parts.Clock, ServingLimits.AtOnce, ServingLimits.Waiting);
        _connections = new Connections(_memory);
        _listeners = new Listeners(_connections, Pipe);
        _failures = new Failures(parts.Log, parts.Clock);
        _accessLog = parts.DataFolder is { } folder ? new AccessLog(Path.Combine(folder, "log"), parts.Clock, Warn) : null;
        _log = new RequestLog(_accessLog, new RequestMetrics(), parts.Clock);
    }

    /// <summary>True for a plan that has sites.</summary>
    public static bool IsFor(OpenPlan plan) => plan.Sections.Any(static section => section is SiteSet);

    /// <summary>
    /// Serves the sites of a plan until the token is cancelled. Throws a <see cref="PlanException"/> when what they mount
    /// is wrong or an address cannot be listened on; nothing of it is then served.
    /// </summary>
    public async Task ServeAsync(OpenPlan plan, CancellationToken cancel)
    {
        if (!IsFor(plan))
        {
            return;
        }

        var served = await SitePlan.OpenAsync(plan, _parts, _parts.Refused, cancel);
        await OpenAsync(plan.Resources, cancel);
        await BeginAsync(served);
        try
        {
            foreach (var address in served.Addresses)
            {
                _parts.Serving(address);
            }

            await served.WatchAsync(() => ChangeAsync(static () => { }, CancellationToken.None), cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The ordinary end.
        }
        finally
        {
            await ChangeAsync(() => Leave(served), CancellationToken.None);
            await served.CloseAsync();
            _ = LingerAsync(served);
        }
    }

    // A plan whose addresses cannot all be listened on is not served at all, and holds up no other.
    private async Task BeginAsync(SitePlan served)
    {
        try
        {
            await ChangeAsync(() => _plans.Add(served), CancellationToken.None);
        }
        catch (PlanException)
        {
            await ChangeAsync(() => _plans.Remove(served), CancellationToken.None);
            await served.CloseAsync();
            throw;
        }
    }

    /// <summary>Everything that can be asked for now.</summary>
    internal IReadOnlyList<EndpointFacts> Endpoints => [.. EndpointRegistry.Of(_builtIns!, _sites.All)];

    /// <summary>The process ends: a plan that ends from now on is not waited for.</summary>
    public void End() => _isEnding = true;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _isEnding = true;
        await _listeners.DisposeAsync();
        if (_access is not null)
        {
            await _access.DisposeAsync();
        }

        if (_auditFile is not null)
        {
            await _auditFile.DisposeAsync();
        }

        _accessLog?.Dispose();
        _memory.Dispose();
        _overload.Dispose();
        _turn.Dispose();
    }

    // With the first plan that is served: users and sessions lie in what the plans share.
    private async Task OpenAsync(SharedResources resources, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (_router is not null)
            {
                return;
            }

            _auditFile = _parts.DataFolder is { } folder ? new FileAudit(folder, _parts.Clock, Warn) : null;
            _access = await WebAccess.OpenAsync(resources, _auditFile is null ? new MemoryAudit(_parts.Clock) : _auditFile, _parts.Clock, follows: true, cancel);
            if (await _access.Changes.FirstTokenAsync(AuditActor.OfProcess(), cancel) is { } first)
            {
                _parts.FirstToken(first.Text);
            }

            new ServedSites(_sites, _access).Begin(resources);
            _router = Route(new Gate(_access));
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Warn(string text) => _parts.Log.Write(new LogLine(_parts.Clock.GetUtcNow(), LogLevel.Error, text, null, SourceSpan.None));

    private Router Route(Gate gate)
    {
        var portlets = new Portlets(_failures, new PortletCache(_parts.Clock), _parts.Clock);
        var (sources, answers) = (new SourceOpener(_parts.Clock), new EventAnswers(_parts.Clock));
        _builtIns = new BuiltIns(new LoginPage(gate), new MetricsPage(_log, _connections, _overload, answers, _parts.Refused), new PageStreams(gate, sources, _failures, answers), new LinkPage(gate, _failures, _parts.Clock));
        return new Router(new PageRunner(gate, portlets, _parts.Clock), new StaticFiles(), new RpcEndpoint(gate, _failures, _parts.Clock), new StreamRunner(gate, sources, answers), _builtIns, gate) { Node = _parts.Node, Refusals = _parts.Refused };
    }

    // Sites that are there before listeners, and listeners that go after them: no request finds a listener without its site.
    private async Task ChangeAsync(Action change, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            change();
            var sites = _plans.SelectMany(static plan => plan.Sites).ToList();
            sites.AddRange(_leaving.SelectMany(static plan => plan.Sites).Where(site => !sites.Exists(other => other.Settings.Name == site.Settings.Name && Overlaps(other, site))).Select(static site => site with { IsLeaving = true }).ToList());
            _sites.Become(sites);
            _connections.Know([.. sites.SelectMany(static site => site.Settings.Proxies)]);
            await _listeners.BecomeAsync(sites);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static bool Overlaps(Site a, Site b) => a.Settings.Listen.Any(b.Settings.Listen.Contains);

    private void Leave(SitePlan plan)
    {
        _plans.Remove(plan);
        if (!_isEnding && _parts.Linger > TimeSpan.Zero)
        {
            _leaving.Add(plan);
        }
    }

    private async Task LingerAsync(SitePlan plan)
    {
        if (_isEnding || _parts.Linger == TimeSpan.Zero)
        {
            return;
        }

        await Task.Delay(_parts.Linger, _parts.Clock, CancellationToken.None);
        if (!_isEnding)
        {
            await ChangeAsync(() => _leaving.Remove(plan), CancellationToken.None);
        }
    }

    private Pipeline Pipe(Listener listener) => new(listener, _sites, _router!, _overload, _failures, _log, _parts.Clock) { Refusals = _parts.Refused };
}
