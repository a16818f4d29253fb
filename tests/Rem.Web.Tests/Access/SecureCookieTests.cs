using System.Net;
using System.Text.RegularExpressions;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Access;

/// <summary>Signing in over TLS.</summary>
public sealed class SecureCookieTests
{
    private const string Site = """
        http sites: {main: {listen: "127.0.0.1:PORT", hosts: [localhost], tls: {certificate: main.pem, key: main.key}}}
        http pages: {who: {return: "${{ user.role }}"}}
        """;

    [Fact]
    public async Task The_cookies_of_a_site_with_tls_are_sent_over_tls_alone_and_to_no_other_host()
    {
        var made = TestCertificate.Make();
        await using var site = await RunningSite.StartAsync(Site, ("main.pem", made.Certificate), ("main.key", made.Key));
        using var client = new TlsClient(site, isAnonymous: true);

        using var form = await SendAsync(client, HttpMethod.Get, "/login", "");
        var login = Cookie(form, "__Host-rem-login");
        var csrf = Regex.Match(await form.Content.ReadAsStringAsync(), "name=\"csrf\" value=\"([^\"]*)\"", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups[1].Value;
        using var done = await SendAsync(client, HttpMethod.Post, "/login", login, ("csrf", csrf), ("token", site.Token), ("next", "/who"));
        done.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var session = Cookie(done, "__Host-rem");
        using var who = await SendAsync(client, HttpMethod.Get, "/who", session);
        (await who.Content.ReadAsStringAsync()).ShouldBe("admin");
        using var nobody = await SendAsync(client, HttpMethod.Get, "/who", session.Replace("__Host-rem=", $"rem-{site.Port}=", StringComparison.Ordinal));
        nobody.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    // The one cookie of a name that an answer sets, as a browser would send it back.
    private static string Cookie(HttpResponseMessage answer, string name)
    {
        var set = answer.Headers.GetValues("Set-Cookie").Single(each => each.StartsWith(name + "=", StringComparison.Ordinal));
        var parts = set.Split("; ");
        parts.ShouldContain("Secure");
        parts.ShouldContain("HttpOnly");
        parts.ShouldContain("Path=/");
        parts.ShouldContain("SameSite=Lax");
        parts.ShouldNotContain(static part => part.StartsWith("Domain", StringComparison.OrdinalIgnoreCase));
        return parts[0];
    }

    private static async Task<HttpResponseMessage> SendAsync(TlsClient client, HttpMethod method, string path, string cookie, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { { "Origin", client.Origin } } };
        if (cookie.Length > 0)
        {
            request.Headers.Add("Cookie", cookie);
        }

        if (fields.Length > 0)
        {
            request.Content = new FormUrlEncodedContent(fields.Select(static field => new KeyValuePair<string, string>(field.Name, field.Value)));
        }

        return await client.SendAsync(request);
    }
}
