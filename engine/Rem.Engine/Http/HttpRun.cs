using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Http;

/// <summary>An HTTP request as the tag `http` and `rem.http` describe it, from the map of its options to its result.</summary>
public static class HttpRun
{
    private static readonly string[] Known = ["url", "method", "headers", "query", "json", "body", "expect", "timeout"];

    /// <summary>
    /// Sends what the options describe and gives `{status, headers, body, json}`. A status that `expect` does not
    /// hold (an integer, a text such as `2xx`, a list of them, `any`; default `2xx`) is <see cref="HttpErrors.Status"/>
    /// with that map as its result.
    /// </summary>
    public static async Task<RemMap> RunAsync(IHttp http, RemMap options, long maxBytes, TimeProvider clock, CancellationToken cancel)
    {
        var checkedOptions = Check(options);
        var call = Read(checkedOptions, maxBytes);
        var expected = Expectation.Read(checkedOptions.Value("expect"));
        var answer = await SendAsync(http, call, checkedOptions.Time("timeout"), clock, cancel);
        return expected.Holds(answer.Status) ? answer.ToMap() : throw Unexpected(call, answer, expected.ToString());
    }

    /// <summary>Checks a fixed `expect`; throws <see cref="HttpErrors.Request"/>.</summary>
    public static void CheckExpect(object? expect) => Expectation.Read(expect);

    /// <summary>True when a status is one of those that an `expect` names; throws <see cref="HttpErrors.Request"/>.</summary>
    public static bool IsExpected(object? expect, long status) => Expectation.Read(expect).Holds(status);

    /// <summary>Sends a request within a time, where one is given.</summary>
    internal static async Task<HttpAnswer> SendAsync(IHttp http, HttpCall call, TimeSpan? timeout, TimeProvider clock, CancellationToken cancel)
    {
        if (timeout is not { } time)
        {
            return await http.SendAsync(call, cancel);
        }

        using var limit = new CancellationTokenSource(time, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            return await http.SendAsync(call, either.Token);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            throw new PlanException(HttpErrors.TimedOut, SourceSpan.None, $"{Method(call)} {call.Url} was not answered within {Duration.Show(time)}");
        }
    }

    /// <summary>The error for a status that was not expected, with the answer as its result.</summary>
    internal static PlanException Unexpected(HttpCall call, HttpAnswer answer, string expected) =>
        new(new Finding(HttpErrors.Status, SourceSpan.None, $"{Method(call)} {call.Url} was answered with status {answer.Status}, expected {expected}")) { Result = answer.ToMap() };

    private static CallOptions Check(RemMap options)
    {
        var call = new CallOptions(options, Known, HttpErrors.Request, "an HTTP request");
        return call.Has("json") && call.Has("body") ? throw call.Wrong("an HTTP request has either 'json' or 'body', got both") : call;
    }

    private static HttpCall Read(CallOptions options, long maxBytes) => new(options.NeedText("url"))
    {
        Method = options.Text("method"),
        Headers = options.Map("headers"),
        Query = options.Map("query"),
        HasJson = options.Has("json"),
        Json = options.Value("json"),
        Body = options.Text("body"),
        MaxBytes = maxBytes,
    };

    private static string Method(HttpCall call) => call.Method ?? (call.HasJson || call.Body is not null ? "POST" : "GET");
}
