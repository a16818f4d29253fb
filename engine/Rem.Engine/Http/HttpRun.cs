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
        Check(options);
        var call = Read(options, maxBytes);
        var expected = Expectation.Read(options.TryGetValue("expect", out var expect) ? expect : null);
        var answer = await SendAsync(http, call, Timeout(options), clock, cancel);
        var result = answer.ToMap();
        return expected.Holds(answer.Status)
            ? result
            : throw new PlanException(new Finding(HttpErrors.Status, SourceSpan.None, $"{Method(call)} {call.Url} was answered with status {answer.Status}, expected {expected}")) { Result = result };
    }

    /// <summary>Checks names and shapes of the options; throws <see cref="HttpErrors.Request"/>. A null option counts as left out.</summary>
    public static void Check(RemMap options)
    {
        for (var i = 0; i < options.Count; i++)
        {
            var name = options.KeyAt(i);
            if (Array.IndexOf(Known, name) < 0)
            {
                var near = Suggestion.Nearest(name, Known);
                throw Wrong($"an HTTP request has no option '{name}'; it has {string.Join(", ", Known)}", near is null ? null : $"did you mean '{near}'?");
            }
        }

        if (Given(options, "json") && Given(options, "body"))
        {
            throw Wrong("an HTTP request has either 'json' or 'body', got both");
        }
    }

    /// <summary>Checks a fixed `expect`; throws <see cref="HttpErrors.Request"/>.</summary>
    public static void CheckExpect(object? expect) => Expectation.Read(expect);

    private static HttpCall Read(RemMap options, long maxBytes) => new(Text(options, "url") ?? throw Wrong("an HTTP request needs 'url'"))
    {
        Method = Text(options, "method"),
        Headers = Map(options, "headers"),
        Query = Map(options, "query"),
        HasJson = Given(options, "json"),
        Json = options.TryGetValue("json", out var json) ? json : null,
        Body = Text(options, "body"),
        MaxBytes = maxBytes,
    };

    private static async Task<HttpAnswer> SendAsync(IHttp http, HttpCall call, TimeSpan? timeout, TimeProvider clock, CancellationToken cancel)
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

    private static string Method(HttpCall call) => call.Method ?? (call.HasJson || call.Body is not null ? "POST" : "GET");

    private static bool Given(RemMap options, string name) => options.TryGetValue(name, out var value) && value is not null;

    private static string? Text(RemMap options, string name) => options.TryGetValue(name, out var value) && value is not null
        ? value as string ?? throw Wrong($"'{name}' of an HTTP request must be text, got {ValueText.ShowWithKind(value)}")
        : null;

    private static RemMap? Map(RemMap options, string name) => options.TryGetValue(name, out var value) && value is not null
        ? value as RemMap ?? throw Wrong($"'{name}' of an HTTP request must be a map, got {ValueText.ShowWithKind(value)}")
        : null;

    private static TimeSpan? Timeout(RemMap options)
    {
        if (!Given(options, "timeout"))
        {
            return null;
        }

        return Duration.TryRead(options["timeout"], out var time) && time > TimeSpan.Zero && time < TimeSpan.FromDays(40)
            ? time
            : throw Wrong($"'timeout' of an HTTP request must be a duration above 0 and below 40 days, got {ValueText.ShowWithKind(options["timeout"])}");
    }

    private static PlanException Wrong(string message, string? hint = null) => new(HttpErrors.Request, SourceSpan.None, message, hint);
}
