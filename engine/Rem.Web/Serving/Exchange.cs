using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Rem.Running.Versions;
using Rem.Web.Access;
using Rem.Web.Mounting;
using Rem.Web.Sites;

namespace Rem.Web.Serving;

/// <summary>One request and its answer, with what the server knows of it. Used again for the next request of its connection.</summary>
internal sealed class Exchange
{
    private readonly DefaultHttpContext _context = new();
    private Listener _listener = null!;
    private SiteTable _sites = null!;

    /// <summary>The request and the answer.</summary>
    public HttpContext Http => _context;

    /// <summary>When it began, by the clock's ticks.</summary>
    public long Started { get; private set; }

    /// <summary>The trace that it belongs to.</summary>
    public TraceParent Trace { get; private set; }

    /// <summary>Its own id, which errors show and the log has.</summary>
    public string Id => Trace.Span;

    /// <summary>The site that it is for; null until that is known.</summary>
    public Site? Site { get; private set; }

    /// <summary>Who sends it.</summary>
    public Caller Caller { get; set; } = Caller.Nobody;

    /// <summary>Who looks at it, for what its pages have to carry; null until somebody has.</summary>
    public Gate? Gate { get; set; }

    /// <summary>The node that answers it; null for a plan that was run by itself.</summary>
    public INodeView? Node { get; set; }

    /// <summary>The newer versions of plans that do not serve; null until it is known what the request asks for.</summary>
    public RefusedVersions? Refusals { get; set; }

    /// <summary>The token against forged requests that a form in its answer carries; empty without a session.</summary>
    public string Csrf => Gate?.CsrfOf(this) ?? "";

    /// <summary>What it came to, for the metrics: the pattern of a page, the name of a function; no text of the client's.</summary>
    public string Endpoint { get; set; } = "";

    /// <summary>The path, decoded, without slash in front and at its end.</summary>
    public string Path { get; set; } = "";

    /// <summary>The place among the requests that are worked on; null when it has been given up.</summary>
    public IDisposable? Permit { get; set; }

    /// <summary>True when something of this request goes on behind its answer: this must never become another request's.</summary>
    public bool IsLeftBehind { get; set; }

    /// <summary>Bytes of a body that was sent bit by bit: nobody knew its length. Changed by who sends alone.</summary>
    public long Sent { get; set; }

    /// <summary>True when the answer broke off: its steps failed behind its beginning, or its reader left or did not read.</summary>
    public bool IsCutOff { get; set; }

    /// <summary>Breaks the answer off: half of it must not look like a whole one.</summary>
    public void CutOff()
    {
        IsCutOff = true;
        _context.Abort();
    }

    /// <summary>Gives the place up: what follows only waits and sends.</summary>
    public void LeaveLine()
    {
        Permit?.Dispose();
        Permit = null;
    }

    /// <summary>Finds its site as it is now; waits while the site is being taken over. False when there is none of the host that it names.</summary>
    public async ValueTask<bool> FindSiteAsync()
    {
        var site = await _sites.FindAsync(_listener.End, _context.Request.Host, _context.RequestAborted);
        Site = site ?? Site;
        return site is not null;
    }

    /// <summary>Begins with the next request.</summary>
    public void Begin(IFeatureCollection features, Listener listener, SiteTable sites, long now)
    {
        _context.Initialize(features);
        _context.RequestServices = listener.Services;
        _listener = listener;
        _sites = sites;
        Started = now;
        Trace = TraceParent.Next(_context.Request.Headers.TraceParent);
        Site = null;
        Caller = Caller.Nobody;
        Gate = null;
        Node = null;
        Refusals = null;
        Sent = 0;
        IsCutOff = false;
        Endpoint = "";
        Path = "";
    }

    /// <summary>The request is over.</summary>
    public void End() => _context.Uninitialize();
}
