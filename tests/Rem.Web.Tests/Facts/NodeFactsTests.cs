using System.Text;
using Rem.Cli;
using Rem.Errors;
using Rem.Running;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Facts;

public sealed class NodeFactsTests
{
    private const string Site = """
        http sites: {main: {listen: PORT, mounts: {/: ., /more: more.yaml}}}
        http pages:
          what/<fact>:
            run: [{node facts: "${{ fact }}", as: found}]
            return: "${{ found }}"
          private: {role: admin, return: 1}
        http stream:
          counters: {node: counters, every: 20ms}
        http rpc:
          fill:
            run:
              - put in queue jobs: 1
              - put in queue jobs: 2
              - set state hosts: {web1: up}
              - count visits: 3
            return: done
        """;

    private const string More = "http pages: {own: 1}\nhttp rpc: {greet: {about: Greets., return: hello}}";

    [Fact]
    public async Task A_page_learns_what_the_plans_share()
    {
        await using var site = await StartAsync();
        await Fill(site);

        (await site.GetAsync("/what/queues")).ShouldBe("""[{"name":"jobs","ready":2,"delayed":0,"taken":0,"dead":0}]""");
        (await site.GetAsync("/what/states")).ShouldBe("""[{"name":"hosts","keys":1}]""");
        (await site.GetAsync("/what/counters")).ShouldBe("""[{"name":"visits","total":3}]""");
        (await site.GetAsync("/what/locks")).ShouldBe("[]");
        (await site.GetAsync("/what/health")).ShouldBe("""{"web":{"state":"ok","text":"answers"},"queues":{"state":"ok","text":"no dead letters"}}""");
    }

    [Fact]
    public async Task Pages_and_functions_are_listed_as_far_as_one_may_use_them()
    {
        await using var site = await StartAsync();

        var pages = await site.GetAsync("/what/pages");

        pages.ShouldContain("""{"page":"/what/<fact>","role":"viewer",""");
        pages.ShouldContain("""{"page":{"text":"/private","link":"/private"},"role":"admin",""");
        pages.ShouldContain("\"/more/own\"");
        (await site.GetAsync("/what/functions")).ShouldContain("""{"function":{"text":"/more/rpc/greet","link":"/more/rpc/greet"},"about":"Greets.","role":"operator",""");
    }

    [Theory]
    [InlineData("plans")]
    [InlineData("steps")]
    [InlineData("refused")]
    [InlineData("log")]
    public async Task A_plan_that_was_run_by_itself_has_no_node_to_tell_of(string fact)
    {
        await using var site = await StartAsync();

        (await site.GetAsync("/what/" + fact)).ShouldBe("[]");
    }

    [Fact]
    public async Task What_nobody_knows_is_an_error_with_what_was_meant()
    {
        await using var site = await StartAsync();

        using var answer = await site.Client.GetAsync("/what/queus");

        ((int)answer.StatusCode).ShouldBe(500);
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldContain("REM8031: 'queus' is nothing that a server tells of itself");
        text.ShouldContain("did you mean 'queues'?");
    }

    [Theory]
    [InlineData("run:\n  - node facts: planz\n")]
    [InlineData("run:\n  - node facts: 5\n")]
    public void A_fixed_name_that_is_none_is_told_when_the_plan_is_loaded(string plan)
    {
        using var folder = new Folder();
        var findings = new FindingList();

        new RemEngine(Parts.Options()).Load(folder.Write("p.yaml", plan), findings);

        findings.Items.ShouldHaveSingleItem().Code.ShouldBe(WebErrors.Fact);
    }

    [Fact]
    public async Task A_stream_tells_a_fact_anew_when_it_has_changed()
    {
        await using var site = await StartAsync();
        using var stream = new StreamReader(await site.Client.GetStreamAsync("/counters"));

        (await NextAsync(stream)).ShouldBe("""{"value":[]}""");
        await Fill(site);

        (await NextAsync(stream)).ShouldBe("""{"value":[{"name":"visits","total":3}]}""");
    }

    private static Task<RunningSite> StartAsync() => RunningSite.StartAsync(Site, ("more.yaml", More));

    private static async Task Fill(RunningSite site)
    {
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        using var answer = await site.Client.PostAsync("/rpc/fill", body);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("\"done\"");
    }

    private static async Task<string> NextAsync(StreamReader stream)
    {
        while (true)
        {
            var line = await stream.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(90), TimeProvider.System);
            if (line!.StartsWith("data: ", StringComparison.Ordinal))
            {
                return line[6..];
            }
        }
    }
}
