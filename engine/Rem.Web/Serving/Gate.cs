using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Rem.Web.Access;
using Rem.Web.Mounting;
using Rem.Web.Pages;

namespace Rem.Web.Serving;

/// <summary>Says who sends a request and whether it may go on, and has changes noted before they take effect.</summary>
internal sealed class Gate(WebAccess access)
{
    private const string LoginPath = "/login";
    private const string Bearer = "Bearer ";
    private readonly ConcurrentDictionary<(bool IsHttps, int Port), CookieRules> _cookies = new();

    /// <summary>Users, tokens and sessions.</summary>
    public WebAccess Access => access;

    /// <summary>Finds out who sends a request.</summary>
    public void Identify(Exchange exchange)
    {
        exchange.Gate = this;
        var request = exchange.Http.Request;
        var bearer = request.Headers.Authorization.ToString() is { Length: > 0 } header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
        var cookie = bearer is null && request.Headers.Cookie.Count > 0 ? request.Cookies[Cookie(exchange).Name] : null;
        exchange.Caller = access.Identify(cookie, bearer);
    }

    /// <summary>True when a request may go on; else it has been answered.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="role">Who may send it.</param>
    /// <param name="methods">The methods that are taken.</param>
    /// <param name="maxBody">The bytes that its body may have; null for the server's own limit.</param>
    /// <param name="isOwnGuard">True when the endpoint finds out by itself whether the request was wanted.</param>
    public async ValueTask<bool> AdmitsAsync(Exchange exchange, Role role, IReadOnlyList<string> methods, long? maxBody = null, bool isOwnGuard = false)
    {
        var method = exchange.Http.Request.Method;
        if (!Takes(methods, method))
        {
            await RefuseMethodAsync(exchange, methods);
            return false;
        }

        var verdict = Decide(exchange, role, exchange.Http.Request.Headers["X-CSRF-Token"]);
        if (verdict == AccessVerdict.Forged && exchange.Caller.Credential == Credential.Session && exchange.Http.Request.HasFormContentType)
        {
            RequestBody.Allow(exchange.Http, maxBody);
            var form = await RequestBody.FormAsync(exchange.Http);
            verdict = Decide(exchange, role, form["csrf"]);
        }

        if (verdict == AccessVerdict.Allowed || (verdict == AccessVerdict.Forged && isOwnGuard))
        {
            RequestBody.Allow(exchange.Http, maxBody);
            return true;
        }

        await RefuseAsync(exchange, verdict);
        return false;
    }

    /// <summary>Answers that somebody has to sign in for this.</summary>
    public static Task AskAsync(Exchange exchange) => RefuseAsync(exchange, AccessVerdict.NeedsLogin);

    /// <summary>True when who reads a stream may still do so: roles are taken and sessions end meanwhile.</summary>
    public bool StillAdmits(Exchange exchange, Role role)
    {
        Identify(exchange);
        return exchange.Caller.Role >= role;
    }

    /// <summary>Notes a change before it takes effect. Throws <see cref="AccessErrors.Audit"/> when that cannot be done: then nothing may change.</summary>
    public async ValueTask<Noted> NoteAsync(Exchange exchange, AuditAction action, CancellationToken cancel)
    {
        var entry = await access.Audit.BeginAsync(Actor(exchange), action, cancel);
        return new Noted(outcome => access.Audit.End(entry, outcome));
    }

    /// <summary>The caller of a request, for the audit log.</summary>
    public static AuditActor Actor(Exchange exchange) => AuditActor.Of(exchange.Caller, Address(exchange), exchange.Id);

    /// <summary>The address that a request comes from.</summary>
    public static IPAddress? Address(Exchange exchange) => exchange.Http.Connection.RemoteIpAddress;

    /// <summary>The token against forged requests that a form of this session needs; empty without a session.</summary>
    public string CsrfOf(Exchange exchange) => exchange.Caller.Credential == Credential.Session ? access.CsrfOf(exchange.Caller) : "";

    /// <summary>The session's cookie at the address where a request came in.</summary>
    public CookieRules Cookie(Exchange exchange) =>
        _cookies.GetOrAdd((exchange.Http.Request.IsHttps, exchange.Http.Connection.LocalPort), static at => CookieRules.Session(at.IsHttps, at.Port));

    /// <summary>True for a cookie that no plan sees.</summary>
    public static bool IsSecret(string cookie) => cookie.StartsWith("rem-", StringComparison.Ordinal) || cookie.StartsWith("__Host-rem", StringComparison.Ordinal);

    private AccessVerdict Decide(Exchange exchange, Role role, string? csrf)
    {
        var request = exchange.Http.Request;
        if (AccessCheck.IsSafe(request.Method))
        {
            return access.Check(role, exchange.Caller, isSafe: true, OriginVerdict.Absent, null);
        }

        string? origin = request.Headers.Origin, fetchSite = request.Headers["Sec-Fetch-Site"];
        return access.Check(role, exchange.Caller, isSafe: false, OriginCheck.Of(origin, fetchSite, request.Scheme, request.Host.Value ?? ""), csrf);
    }

    private static Task RefuseAsync(Exchange exchange, AccessVerdict verdict)
    {
        var http = exchange.Http;
        switch (verdict)
        {
            case AccessVerdict.NeedsLogin when HttpMethods.IsGet(http.Request.Method) && Accepts.Html(http.Request):
                http.Response.StatusCode = StatusCodes.Status303SeeOther;
                http.Response.Headers.Location = $"{LoginPath}?next={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}";
                return Task.CompletedTask;
            case AccessVerdict.NeedsLogin:
                http.Response.Headers.WWWAuthenticate = "Bearer realm=\"rem\"";
                return Failures.AnswerAsync(exchange, StatusCodes.Status401Unauthorized, "sign in, or send a token: `Authorization: Bearer rem_…`");
            case AccessVerdict.Forged:
                return Failures.AnswerAsync(exchange, StatusCodes.Status403Forbidden, "the request does not show that you wanted it: send the page's token, in the field `csrf` or the header `X-CSRF-Token`, from this site");
            default:
                return Failures.AnswerAsync(exchange, StatusCodes.Status404NotFound, "there is nothing at this address");
        }
    }

    private static Task RefuseMethodAsync(Exchange exchange, IReadOnlyList<string> methods)
    {
        exchange.Http.Response.Headers.Allow = string.Join(", ", methods.Contains("GET") ? [.. methods, "HEAD", "OPTIONS"] : [.. methods, "OPTIONS"]);
        if (HttpMethods.IsOptions(exchange.Http.Request.Method))
        {
            exchange.Http.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }

        return Failures.AnswerAsync(exchange, StatusCodes.Status405MethodNotAllowed, $"it takes {string.Join(", ", methods)}");
    }

    private static bool Takes(IReadOnlyList<string> methods, string method)
    {
        for (var i = 0; i < methods.Count; i++)
        {
            if (methods[i] == method || (method == "HEAD" && methods[i] == "GET"))
            {
                return true;
            }
        }

        return false;
    }
}
