using System.Net.Security;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Running.Versions;
using Rem.Values;
using Rem.Web.Sections;
using Rem.Web.Sites;

namespace Rem.Web.Mounting;

/// <summary>
/// A plan with `http sites`, with all that it mounts. Watches the files of all of them: one that changed is loaded beside
/// the old version, which serves until the new one has been checked and opened; what is wrong with it is logged, and the
/// old one goes on.
/// </summary>
internal sealed class SitePlan
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly PlanOpener _opener;
    private readonly MountTable _mounts;
    private readonly WebParts _parts;
    private readonly RefusedVersions _refusals;
    private readonly MountedPlan _top;
    private Dictionary<TlsFiles, SslStreamCertificateContext> _certificates = [];

    private SitePlan(OpenPlan plan, WebParts parts, RefusedVersions refusals)
    {
        _parts = parts;
        _refusals = refusals;
        _opener = new PlanOpener(plan.Options, plan.Resources);
        _mounts = new MountTable(_opener);
        var path = PlanPath.From(Path.GetFullPath(plan.Plan.File.Path), SourceSpan.None);
        _top = _mounts.Add(path, new PlanState(path.Full, plan, static () => Task.CompletedTask), _opener.Files(path.Full));
    }

    /// <summary>Its sites as requests see them.</summary>
    public IReadOnlyList<Site> Sites { get; private set; } = [];

    /// <summary>Every plan that it mounts, and itself.</summary>
    public IReadOnlyCollection<MountedPlan> Plans => _mounts.All;

    /// <summary>The addresses of its sites, for people.</summary>
    public IEnumerable<string> Addresses => Sites.Select(static site => site.Settings).Select(static site => $"{(site.Tls is null ? "http" : "https")}://{site.Hosts[0]}:{site.Listen[0].Port}/");

    /// <summary>Opens all that it mounts. Throws a <see cref="PlanException"/> for the first that is wrong.</summary>
    public static async Task<SitePlan> OpenAsync(OpenPlan plan, WebParts parts, RefusedVersions refusals, CancellationToken cancel)
    {
        var served = new SitePlan(plan, parts, refusals);
        try
        {
            served.Sites = await served.ComposeAsync(cancel);
            return served;
        }
        catch
        {
            await served.CloseAsync();
            throw;
        }
    }

    /// <summary>Watches the files until the token is cancelled.</summary>
    /// <param name="changed">Is awaited when <see cref="Sites"/> has changed.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task WatchAsync(Func<Task> changed, CancellationToken cancel)
    {
        while (true)
        {
            await Task.Delay(FileChanges.LookTime, _parts.Clock, cancel);
            foreach (var plan in _mounts.All.ToArray())
            {
                var news = plan.Files.Look();
                if (news == FileNews.None)
                {
                    _refusals.Remove(plan); // the files are again what serves
                }

                if (news == FileNews.Changed && await RenewAsync(plan, cancel) is { } old)
                {
                    await ChangeAsync(changed);
                    Retire(old);
                }
            }
        }
    }

    // An address that a new version asks for and cannot have: what is listened on already is served on.
    private async Task ChangeAsync(Func<Task> changed)
    {
        try
        {
            await changed();
        }
        catch (PlanException error)
        {
            Write(LogLevel.Error, error.Message, error.Finding);
        }
    }

    /// <summary>Closes all that it mounts.</summary>
    public async Task CloseAsync()
    {
        foreach (var plan in _mounts.All)
        {
            _refusals.Remove(plan);
            await plan.Current.RetireAsync(TimeSpan.FromSeconds(5), _parts.Clock);
        }
    }

    // Gives what no longer serves when the new version does; null when it was refused.
    private async Task<List<PlanState>?> RenewAsync(MountedPlan plan, CancellationToken cancel)
    {
        var certificates = _certificates;
        PlanState? state = null;
        try
        {
            _certificates = plan == _top ? [] : certificates; // theirs may be the files that changed
            (state, var files) = await _opener.OpenAsync(plan.Path, plan.Current.Open.Folder, cancel);
            var (old, oldFiles) = (plan.Current, plan.Files);
            plan.Replace(state, files);
            try
            {
                Sites = await ComposeAsync(cancel);
            }
            catch
            {
                plan.Replace(old, oldFiles);
                throw;
            }

            Write(LogLevel.Info, $"{PlanVersion.Shown(plan.Path.Full)} has changed and is taken up", null);
            _refusals.Remove(plan);
            return [old, .. Forget()];
        }
        catch (Exception error) when (error is PlanException or InvalidPlanException)
        {
            _certificates = certificates;
            Refuse(plan, error);
            if (state is not null)
            {
                Retire([state]);
            }

            return null;
        }
    }

    private List<PlanState> Forget()
    {
        var before = _mounts.All.ToArray();
        var gone = _mounts.Forget(Kept());
        foreach (var plan in before.Except(_mounts.All))
        {
            _refusals.Remove(plan);
        }

        return gone;
    }

    private void Refuse(MountedPlan plan, Exception error)
    {
        var refused = error is InvalidPlanException invalid ? new PlanException(invalid.Findings.First(static finding => finding.Severity == Severity.Error)) : (PlanException)error;
        var version = new RefusedVersion(plan.Path.Full, _parts.Clock.GetUtcNow(), refused.Finding);
        plan.Files.Refuse();
        Write(LogLevel.Error, $"{PlanVersion.Shown(plan.Path.Full)} has changed and is wrong; the old version goes on: {version.Says}", refused.Finding);
        _refusals.Add(plan, version); // behind the line: who sees the count looks there for the reason
    }

    private void Retire(List<PlanState> states)
    {
        foreach (var state in states)
        {
            _ = state.RetireAsync(Patience, _parts.Clock);
        }
    }

    private HashSet<string> Kept() => [_top.Path.Full, .. Sites.SelectMany(static site => site.Mounts).SelectMany(static mount => mount.Chain).Select(static state => state.Path)];

    private async Task<List<Site>> ComposeAsync(CancellationToken cancel)
    {
        var sites = new List<Site>();
        foreach (var settings in _top.Current.Sites?.Sites ?? [])
        {
            var mounts = new List<Mount>();
            foreach (var mount in settings.Mounts)
            {
                mounts.Add(new Mount(mount.Path, await _mounts.ChainAsync(mount.Plans, cancel)));
            }

            sites.Add(new Site(settings, mounts) { Certificate = Certificate(settings) });
        }

        return sites;
    }

    // Read once for each version of the plan that describes the sites: a page that changes leaves them as they are.
    private SslStreamCertificateContext? Certificate(SiteSettings site)
    {
        if (site.Tls is not { } tls)
        {
            return null;
        }

        if (_certificates.TryGetValue(tls, out var known))
        {
            return known;
        }

        _top.Files.Files.Note(tls.Certificate);
        _top.Files.Files.Note(tls.Key);
        return _certificates[tls] = new CertificateFiles(site, _parts.Clock).Read();
    }

    private void Write(LogLevel level, string text, Finding? finding)
    {
        RemMap? fields = null;
        if (finding is not null)
        {
            fields = new RemMap(2);
            fields.Set("code", finding.Code.Id);
            fields.Set("hint", finding.Hint);
        }

        _parts.Log.Write(new LogLine(_parts.Clock.GetUtcNow(), level, text, fields, finding?.At ?? SourceSpan.None));
    }
}
