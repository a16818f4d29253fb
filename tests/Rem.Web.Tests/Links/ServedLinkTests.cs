using System.Net;
using System.Text.Json;
using Rem.Cli;
using Rem.Errors;
using Rem.Running;
using Rem.Shared;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Links;

/// <summary>Links that call one function, over HTTP.</summary>
public sealed class ServedLinkTests
{
    [Fact]
    public async Task Who_holds_a_link_calls_its_function_once_as_whom_it_was_made_for()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var link = await LinkSite.MakeAsync(site, "{}");
        using var client = site.Anonymous();

        link.ShouldStartWith($"http://localhost:{site.Port}/rem/link?k=");
        using var done = await client.PostAsync(link, null);

        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await done.Content.ReadAsStringAsync()).ShouldBe("\"changed web\"");
        (await LinkSite.LastAsync(site)).ShouldBe("web 4 by anna as operator");
        using var again = await client.PostAsync(link, null);
        again.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await again.Content.ReadAsStringAsync()).ShouldContain("worked once, and was used at");
        (await client.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await LinkSite.ChangesAsync(site)).ShouldBe(1);
    }

    [Fact]
    public async Task Opening_a_link_shows_what_it_will_do_and_changes_nothing()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var link = await LinkSite.MakeAsync(site, """{"what":"<b>web</b>"}""");
        using var client = site.Anonymous();
        client.DefaultRequestHeaders.Add("Accept", "text/html");

        for (var i = 0; i < 40; i++)
        {
            using var page = await client.GetAsync(link);
            page.StatusCode.ShouldBe(HttpStatusCode.OK);
            page.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            page.Headers.CacheControl!.NoStore.ShouldBeTrue();
            var html = await page.Content.ReadAsStringAsync();
            html.ShouldContain("&lt;b&gt;web&lt;/b&gt;");
            html.ShouldContain("Changes something.");
            html.ShouldContain("Made for anna; works once, until 20");
            html.ShouldContain("<form class=\"rem-widget rem-form\" method=\"post\">");
            html.ShouldNotContain(link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        }

        using var head = await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await head.Content.ReadAsStringAsync()).ShouldBe("");
        foreach (var method in new[] { "PUT", "DELETE", "PATCH" })
        {
            (await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), link))).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        }

        (await LinkSite.ChangesAsync(site)).ShouldBe(0);
        (await client.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_forged_link_is_none_and_learns_nothing()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var link = await LinkSite.MakeAsync(site, "{}");
        using var client = site.Anonymous();
        var at = link.IndexOf('=', StringComparison.Ordinal) + 1;
        var forged = new[] { link[..^1] + (link[^1] == 'A' ? 'Q' : 'A'), link[..at] + (link[at] == 'A' ? 'B' : 'A') + link[(at + 1)..], link[..^10], link + "A", link[..at] + "x", link[..(at - 2)] };

        var answers = new HashSet<string>();
        foreach (var url in forged)
        {
            using var got = await client.GetAsync(url);
            using var done = await client.PostAsync(url, null);
            got.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            done.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            answers.Add(await got.Content.ReadAsStringAsync());
            answers.Add(await done.Content.ReadAsStringAsync());
        }

        answers.ShouldHaveSingleItem();
        (await LinkSite.ChangesAsync(site)).ShouldBe(0);
    }

    [Fact]
    public async Task Of_many_who_follow_a_link_at_once_one_does()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var link = await LinkSite.MakeAsync(site, "{}");
        using var client = site.Anonymous();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.PostAsync(link, null)));

        answers.Count(static answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(static answer => answer.StatusCode == HttpStatusCode.Gone).ShouldBe(19);
        (await LinkSite.ChangesAsync(site)).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_whose_time_is_over_says_since_when()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var link = await LinkSite.SignAsync(site, static link => link with { Until = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000) });
        using var client = site.Anonymous();

        using var got = await client.GetAsync(link);
        using var done = await client.PostAsync(link, null);

        got.StatusCode.ShouldBe(HttpStatusCode.Gone);
        done.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await done.Content.ReadAsStringAsync()).ShouldContain("worked until 2023-11-14 22:13:20 UTC");
        (await LinkSite.ChangesAsync(site)).ShouldBe(0);
    }

    [Theory]
    [InlineData("role", "viewer")] // less than the function needs by now
    [InlineData("function", "nope")]
    [InlineData("mount", "/gone/")]
    [InlineData("maker", "bob")] // who is no user any more
    public async Task A_link_to_what_is_no_longer_there_or_allowed_does_nothing(string what, string value)
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var link = await LinkSite.SignAsync(site, link => what switch
        {
            "role" => link with { Role = Role.Viewer },
            "function" => link with { Function = value },
            "mount" => link with { Mount = value },
            _ => link with { Maker = value },
        });
        using var client = site.Anonymous();

        (await client.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await client.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await LinkSite.ChangesAsync(site)).ShouldBe(0);
    }

    [Fact]
    public async Task A_link_of_another_site_is_none()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        using var client = site.Anonymous();

        (await client.PostAsync(await LinkSite.SignAsync(site, static link => link with { Site = "other" }), null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Arguments_that_a_link_leaves_open_are_asked_for_and_do_not_use_it_up_while_they_are_wrong()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var link = await LinkSite.MakeAsync(site, "{}");
        using var client = site.Anonymous();
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        (await client.GetStringAsync(link)).ShouldContain("name=\"arg.hours\"");

        using var wrong = await client.PostAsync(link, LinkSite.Form(("hours", "soon")));
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("must be a number");
        (await client.PostAsync(link, LinkSite.Form(("what", "mail"), ("hours", "2")))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostAsync(link, LinkSite.Form(("nope", "1")))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var other = new StringContent("{}", null, "application/json");
        (await client.PostAsync(link, other)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await LinkSite.ChangesAsync(site)).ShouldBe(0);

        using var right = await client.PostAsync(link, LinkSite.Form(("hours", "2")));
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await right.Content.ReadAsStringAsync()).ShouldContain("changed web");
        (await LinkSite.LastAsync(site)).ShouldBe("web 2 by anna as operator");
    }

    [Fact]
    public async Task A_function_that_refuses_has_used_the_link_up_and_says_why()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var link = await LinkSite.MakeAsync(site, """{"called":"refuse"}""");
        using var client = site.Anonymous();
        client.DefaultRequestHeaders.Add("Accept", "text/html");

        using var refused = await client.PostAsync(link, null);

        ((int)refused.StatusCode).ShouldBe(422);
        var page = await refused.Content.ReadAsStringAsync();
        page.ShouldContain("not today");
        page.ShouldContain("used up");
        (await client.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await LinkSite.ChangesAsync(site)).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_that_works_again_and_again_does()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var link = await LinkSite.MakeAsync(site, """{"once":false}""");
        using var client = site.Anonymous();

        (await client.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await LinkSite.ChangesAsync(site)).ShouldBe(2);
    }

    [Fact]
    public async Task Who_tries_too_many_that_are_none_waits()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var link = await LinkSite.MakeAsync(site, "{}");
        using var client = site.Anonymous();
        for (var i = 0; i < 30; i++)
        {
            (await client.GetAsync($"/rem/link?k={i}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        using var answer = await client.PostAsync(link, null);

        ((int)answer.StatusCode).ShouldBe(429);
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);
        (await LinkSite.ChangesAsync(site)).ShouldBe(0);
    }

    [Fact]
    public async Task The_audit_log_says_whom_a_link_was_made_for_and_no_log_has_the_link()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var link = await LinkSite.MakeAsync(site, "{}");
        using var client = site.Anonymous();
        (await client.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await site.RequestAsync("/rem/link", "user")).ShouldBe("anna");

        var audit = File.ReadAllLines(site.Folder["data/audit.jsonl"]);
        var made = audit.Last(static line => line.Contains("\"link\"", StringComparison.Ordinal));
        made.ShouldContain("/rpc/change for anna as operator");
        made.ShouldContain("token:first-run");
        var id = made[(made.IndexOf(" /", StringComparison.Ordinal) - 16)..made.IndexOf(" /", StringComparison.Ordinal)];
        var done = audit.Single(line => line.Contains($"link {id}", StringComparison.Ordinal));
        done.ShouldContain("\"anna\"");
        done.ShouldContain("/rpc/change");
        var secret = link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..].Split('.');
        foreach (var text in new[] { string.Join('\n', audit), File.ReadAllText(site.Folder["data/log/access.log"]), string.Join('\n', site.Log.Lines.Select(static line => line.Text + ValueText.Json(line.Fields))) })
        {
            text.ShouldNotContain(secret[0]);
            text.ShouldNotContain(secret[1]);
        }
    }

    [Fact]
    public async Task What_cannot_be_noted_is_not_done_and_the_link_works_later()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var link = await LinkSite.MakeAsync(site, "{}");
        using var client = site.Anonymous();
        Directory.Delete(site.Folder["data"], recursive: true);
        File.WriteAllText(site.Folder["data"], "");

        (await client.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);

        (await LinkSite.ChangesAsync(site)).ShouldBe(0);
        (await client.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task All_links_are_revoked_at_once()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var link = await LinkSite.MakeAsync(site, "{}");
        using var client = site.Anonymous();
        await using var access = await WebAccess.OpenAsync(site.Resources, new MemoryAudit(TimeProvider.System), TimeProvider.System, follows: false, default);

        await access.Changes.RevokeLinksAsync(AuditActor.OfProcess(), default);

        (await client.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.PostAsync(await LinkSite.MakeAsync(site, "{}"), null)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
