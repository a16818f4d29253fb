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

/// <summary>Who makes which links, and where they lead.</summary>
public sealed class LinkMakingTests
{
    [Theory]
    [InlineData(Role.Viewer, "change", "operator", "no more than who has it made")]
    [InlineData(Role.Operator, "change", "author", "no more than who has it made")]
    [InlineData(Role.Admin, "write", "operator", "needs the role author")]
    [InlineData(Role.Admin, "chnge", "operator", "no function 'chnge'")]
    public async Task Nobody_makes_a_link_that_may_do_more(Role maker, string function, string role, string says)
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        using var client = site.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await site.AddTokenAsync("maker", maker));
        using var content = new StringContent($$"""{"called":"{{function}}","role":"{{role}}"}""", null, "application/json");

        using var answer = await client.PostAsync("/rpc/make", content);

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await site.LineAsync(line => line.Text.Contains(says, StringComparison.Ordinal))).Text.ShouldContain(says);
    }

    [Fact]
    public async Task A_link_ends_with_what_its_maker_may_do()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var token = await site.AddTokenAsync("maker", Role.Operator);
        using var client = site.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var link = await LinkSite.CallAsync(client, "make", "{}");
        client.DefaultRequestHeaders.Authorization = null;
        (await client.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await using var access = await WebAccess.OpenAsync(site.Resources, new MemoryAudit(TimeProvider.System), TimeProvider.System, follows: false, default);
        await access.Changes.RevokeTokenAsync(AuditActor.OfProcess(), (await access.Changes.TokensAsync(default)).Single(static facts => facts.Name == "maker").Id, default);

        await LinkSite.UntilGoneAsync(client, link);
        (await client.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await LinkSite.ChangesAsync(site)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_came_by_a_link_makes_no_other()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var link = await LinkSite.MakeAsync(site, """{"called":"again"}""");
        using var client = site.Anonymous();

        (await client.PostAsync(link, null)).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task A_script_makes_one_as_a_step_does()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        using var client = site.Anonymous();

        (await client.PostAsync(await LinkSite.CallAsync(site.Client, "script", "{}"), null)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await LinkSite.LastAsync(site)).ShouldBe("web 4 by lua as operator");
    }

    [Fact]
    public async Task A_plan_that_nobody_asks_makes_one_for_the_site_of_its_process()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan);
        var path = site.Folder.Write("alone.yaml", "run:\n  - http link: {function: change, user: anna, arguments: {what: alone}}\n    as: link\nurl: ${{ link.url }}\n");
        var engine = new RemEngine(Parts.Options() with { Log = site.Log, Resources = _ => site.Resources });
        var loaded = engine.Load(path, new FindingList());
        loaded.EnsureValid();
        var made = (RemMap)(await engine.RunAsync(loaded, new RunRequest { Folder = site.Folder.Path }, default))!;
        using var client = site.Anonymous();

        (await client.PostAsync((string)made["url"]!, null)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await LinkSite.LastAsync(site)).ShouldBe("alone 4 by anna as operator");
    }

    [Fact]
    public async Task A_link_has_the_address_that_its_site_says()
    {
        await using var site = await RunningSite.StartAsync(LinkSite.Plan.Replace("listen: PORT,", "listen: PORT, hosts: [localhost, monitor.example.org], address: \"https://monitor.example.org/\",", StringComparison.Ordinal));

        (await LinkSite.MakeAsync(site, "{}")).ShouldStartWith("https://monitor.example.org/rem/link?k=");
    }

    [Theory]
    [InlineData("https://monitor.example.org/rem")]
    [InlineData("ftp://localhost")]
    [InlineData("localhost:2001")]
    [InlineData("http://user@localhost")]
    [InlineData("https://other.example.org")] // no host of the site
    public async Task An_address_that_is_none_of_the_site_is_refused(string address)
    {
        var error = await Should.ThrowAsync<PlanException>(() => RunningSite.StartAsync(LinkSite.Plan.Replace("listen: PORT,", $"listen: PORT, address: \"{address}\",", StringComparison.Ordinal)));

        error.Finding.Code.ShouldBe(WebErrors.Site);
        error.Message.ShouldContain("'address'");
    }
}
