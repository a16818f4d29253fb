using System.Net;
using Rem.Errors;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Sites;

public sealed class MountTests
{
    private const string Three = """
        http sites: {main: {listen: PORT, mounts: {/: first.yaml, /deep: {}, /side: [left.yaml, right.yaml]}}}
        """;

    private static readonly (string, string)[] Plans =
    [
        ("first.yaml", "http fallbacks: [second.yaml]\nhttp pages: {one: one, both: first}\nhttp static: {files: a}"),
        ("second.yaml", "http fallbacks: [third.yaml]\nhttp pages: {two: two, both: second}\nhttp static: {files: b}"),
        ("third.yaml", "http pages: {three: three, both: third, deep/own: from the root}\nhttp static: {files: c}"),
        ("left.yaml", "http pages: {index: left, x: left}"),
        ("right.yaml", "http pages: {y: right, x: right}"),
        ("a/1.txt", "a1"), ("b/1.txt", "b1"), ("b/2.txt", "b2"), ("c/3.txt", "c3"),
    ];

    [Theory]
    [InlineData("/one", "one")]
    [InlineData("/two", "two")]
    [InlineData("/three", "three")]
    [InlineData("/both", "first")]
    [InlineData("/files/1.txt", "a1")]
    [InlineData("/files/2.txt", "b2")]
    [InlineData("/files/3.txt", "c3")]
    [InlineData("/side/", "left")]
    [InlineData("/side/x", "left")]
    [InlineData("/side/y", "right")]
    public async Task A_miss_goes_on_to_the_fall_backs_in_their_order(string path, string expected)
    {
        await using var site = await RunningSite.StartAsync(Three.Replace(", /deep: {}", "", StringComparison.Ordinal), Plans);

        (await site.GetAsync(path)).ShouldBe(expected);
    }

    [Fact]
    public async Task What_the_longest_mount_does_not_have_is_looked_for_in_a_shorter_one()
    {
        await using var site = await RunningSite.StartAsync(Three.Replace("{}", "left.yaml", StringComparison.Ordinal), Plans);

        (await site.GetAsync("/deep/x")).ShouldBe("left");
        (await site.GetAsync("/deep/own")).ShouldBe("from the root");
    }

    [Fact]
    public async Task A_mount_without_its_slash_leads_to_the_one_with_it()
    {
        await using var site = await RunningSite.StartAsync(Three.Replace("{}", "left.yaml", StringComparison.Ordinal), Plans);

        using var answer = await site.Client.GetAsync("/side?a=1");

        answer.StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect);
        answer.Headers.Location!.ToString().ShouldBe("/side/?a=1");
        (await site.Client.GetAsync("/side/x/")).StatusCode.ShouldBe(HttpStatusCode.PermanentRedirect);
    }

    [Fact]
    public async Task Tags_decide_what_is_mounted()
    {
        const string Plan = """
            host: {role: db}
            http sites:
              main:
                listen: PORT
                mounts:
                  /: left.yaml
                  if host.role == "db":
                    /db: right.yaml
                  if host.role == "web":
                    /web: right.yaml
            """;
        await using var site = await RunningSite.StartAsync(Plan, Plans);

        (await site.GetAsync("/db/y")).ShouldBe("right");
        (await site.Client.GetAsync("/web/y")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Fall_backs_in_a_circle_are_refused()
    {
        var start = RunningSite.StartAsync("http sites: {main: {listen: PORT, mounts: {/: a.yaml}}}", ("a.yaml", "http fallbacks: [b.yaml]"), ("b.yaml", "http fallbacks: [a.yaml]"));

        var error = await Should.ThrowAsync<InvalidPlanException>(start);
        var finding = error.Findings.Single();
        finding.Code.ShouldBe(WebErrors.FallBackCycle);
        finding.Message.ShouldContain("b.yaml > ");
        finding.At.ToString().ShouldEndWith("b.yaml:1:18");
    }

    [Theory]
    [InlineData("http sites: {main: {listen: PORT, mounts: {/: nowhere.yaml}}}", "REM8006", "nowhere.yaml")]
    [InlineData("http sites: {main: {listen: PORT, mounts: {/: empty.yaml}}}", "REM8006", "nothing to mount")]
    [InlineData("http sites: {main: {listen: \"0.0.0.0:PORT\"}}\nhttp pages: {index: x}", "REM8004", "other machines")]
    [InlineData("http sites: {main: {listen: 99999}}", "REM8003", "65535")]
    [InlineData("http sites: {main: {listen: {a: 1}}}", "REM8003", "a port or an address")]
    [InlineData("http sites: {main: {hosts: [a]}}", "REM8003", "missing")]
    [InlineData("http sites: {main: {listen: PORT, mounts: {/a/../b: x.yaml}}}", "REM8003", "no path")]
    [InlineData("http sites: {main: {listen: PORT, hosts: [\"a*b\"]}}", "REM8003", "no host name")]
    [InlineData("http sites: {main: {listen: PORT, tls: {certificate: no.pem, key: no.pem}}}\nhttp pages: {index: x}", "REM8015", "no.pem")]
    [InlineData("http sites: [1]", "REM1103", "")]
    public async Task A_site_that_cannot_be_served_is_refused_with_its_reason(string plan, string code, string says)
    {
        var error = await Should.ThrowAsync<Exception>(() => RunningSite.StartAsync(plan, ("empty.yaml", "a: 1")));

        var finding = error is InvalidPlanException invalid ? invalid.Findings[0] : ((PlanException)error).Finding;
        finding.Code.Id.ShouldBe(code);
        finding.Message.ShouldContain(says);
    }

    [Fact]
    public async Task An_address_that_is_taken_is_refused()
    {
        await using var site = await RunningSite.StartAsync("http sites: {main: {listen: PORT}}\nhttp pages: {index: x}");

        var error = await Should.ThrowAsync<PlanException>(() => RunningSite.StartAsync($"http sites: {{main: {{listen: {site.Port}}}}}\nhttp pages: {{index: x}}"));

        error.Finding.Code.ShouldBe(WebErrors.Listen);
    }

    [Theory]
    [InlineData("/files/../site.yaml")]
    [InlineData("/files/%2e%2e/site.yaml")]
    [InlineData("/files/..%2fsite.yaml")]
    [InlineData("/files/%2e%2e%2fsite.yaml")]
    [InlineData("/files/..\\site.yaml")]
    [InlineData("/files/..%5csite.yaml")]
    [InlineData("/files/.hidden")]
    [InlineData("/files/sub/.git/config")]
    [InlineData("/files//etc/passwd")]
    [InlineData("/files/%00")]
    [InlineData("/files/1.txt%00.html")]
    [InlineData("/files/out")]
    [InlineData("/files/outside/site.yaml")]
    [InlineData("/files/")]
    [InlineData("/files/sub")]
    [InlineData("/files/C:/x")]
    public async Task Nothing_outside_of_a_folder_is_served(string path)
    {
        await using var site = await RunningSite.StartAsync("http sites: {main: {listen: PORT}}\nhttp static: {files: www}", ("www/1.txt", "1"), ("www/.hidden", "h"), ("www/sub/.git/config", "c"));
        File.CreateSymbolicLink(site.Folder["www/out"], site.Folder["site.yaml"]);
        File.CreateSymbolicLink(site.Folder["www/outside"], site.Folder.Path);

        var (status, text) = await RawClient.GetAsync(site.Port, path);

        status.ShouldBeOneOf(400, 404);
        text.ShouldNotContain("listen");
    }

    [Fact]
    public async Task A_link_inside_of_a_folder_is_served()
    {
        await using var site = await RunningSite.StartAsync("http sites: {main: {listen: PORT}}\nhttp static: {files: www}", ("www/1.txt", "1"));
        File.CreateSymbolicLink(site.Folder["www/2.txt"], site.Folder["www/1.txt"]);

        (await site.GetAsync("/files/2.txt")).ShouldBe("1");
    }
}
