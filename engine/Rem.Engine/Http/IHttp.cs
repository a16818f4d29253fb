using Rem.Errors;
using Rem.Values;

namespace Rem.Http;

/// <summary>An HTTP request.</summary>
/// <param name="Url">The absolute address, http or https.</param>
public sealed record HttpCall(string Url)
{
    /// <summary>The method; null is GET, or POST when there is a body.</summary>
    public string? Method { get; init; }

    /// <summary>Headers: texts, or lists of texts for one that comes several times; null for none.</summary>
    public RemMap? Headers { get; init; }

    /// <summary>What is put behind `?`, encoded; a list gives the name once per element, null leaves it out.</summary>
    public RemMap? Query { get; init; }

    /// <summary>True when <see cref="Json"/> is the body (it may be null itself).</summary>
    public bool HasJson { get; init; }

    /// <summary>The body as a value, sent as JSON.</summary>
    public object? Json { get; init; }

    /// <summary>The body as text, or null for none.</summary>
    public string? Body { get; init; }

    /// <summary>The largest response body, in bytes after decompression.</summary>
    public long MaxBytes { get; init; } = 16 * 1024 * 1024;
}

/// <summary>An HTTP response.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Headers">Headers by lower-case name: a text, several of one name joined with `, ` (`set-cookie`: a list).</param>
/// <param name="Body">The body as text by its charset, UTF-8 when it names none.</param>
/// <param name="Json">The body as a value when its type is JSON and it parses, else null.</param>
public sealed record HttpAnswer(long Status, RemMap Headers, string Body, object? Json)
{
    /// <summary>`{status, headers, body, json}`.</summary>
    public RemMap ToMap()
    {
        var map = new RemMap();
        map.Set("status", Status);
        map.Set("headers", Ownership.Share(Headers));
        map.Set("body", Body);
        map.Set("json", Ownership.Share(Json));
        return map;
    }
}

/// <summary>Sends HTTP requests. Safe to use from several threads.</summary>
public interface IHttp
{
    /// <summary>
    /// Sends a request and reads the whole answer, whatever its status; a time-out is the caller's token. Throws
    /// <see cref="PlanException"/> (<see cref="HttpErrors"/>) when there is no answer, <see cref="LimitException"/>
    /// when the body is over its limit.
    /// </summary>
    Task<HttpAnswer> SendAsync(HttpCall call, CancellationToken cancel);
}
