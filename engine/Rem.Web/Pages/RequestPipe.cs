using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Serving;

namespace Rem.Web.Pages;

/// <summary>
/// A request as the pipe of a page. What says who sends it (`Cookie` of the session, `Authorization`) is not in it: a page
/// has `user`.
/// </summary>
internal static class RequestPipe
{
    /// <summary>Makes it. Reads the body when there is one; throws <see cref="BadHttpRequestException"/> for one that is none.</summary>
    public static ValueTask<RemMap> ReadAsync(Exchange exchange, Gate gate)
    {
        var request = exchange.Http.Request;
        var pipe = new RemMap(11);
        pipe.Set("method", request.Method);
        pipe.Set("path", request.Path.Value ?? "/");
        pipe.Set("query", Values(request.Query));
        pipe.Set("form", Empty);
        pipe.Set("files", Empty);
        pipe.Set("json", null);
        pipe.Set("headers", Headers(request.Headers));
        pipe.Set("cookies", Cookies(request.Cookies));
        pipe.Set("user", User(exchange.Caller));
        pipe.Set("site", exchange.Site!.Settings.Name);
        pipe.Set("csrf", gate.CsrfOf(exchange));
        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? new(pipe) : RequestBody.ReadAsync(exchange.Http, pipe);
    }

    /// <summary>Names with their values: `name[]` is a list, of any other name the last value counts.</summary>
    public static RemMap Values(IEnumerable<KeyValuePair<string, StringValues>> pairs)
    {
        RemMap? map = null;
        foreach (var (name, values) in pairs)
        {
            map ??= new RemMap();
            if (!name.EndsWith("[]", StringComparison.Ordinal))
            {
                map.Set(name, values.Count == 0 ? "" : values[^1] ?? "");
                continue;
            }

            var list = new RemList(values.Count);
            foreach (var value in values)
            {
                list.Add(value ?? "");
            }

            map.Set(name[..^2], list);
        }

        return map ?? Empty;
    }

    /// <summary>Who sends it, as pages and functions see it.</summary>
    public static RemMap User(Caller caller)
    {
        var user = new RemMap(2);
        user.Set("name", caller.User);
        user.Set("role", RoleNames.Of(caller.Role));
        return user;
    }

    private static RemMap Empty { get; } = Frozen();

    private static RemMap Frozen()
    {
        var map = new RemMap(0);
        map.IsShared = true;
        return map;
    }

    private static RemMap Headers(IHeaderDictionary headers)
    {
        var map = new RemMap(headers.Count);
        foreach (var (name, values) in headers)
        {
            var small = name.ToLowerInvariant();
            if (small is not ("cookie" or "authorization"))
            {
                map.Set(small, values.ToString());
            }
        }

        return map;
    }

    private static RemMap Cookies(IRequestCookieCollection cookies)
    {
        if (cookies.Count == 0)
        {
            return Empty;
        }

        var map = new RemMap(cookies.Count);
        foreach (var (name, value) in cookies)
        {
            if (!Gate.IsSecret(name))
            {
                map.Set(name, value);
            }
        }

        return map;
    }
}
