using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Rem.Shared;
using Rem.Shared.Queues;
using Rem.Web.Tests.Kit;
using Xunit.Abstractions;

namespace Rem.Web.Tests.Metering;

/// <summary>`/metrics` as Prometheus reads it, and promtool with all its warnings.</summary>
public sealed class MetricsTests(ITestOutputHelper output)
{
    private const string Site = """
        http sites: {main: {listen: PORT}}
        http pages:
          index: {role: anyone, output: good}
          hosts/<name>: {role: anyone, return: "${{ name }}"}
          broken: {x: "${{ nope.a }}"}
          slow: {timeout: 100ms, run: [{shell: sleep 20}]}
          change: {methods: [GET, POST], run: [{count changes: 1}], return: done}
        http rpc: {add: {args: [{name: a, type: integer}], return: "${{ a }}"}, fails: {x: "${{ nope.a }}"}}
        http static: {files: www}
        http stream: {news: {queue: "news é\"\\"}, visits: {counter: visits}}
        """;

    private const string Index = "{endpoint=\"/\",method=\"GET\",status=\"200\"}";

    [PromtoolFact]
    public async Task Promtool_finds_nothing_in_the_metrics_of_a_site_that_nobody_has_used()
    {
        await using var site = await RunningSite.StartAsync(Site);

        (await Promtool.CheckAsync(await site.GetAsync("/metrics"))).ShouldBe((0, ""));
    }

    [PromtoolFact]
    public async Task Promtool_finds_nothing_in_the_metrics_of_a_site_under_use()
    {
        await using var site = await RunningSite.StartAsync(Site, ("www/1.txt", "1"));
        await UseAsync(site);

        var text = await UntilAsync(site, $"_count{Index} 20\n");

        output.WriteLine(text);
        (await Promtool.CheckAsync(text)).ShouldBe((0, ""));
        text.ShouldContain("endpoint=\"/hosts/<name>\",method=\"GET\",status=\"200\"} ");
        text.ShouldContain("endpoint=\"/broken\",method=\"GET\",status=\"500\"");
        text.ShouldContain("status=\"401\"");
        text.ShouldContain("status=\"404\"");
        text.ShouldContain("method=\"other\"");
        text.ShouldContain("{queue=\"news é\\\"\\\\\",state=\"ready\"} 2\n");
        text.ShouldContain("rem_tally{counter=\"changes\"} 1\n");
        text.ShouldContain("rem_tally{counter=\"a \\\"counter\\\" \\\\ of é\"} 2.5\n");
    }

    [Fact]
    public async Task Every_series_is_there_once_and_the_buckets_of_a_request_grow_to_its_count()
    {
        await using var site = await RunningSite.StartAsync(Site, ("www/1.txt", "1"));
        await UseAsync(site);

        var text = await UntilAsync(site, $"_count{Index} 20\n");

        var samples = text.Split('\n').Where(static line => line.Length > 0 && line[0] != '#').ToArray();
        samples.Select(static line => line[..line.LastIndexOf(' ')]).ShouldBeUnique();
        var buckets = samples.Where(static line => line.Contains($"_bucket{Index[..^1]},le=", StringComparison.Ordinal)).Select(Value).ToArray();
        buckets.ShouldBeInOrder();
        buckets.Length.ShouldBe(10);
        buckets[^1].ShouldBe(20);
    }

    [PromtoolFact]
    public async Task The_check_refuses_what_is_no_metric_and_warns_of_what_is_badly_named()
    {
        (await Promtool.CheckAsync("rem_http_requests{ 1\n")).Code.ShouldBe(1);
        (await Promtool.CheckAsync("# HELP rem_http_requests Requests.\n# TYPE rem_http_requests counter\nrem_http_requests 1\n")).Code.ShouldBe(3);
    }

    // Pages, functions over each protocol, files, streams that are open meanwhile, and errors of each kind.
    private static async Task UseAsync(RunningSite site)
    {
        var queue = site.Resources.Queues.Open("news é\"\\");
        var first = await queue.PutAsync("one", new PutOptions(), default);
        await queue.PutAsync("two", new PutOptions(), default);
        await using var news = await EventReader.OpenAsync(site, "/news", $"{first}");
        await using var visits = await EventReader.OpenAsync(site, "/visits");
        await site.Resources.Counters.Open("a \"counter\" \\ of é").AddAsync(2.5, WriteOptions.None, default);
        (await news.NextAsync()).ShouldNotBeNull();
        (await visits.NextAsync()).ShouldNotBeNull();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => site.GetAsync("/")));
        foreach (var path in new[] { "/hosts/web1", "/hosts/%22%5C%0A", "/broken", "/slow", "/nope", "/files/1.txt", "/files/2.txt", "/rpc/", "/rpc/openapi.json", "/healthz", "/login" })
        {
            await SendAsync(site.Client, HttpMethod.Get, path, null);
        }

        using var anonymous = site.Anonymous();
        await SendAsync(anonymous, HttpMethod.Get, "/change", null);
        await SendAsync(anonymous, HttpMethod.Get, "/metrics", null);
        await SendAsync(site.Client, new HttpMethod("BREW"), "/", null);
        await SendAsync(site.Client, HttpMethod.Post, "/change", "{}");
        await SendAsync(site.Client, HttpMethod.Post, "/change", "{");
        await SendAsync(site.Client, HttpMethod.Post, "/rpc/add", "{\"a\":1}");
        await SendAsync(site.Client, HttpMethod.Post, "/rpc", "[{\"jsonrpc\":\"2.0\",\"method\":\"add\",\"params\":[1],\"id\":1},{\"jsonrpc\":\"2.0\",\"method\":\"fails\",\"id\":2},1]");
        await SendAsync(site.Client, HttpMethod.Post, "/rpc/fails", "{}");
        await site.GetAsync("/metrics");
    }

    // A request is counted a moment behind its answer.
    private static async Task<string> UntilAsync(RunningSite site, string sample)
    {
        var text = await site.GetAsync("/metrics");
        for (var i = 0; i < 4000 && !text.Contains(sample, StringComparison.Ordinal); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            text = await site.GetAsync("/metrics");
        }

        return text;
    }

    private static async Task SendAsync(HttpClient client, HttpMethod method, string path, string? json)
    {
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        using var answer = await client.SendAsync(request);
        await answer.Content.ReadAsStringAsync();
    }

    private static double Value(string line) => double.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), NumberStyles.Float, CultureInfo.InvariantCulture);
}
