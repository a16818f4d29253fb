using Rem.Errors;

namespace Rem.Web;

/// <summary>What can be wrong with a site and what is mounted in it.</summary>
public static class WebErrors
{
    /// <summary>A page, function, stream or folder is described wrongly.</summary>
    public static readonly ErrorCode Definition = new("REM8001", "a page, function, stream or static folder is described wrongly", "`rem tags \"http pages\"` lists what it takes");

    /// <summary>A path that is no path of a page.</summary>
    public static readonly ErrorCode Path = new("REM8002", "the path of a page, stream or folder is no path", "write words between slashes, `<name>` for one that is given and `<name...>` for the rest: `hosts/<name>`");

    /// <summary>A site is described wrongly.</summary>
    public static readonly ErrorCode Site = new("REM8003", "a site is described wrongly", "`rem tags \"http sites\"` lists what a site takes");

    /// <summary>A listener that would be open to others without protection.</summary>
    public static readonly ErrorCode Exposed = new("REM8004", "a site would listen beyond this machine without TLS", "listen on 127.0.0.1, or give the site `tls: {certificate: …, key: …}`");

    /// <summary>An address that cannot be listened on.</summary>
    public static readonly ErrorCode Listen = new("REM8005", "an address cannot be listened on", "choose another port, or end what listens there");

    /// <summary>A plan that cannot be mounted.</summary>
    public static readonly ErrorCode Mount = new("REM8006", "a plan cannot be mounted", "a mounted plan has `http pages`, `http rpc`, `http static` or `http stream` at its root");

    /// <summary>Plans that are fall-backs of each other.</summary>
    public static readonly ErrorCode FallBackCycle = new("REM8007", "plans are fall-backs of each other in a circle", "take one of the fall-backs out");

    /// <summary>A page gave what cannot be answered.</summary>
    public static readonly ErrorCode Response = new("REM8008", "a page gave a `response` that cannot be sent", "`rem tags \"http pages\"` lists what `response` takes");

    /// <summary>Too many pages are sent bit by bit.</summary>
    public static readonly ErrorCode Busy = new("REM8010", "more pages are sent bit by bit at once than there is room for", "come again later; give pages that send pieces a shorter `timeout`");

    /// <summary>A name of a plan that hides one of the request.</summary>
    public static readonly ErrorCode Hidden = new("REM8011", "a name of the plan's root hides one of the request", "call it something else; a page reads the request's own as `input.NAME`");

    /// <summary>A link that cannot be made, or that has been used.</summary>
    public static readonly ErrorCode Link = new("REM8012", "a link to a function cannot be made, or has been used", "`rem tags \"http link\"` lists what it takes; make another one");

    /// <summary>The certificate of a site, or its key, cannot be used.</summary>
    public static readonly ErrorCode Certificate = new("REM8015", "the certificate of a site, or its key, cannot be used", "give the site `tls: {certificate: FILE, key: FILE}`, both in PEM, and one the key of the other");

    /// <summary>Widgets that are described wrongly.</summary>
    public static readonly ErrorCode Widget = new("REM8030", "a widget of a page is described wrongly", "write a list of widgets, each a map with one: `- value: {label: Load, value: 0.3}`");

    /// <summary>A question to the server that it does not answer.</summary>
    public static readonly ErrorCode Fact = new("REM8031", "the server was asked for something that it does not tell of itself", "`rem tags \"node facts\"` lists what it tells, in pages and functions");

    /// <summary>A page, function or portlet took too long.</summary>
    public static readonly ErrorCode Timeout = new("REM8009", "a page or function took longer than its time", "give it more with `timeout`, or let what takes long run in the background and show its last result");
}
