using System.Globalization;
using Microsoft.AspNetCore.Http;
using Rem.Errors;
using Rem.Running;
using Rem.Values;
using Rem.Web.Sections;
using Rem.Web.Static;

namespace Rem.Web.Pages;

/// <summary>What stands under `response` in what a page gave: status, headers, cookies, and what is sent instead of the result.</summary>
internal sealed class ResponseControl
{
    /// <summary>The key that it stands under.</summary>
    public const string Key = "response";

    private static readonly string[] Keys = ["status", "headers", "cookies", "redirect", "content type", "body", "file"];

    // What the server says about its connection and its safety is its own.
    private static readonly string[] Kept =
        ["connection", "content-length", "transfer-encoding", "upgrade", "trailer", "te", "keep-alive", "date", "server", "set-cookie", "content-security-policy", "x-content-type-options", "x-frame-options", "strict-transport-security"];

    private readonly RemMap _map;
    private readonly Page _page;

    private ResponseControl(RemMap map, Page page)
    {
        _map = map;
        _page = page;
        for (var i = 0; i < map.Count; i++)
        {
            if (Array.IndexOf(Keys, map.KeyAt(i)) < 0)
            {
                var near = Suggestion.Nearest(map.KeyAt(i), Keys);
                throw Error($"it has no key {ValueText.Show(map.KeyAt(i))}; it has {string.Join(", ", Keys)}", near is null ? null : $"did you mean '{near}'?");
            }
        }
    }

    /// <summary>The media type, or null.</summary>
    public string? ContentType => Text("content type");

    /// <summary>True when it says what is sent.</summary>
    public bool HasBody => _map.ContainsKey("body");

    /// <summary>What is sent, when it says so.</summary>
    public object? Body => _map.TryGetValue("body", out var body) ? body : null;

    /// <summary>True when nothing of the page's result is sent: a redirect, a file.</summary>
    public bool IsWhole => _map.ContainsKey("redirect") || _map.ContainsKey("file");

    /// <summary>What a page's result says; null when it says nothing. Throws <see cref="WebErrors.Response"/>.</summary>
    public static ResponseControl? Of(object? value, Page page)
    {
        if (value is not RemMap map || !map.TryGetValue(Key, out var control) || control is null)
        {
            return null;
        }

        return control is RemMap settings
            ? new ResponseControl(settings, page)
            : throw new PlanException(WebErrors.Response, page.At, $"'response' of the page '{page.Path}' is {ValueText.ShowWithKind(control)}, expected a map", WebErrors.Response.Fix);
    }

    /// <summary>Sets status, headers and cookies.</summary>
    public void Apply(HttpContext http)
    {
        if (_map.TryGetValue("status", out var status))
        {
            http.Response.StatusCode = status is long and >= 200 and <= 599 ? (int)(long)status : throw Error($"'status' is a number from 200 to 599, got {ValueText.ShowWithKind(status)}");
        }

        foreach (var (name, value) in Entries("headers"))
        {
            SetHeader(http.Response.Headers, name, value);
        }

        foreach (var (name, value) in Entries("cookies"))
        {
            PageCookie.Set(http, name, value, Error);
        }
    }

    /// <summary>True for a status whose answer ends with its headers (RFC 9110, 15.3.5, 15.3.6 and 15.4.5).</summary>
    public static bool IsBodiless(int status) => status is StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified;

    /// <summary>What is wrong with sending something under such a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="what">What would be sent.</param>
    public PlanException Bodiless(int status, string what) =>
        Error(string.Create(CultureInfo.InvariantCulture, $"an answer with 'status' {status} has no body, and {what}"), "take another status, or send nothing: `body: \"\"`");

    /// <summary>Sends a redirect or a file.</summary>
    public Task SendAsync(HttpContext http, OpenPlan plan, CancellationToken cancel)
    {
        if (Text("redirect") is { } address)
        {
            Redirect(http, address);
            return Task.CompletedTask;
        }

        var path = Text("file") ?? throw Error("'file' must be a path");
        if (IsBodiless(http.Response.StatusCode))
        {
            throw Bodiless(http.Response.StatusCode, "the page sends a file");
        }

        var file = new FileInfo(Path.GetFullPath(path, Path.GetFullPath(plan.Plan.File.Folder)));
        cancel.ThrowIfCancellationRequested();
        return file.Exists ? StaticFiles.SendAsync(http, file, ContentType) : throw Error($"there is no file {ValueText.Show(path)}");
    }

    private void Redirect(HttpContext http, string address)
    {
        http.Response.Headers.Location = RedirectAddress.Of(address) ?? throw Error($"{ValueText.Show(address)} is no address to go on to", "write a path such as /hosts, or a whole http or https address");
        if (!_map.ContainsKey("status"))
        {
            http.Response.StatusCode = StatusCodes.Status303SeeOther;
        }
    }

    private void SetHeader(IHeaderDictionary headers, string name, object? value)
    {
        var text = ValueText.Of(value);
        if (!HeaderText.IsName(name) || !HeaderText.IsValue(text))
        {
            throw Error($"{ValueText.Show(name)}: {ValueText.Show(text)} is no header");
        }

        if (Array.IndexOf(Kept, name.ToLowerInvariant()) >= 0)
        {
            throw Error($"the header {ValueText.Show(name)} is the server's own", name.Equals("set-cookie", StringComparison.OrdinalIgnoreCase) ? "write `cookies: {name: value}`" : null);
        }

        headers[name] = text;
    }

    private IEnumerable<KeyValuePair<string, object?>> Entries(string key)
    {
        if (!_map.TryGetValue(key, out var value) || value is null)
        {
            return [];
        }

        return value as RemMap ?? throw Error($"'{key}' is {ValueText.ShowWithKind(value)}, expected a map");
    }

    private string? Text(string key) => !_map.TryGetValue(key, out var value) || value is null ? null : value as string ?? throw Error($"'{key}' is {ValueText.ShowWithKind(value)}, expected a text");

    private PlanException Error(string message, string? hint = null) =>
        new(WebErrors.Response, _page.At, string.Create(CultureInfo.InvariantCulture, $"'response' of the page '{_page.Path}': {message}"), hint);
}
