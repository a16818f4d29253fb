using System.Net;
using System.Text.RegularExpressions;

namespace Rem.Web.Tests.Kit;

/// <summary>A client that keeps cookies and sends forms as a browser does, without its engine.</summary>
internal sealed partial class Browser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly Uri _address;

    public Browser(RunningSite site)
    {
        _address = new Uri($"http://localhost:{site.Port}/");
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = _cookies }) { BaseAddress = _address };
        Client.DefaultRequestHeaders.Add("Accept", "text/html");
    }

    public HttpClient Client { get; }

    public string? Session => _cookies.GetCookies(_address)[$"rem-{_address.Port}"]?.Value;

    /// <summary>Opens the form and sends it.</summary>
    public async Task<HttpResponseMessage> LoginAsync(params (string Name, string Value)[] fields)
    {
        var page = await Client.GetStringAsync("/login?next=/who");
        var form = page[page.IndexOf("action=\"/login\"", StringComparison.Ordinal)..];
        return await PostAsync("/login", [("csrf", Field(form, "csrf")), ("next", Field(form, "next")), .. fields]);
    }

    /// <summary>The token of this session, as its pages have it: a site with functions has one.</summary>
    public async Task<string> CsrfAsync() => Field(await Client.GetStringAsync("/rpc/"), "csrf");

    /// <summary>Sends a form.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(static field => new KeyValuePair<string, string>(field.Name, field.Value))),
            Headers = { { "Origin", _address.GetLeftPart(UriPartial.Authority) }, { "Sec-Fetch-Site", "same-origin" } },
        };
        return await Client.SendAsync(request);
    }

    public void Dispose() => Client.Dispose();

    private static string Field(string html, string name) => Regex.Match(html, $"name=\"{name}\" value=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups[1].Value;
}
