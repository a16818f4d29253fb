using System.Globalization;
using Rem.Errors;
using Rem.Http;
using Rem.Monitoring.Definitions;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Looking.Network;

/// <summary>Whether a web server answers as it should: the action `http`, with a check's result.</summary>
internal sealed class HttpCheckTag : LookTag<HttpWish>
{
    private static readonly string[] OfHttp = ["url", "method", "headers", "query", "json", "body"];
    private static readonly TimeSpan StandardTimeout = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    public override TagSpec Spec { get; } = new("http check")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "Sends an HTTP request as the action `http` does, and gives a check's result.",
        Value = "the address, or the settings below",
        Shapes = ValueShapes.Scalar | ValueShapes.Map,
        Gives = "`{time, code, bytes, text, units}`: seconds until the whole answer was there, its status, its length; `certificate days` with `certificate`. No answer, or one that is not as expected, is critical",
        Settings =
        [
            new TagSetting("url", "text", "The address, http or https.", Required: true),
            new TagSetting("method", "text", "The method.", Default: "GET, or POST with a body"),
            new TagSetting("headers", "map", "Headers."),
            new TagSetting("query", "map", "What is put behind `?`, encoded."),
            new TagSetting("json", "any", "The body as a value, sent as JSON."),
            new TagSetting("body", "text", "The body as text."),
            new TagSetting("expect", "any", "The statuses that are fine: 204, 2xx, any, or a list of them.", Default: "2xx"),
            new TagSetting("contains", "text", "What the body has to hold."),
            new TagSetting("certificate", "true or false", "Whether the days that the server's certificate is good for are told too, over a connection of its own.", Default: "false"),
            new TagSetting("timeout", "duration", "How long all of it may take.", Default: "10s"),
        ],
        Errors = [MonitoringErrors.Look, HttpErrors.Request],
        Examples = [new TagExample("run:\n  - http check: {url: \"http://localhost/\", wait: 5s}", "fails REM9003")],
    };

    /// <inheritdoc/>
    protected override HttpWish? Read(object? value, Problems problems)
    {
        if (value is string address)
        {
            value = new RemMap(1) { ["url"] = address };
        }

        if (value is not RemMap map)
        {
            problems.Expected([], "an address or a map", value);
            return null;
        }

        var fields = Settings(map, problems);
        var url = fields.As<string>("url", "an address");
        if (url is not null && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https"))
        {
            problems.Expected(fields.At("url"), "an address that begins with http:// or https://", url);
        }

        var expect = map.TryGetValue("expect", out var given) ? given : null;
        try
        {
            HttpRun.CheckExpect(expect);
        }
        catch (PlanException error)
        {
            problems.Add(fields.At("expect"), error.Finding.Message, error.Finding.Hint);
        }

        var call = new RemMap { ["expect"] = "any" };
        foreach (var key in OfHttp.Where(map.ContainsKey))
        {
            call.Set(key, map[key]);
        }

        return new HttpWish(url ?? "", call)
        {
            Expect = expect,
            Contains = fields.Text("contains"),
            HasCertificate = fields.Flag("certificate") ?? false,
            Timeout = fields.Time("timeout", TimeSpan.FromMilliseconds(1)) ?? StandardTimeout,
        };
    }

    /// <inheritdoc/>
    protected override async ValueTask<object?> LookAsync(HttpWish wanted, Scope scope, CancellationToken cancel)
    {
        if (DryRun.Shows(scope, default, "ask " + wanted.Url))
        {
            return new RemMap(1) { ["text"] = "" };
        }

        var (clock, result) = (scope.Run.Clock, new RemMap(8));
        try
        {
            var begun = clock.GetTimestamp();
            wanted.Call.IsShared = true;
            var call = wanted.Call.Copy();
            call.Set("timeout", wanted.Timeout.TotalSeconds);
            var answer = await HttpRun.RunAsync(scope.Run.Http, call, scope.Run.Options.Limits.TextResultBytes, clock, cancel);
            Fill(result, answer, clock.GetElapsedTime(begun), wanted);
        }
        catch (PlanException error) when (error.Finding.Code != HttpErrors.Request)
        {
            result.Set("status", "critical");
            result.Set("text", error.Finding.Message);
            return result;
        }

        if (wanted.HasCertificate && Uri.TryCreate(wanted.Url, UriKind.Absolute, out var url) && url.Scheme == "https")
        {
            await AddCertificateAsync(result, url, wanted, clock, cancel);
        }

        return result;
    }

    private static void Fill(RemMap result, RemMap answer, TimeSpan took, HttpWish wanted)
    {
        var (code, body) = ((long)answer["status"]!, (string)answer["body"]!);
        var (seconds, bytes) = (Math.Round(took.TotalSeconds, 6), (long)System.Text.Encoding.UTF8.GetByteCount(body));
        result.Set("time", seconds);
        result.Set("code", code);
        result.Set("bytes", bytes);
        result.Set("units", new RemMap(4) { ["time"] = "s", ["bytes"] = "B", ["certificate days"] = "d", ["code"] = "" });
        var isExpected = HttpRun.IsExpected(wanted.Expect, code);
        var isThere = wanted.Contains is not { } text || body.Contains(text, StringComparison.Ordinal);
        if (!isExpected || !isThere)
        {
            result.Set("status", "critical");
        }

        result.Set("text", string.Create(CultureInfo.InvariantCulture, $"status {code} in {seconds * 1000:0} ms, {bytes} bytes") + (isExpected ? "" : ", expected " + ValueText.Of(wanted.Expect ?? "2xx")) + (isThere ? "" : $", without {ValueText.Show(wanted.Contains)}"));
    }

    private static async Task AddCertificateAsync(RemMap result, Uri url, HttpWish wanted, TimeProvider clock, CancellationToken cancel)
    {
        var look = await new TcpLook(new TcpWish(url.IdnHost, url.Port) { IsSecure = true, Timeout = wanted.Timeout }, clock).RunAsync(cancel);
        if (look.TryGetValue("certificate days", out var days))
        {
            result.Set("certificate days", days);
        }

        if (look.TryGetValue("status", out var status))
        {
            result.Set("status", status);
            result.Set("text", look["text"]);
        }
    }
}

/// <summary>A request to be tried.</summary>
/// <param name="Url">The address.</param>
/// <param name="Call">The options of the action `http`.</param>
internal sealed record HttpWish(string Url, RemMap Call)
{
    /// <summary>The statuses that are fine; null for 2xx.</summary>
    public object? Expect { get; init; }

    /// <summary>What the body has to hold; null for anything.</summary>
    public string? Contains { get; init; }

    /// <summary>True when the certificate is looked at too.</summary>
    public bool HasCertificate { get; init; }

    /// <summary>How long it may take.</summary>
    public TimeSpan Timeout { get; init; }
}
