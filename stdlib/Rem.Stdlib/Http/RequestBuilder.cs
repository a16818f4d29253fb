using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Rem.Errors;
using Rem.Http;
using Rem.Plans;
using Rem.Values;

namespace Rem.Stdlib.Http;

/// <summary>One hop of a request: what is sent to which address. Immutable.</summary>
internal sealed record RequestBuilder(HttpCall Call, Uri Url, HttpMethod Method, bool HasBody, bool IsSameOrigin)
{
    // A token (RFC 9110, 5.6.2).
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static readonly SearchValues<char> MethodCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ-");
    private static readonly string[] Credentials = ["authorization", "cookie", "proxy-authorization"];

    /// <summary>The first hop. Throws <see cref="HttpErrors.Request"/> for an address, method or header that cannot be one.</summary>
    public static RequestBuilder Start(HttpCall call)
    {
        var hasBody = call.HasJson || call.Body is not null;
        return new RequestBuilder(call, QueryText.Append(Address(call.Url), call.Query), MethodOf(call.Method ?? (hasBody ? "POST" : "GET")), hasBody, true);
    }

    /// <summary>The next hop: 307 and 308 repeat the request, the others ask with GET. Credentials do not leave their origin.</summary>
    public RequestBuilder Redirect(HttpStatusCode status, Uri location)
    {
        var next = new Uri(Url, location);
        if (next.Scheme is not ("http" or "https") || (Url.Scheme == "https" && next.Scheme == "http"))
        {
            throw new PlanException(HttpErrors.Redirects, SourceSpan.None, $"{Url} redirects to {next}, which is not followed");
        }

        var isRepeated = status is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
        var method = isRepeated || Method == HttpMethod.Head ? Method : HttpMethod.Get;
        var isSame = IsSameOrigin && Uri.Compare(Url, next, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
        return this with { Url = next, Method = method, HasBody = HasBody && isRepeated, IsSameOrigin = isSame };
    }

    /// <summary>The message to send.</summary>
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Url);
        if (HasBody)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Call.HasJson ? ValueText.Json(Call.Json) : Call.Body!));
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(Call.HasJson ? "application/json" : "text/plain", Call.HasJson ? null : "utf-8");
        }

        for (var i = 0; i < (Call.Headers?.Count ?? 0); i++)
        {
            AddHeader(message, Call.Headers!.KeyAt(i), Call.Headers.ValueAt(i));
        }

        return message;
    }

    /// <summary>The address that a text is; throws <see cref="HttpErrors.Request"/>.</summary>
    public static Uri Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" && address.UserInfo.Length == 0
            ? address
            : throw Wrong($"'url' must be an absolute http or https address without user and password, got {ValueText.Show(url)}");

    /// <summary>The method that a text is; throws <see cref="HttpErrors.Request"/>.</summary>
    public static HttpMethod MethodOf(string text)
    {
        var name = text.ToUpperInvariant();
        return name.Length == 0 || name is "CONNECT" || name.AsSpan().ContainsAnyExcept(MethodCharacters)
            ? throw Wrong($"'method' must be an HTTP method such as GET, got {ValueText.Show(text)}")
            : new HttpMethod(name);
    }

    /// <summary>Checks headers; throws <see cref="HttpErrors.Request"/> for one that no request can carry.</summary>
    public static void CheckHeaders(RemMap headers)
    {
        using var message = new HttpRequestMessage { Content = new ByteArrayContent([]) };
        for (var i = 0; i < headers.Count; i++)
        {
            Add(message, headers.KeyAt(i), headers.ValueAt(i));
        }
    }

    private void AddHeader(HttpRequestMessage message, string name, object? value)
    {
        if (!IsSameOrigin && Array.IndexOf(Credentials, name.ToLowerInvariant()) >= 0)
        {
            return;
        }

        Add(message, name, value);
    }

    private static void Add(HttpRequestMessage message, string name, object? value)
    {
        if (value is RemList list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                AddOne(message, name, list[i]);
            }
        }
        else if (value is not null)
        {
            AddOne(message, name, value);
        }
    }

    private static void AddOne(HttpRequestMessage message, string name, object? value)
    {
        var text = value is RemMap or RemList or null
            ? throw Wrong($"header '{name}' must be text, got {ValueText.ShowWithKind(value)}")
            : ValueText.Of(value);
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            throw Wrong($"the name of a header must be letters, digits and - _ . without spaces, got {ValueText.Show(name)}");
        }

        if (text.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw Wrong($"header '{name}' must hold no line breaks, got {ValueText.Show(text)}");
        }

        if (message.Headers.TryAddWithoutValidation(name, text))
        {
            return;
        }

        message.Content?.Headers.Remove(name);
        if (message.Content is null || !message.Content.Headers.TryAddWithoutValidation(name, text))
        {
            throw Wrong($"header '{name}' cannot be sent{(message.Content is null ? " without a body" : "")}");
        }
    }

    private static PlanException Wrong(string message) => new(HttpErrors.Request, SourceSpan.None, message);
}
