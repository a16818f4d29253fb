using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Rem.Web.Access;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Access;

public sealed class ServedAccessTests
{
    private const string Site = """
        http sites: {main: {listen: PORT}}
        http pages:
          who: {return: "${{ user.name }} ${{ user.role }} [${{ csrf }}]"}
          open: {role: anyone, output: open}
          admins: {role: admin, output: admins}
          change: {methods: [GET, POST], role: operator, run: [{count changes: 1, as: n}], return: "${{ n }}"}
          leak: {role: anyone, return: "${{ pipe }}"}
        http rpc:
          change: {run: [{count changes: 1, as: n}], return: "${{ n }}"}
          look: {safe: true, return: seen}
        http static: {files: www}
        """;

    [Theory]
    [InlineData("/who", 401)]
    [InlineData("/open", 200)]
    [InlineData("/admins", 401)]
    [InlineData("/files/1.txt", 401)]
    [InlineData("/metrics", 401)]
    [InlineData("/healthz", 200)]
    [InlineData("/login", 200)]
    [InlineData("/nope", 404)]
    public async Task Without_a_credential_only_what_is_open_is_there(string path, int status)
    {
        await using var site = await StartAsync();
        using var client = site.Anonymous();

        using var answer = await client.GetAsync(path);

        ((int)answer.StatusCode).ShouldBe(status);
        (answer.Headers.WwwAuthenticate.Count > 0).ShouldBe(status == 401);
    }

    [Fact]
    public async Task A_browser_is_led_to_the_login_and_back()
    {
        await using var site = await StartAsync();
        using var browser = new Browser(site);

        using var asked = await browser.Client.GetAsync("/who?a=1&b=%3C");
        asked.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        asked.Headers.Location!.OriginalString.ShouldBe("/login?next=%2Fwho%3Fa%3D1%26b%3D%253C");

        using var done = await browser.LoginAsync(("token", site.Token));
        done.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        done.Headers.Location!.OriginalString.ShouldBe("/who");
        (await browser.Client.GetStringAsync("/who")).ShouldMatch("token:first-run admin \\[.{43}\\]");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_login_never_leads_to_another_site(string next)
    {
        await using var site = await StartAsync();
        using var browser = new Browser(site);

        var form = await browser.Client.GetStringAsync("/login?next=" + Uri.EscapeDataString(next));

        form.ShouldContain("name=\"next\" value=\"/\"");
    }

    [Fact]
    public async Task A_cookie_changes_nothing_without_its_pages_token()
    {
        await using var site = await StartAsync();
        using var browser = new Browser(site);
        (await browser.LoginAsync(("token", site.Token))).Dispose();
        var csrf = (await browser.Client.GetStringAsync("/who")).Split('[')[1].TrimEnd(']');

        (await browser.PostAsync("/change")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.PostAsync("/change", ("csrf", "x"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await (await browser.PostAsync("/change", ("csrf", csrf))).Content.ReadAsStringAsync()).ShouldContain("1");
        (await CallAsync(browser.Client, "/rpc/change", null)).ShouldBe(HttpStatusCode.Forbidden);
        (await CallAsync(browser.Client, "/rpc/change", csrf)).ShouldBe(HttpStatusCode.OK);
        (await CallAsync(browser.Client, "/rpc/change", csrf, "https://evil.example")).ShouldBe(HttpStatusCode.Forbidden);
        (await CallAsync(browser.Client, "/rpc/change", csrf, "null")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_session_ends_by_the_users_hand()
    {
        await using var site = await StartAsync();
        using var browser = new Browser(site);
        (await browser.LoginAsync(("token", site.Token))).Dispose();
        var csrf = (await browser.Client.GetStringAsync("/who")).Split('[')[1].TrimEnd(']');
        var cookie = browser.Session!;

        (await browser.PostAsync("/logout", ("csrf", csrf))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        using var thief = site.Anonymous();
        thief.DefaultRequestHeaders.Add("Cookie", $"rem-{site.Port}={cookie}");
        (await thief.GetAsync("/who")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_and_after_five_there_is_a_pause()
    {
        await using var site = await StartAsync();
        using var browser = new Browser(site);

        for (var i = 0; i < 5; i++)
        {
            (await browser.LoginAsync(("user", "ana"), ("password", "not the password"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        using var last = await browser.LoginAsync(("user", "ana"), ("password", "not the password"));
        ((int)last.StatusCode).ShouldBe(429);
        last.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
    }

    [Fact]
    public async Task Who_is_signed_in_may_sign_in_anew()
    {
        await using var site = await StartAsync();
        using var browser = new Browser(site);
        (await browser.LoginAsync(("token", site.Token))).Dispose();
        var before = browser.Session;

        (await browser.LoginAsync(("token", site.Token))).StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        browser.Session.ShouldNotBe(before);
    }

    [Fact]
    public async Task A_login_form_of_somebody_else_logs_nobody_in()
    {
        await using var site = await StartAsync();
        using var browser = new Browser(site);

        (await browser.PostAsync("/login", ("token", site.Token), ("csrf", "x"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        browser.Session.ShouldBeNull();
    }

    [Fact]
    public async Task A_plan_never_sees_a_credential()
    {
        await using var site = await StartAsync();
        using var browser = new Browser(site);
        (await browser.LoginAsync(("token", site.Token))).Dispose();

        var byCookie = await browser.Client.GetStringAsync("/leak");
        var byToken = await site.GetAsync("/leak");

        byCookie.ShouldNotContain(browser.Session!);
        byToken.ShouldNotContain(site.Token);
    }

    [Fact]
    public async Task What_a_role_may_not_do_is_not_there()
    {
        await using var site = await StartAsync();
        var viewer = await site.AddTokenAsync("look", Role.Viewer);
        using var client = site.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", viewer);

        (await client.GetAsync("/who")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/admins")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/change")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await CallAsync(client, "/rpc/change", null)).ShouldBe(HttpStatusCode.NotFound);
        (await CallAsync(client, "/rpc/look", null)).ShouldBe(HttpStatusCode.OK);
        (await client.GetStringAsync("/rpc/openapi.json")).ShouldNotContain("/rpc/change");
    }

    [Fact]
    public async Task A_change_stands_in_the_audit_log_before_it_takes_effect()
    {
        await using var site = await StartAsync();

        (await CallAsync(site.Client, "/rpc/change", null)).ShouldBe(HttpStatusCode.OK);
        (await CallAsync(site.Client, "/rpc/look", null)).ShouldBe(HttpStatusCode.OK);

        var lines = File.ReadAllLines(site.Folder["data/audit.jsonl"]);
        var begun = lines.Single(static line => line.Contains("/rpc/change", StringComparison.Ordinal));
        begun.ShouldContain("token:first-run");
        lines.ShouldNotContain(static line => line.Contains("/rpc/look", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_that_cannot_be_noted_is_not_made()
    {
        await using var site = await StartAsync();
        (await CallAsync(site.Client, "/rpc/change", null)).ShouldBe(HttpStatusCode.OK);
        Directory.Delete(site.Folder["data"], recursive: true);
        File.WriteAllText(site.Folder["data"], "");

        (await CallAsync(site.Client, "/rpc/change", null)).ShouldBe(HttpStatusCode.ServiceUnavailable);

        (await site.Resources.Counters.Open("changes").GetAsync(default)).ShouldBe(1L);
    }

    private static Task<RunningSite> StartAsync() => RunningSite.StartAsync(Site, ("www/1.txt", "1"));

    private static async Task<HttpStatusCode> CallAsync(HttpClient client, string path, string? csrf, string? origin = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        if (csrf is not null)
        {
            request.Headers.Add("X-CSRF-Token", csrf);
        }

        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }
}
