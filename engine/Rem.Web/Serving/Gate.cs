using Microsoft.AspNetCore.Http;
using Rem.Web.Access;
using Rem.Web.Pages;

namespace Rem.Web.Serving;

/// <summary>Says who sends a request, and whether it may.</summary>
internal sealed class Gate
{
    /// <summary>Finds out who sends it.</summary>
    public void Identify(Exchange exchange) => exchange.Caller = Caller.Nobody with { Role = Role.Admin };

    /// <summary>True when a request may go on; else it has been answered.</summary>
    public async Task<bool> AdmitsAsync(Exchange exchange, Role role, IReadOnlyList<string> methods)
    {
        var method = exchange.Http.Request.Method;
        if (!Takes(methods, method))
        {
            exchange.Http.Response.Headers.Allow = string.Join(", ", methods.Contains("GET") ? [.. methods, "HEAD", "OPTIONS"] : [.. methods, "OPTIONS"]);
            if (HttpMethods.IsOptions(method))
            {
                exchange.Http.Response.StatusCode = StatusCodes.Status204NoContent;
                return false;
            }

            await Failures.AnswerAsync(exchange, StatusCodes.Status405MethodNotAllowed, $"it takes {string.Join(", ", methods)}");
            return false;
        }

        return exchange.Caller.Role >= role;
    }

    /// <summary>True when who reads a stream may still do so: roles are taken and sessions end meanwhile.</summary>
    public bool StillAdmits(Exchange exchange, Role role)
    {
        Identify(exchange);
        return exchange.Caller.Role >= role;
    }

    /// <summary>Notes a change before it takes effect.</summary>
    public ValueTask<Noted> NoteAsync(Exchange exchange, string what, Mounting.PlanState plan, CancellationToken cancel) => new(new Noted(static _ => ValueTask.CompletedTask));

    /// <summary>The token against forged requests that a form of this session needs; empty without a session.</summary>
    public string CsrfOf(Exchange exchange) => "";

    /// <summary>The name of the cookie of a session here.</summary>
    public string SessionCookie(Exchange exchange) => "rem";

    /// <summary>True for a cookie that no plan sees.</summary>
    public bool IsSecret(string cookie) => cookie.StartsWith("rem-", StringComparison.Ordinal) || cookie.StartsWith("__Host-rem", StringComparison.Ordinal);

    private static bool Takes(IReadOnlyList<string> methods, string method)
    {
        foreach (var each in methods)
        {
            if (each == method || (method == "HEAD" && each == "GET"))
            {
                return true;
            }
        }

        return false;
    }
}
