using Rem.Testing.Http;
using Rem.Values;

namespace Rem.Stdlib.Tests.Run;

public sealed class DryRunTests : IDisposable
{
    private readonly PlanBench _bench = new() { IsDryRun = true };

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_file_is_not_written()
    {
        var result = await _bench.RunAsync("run:\n  - write file: {path: a.txt, text: x}\n    as: w");

        File.Exists(_bench.File("a.txt")).ShouldBeFalse();
        ((RemMap)result["w"]!)["changed"].ShouldBe(true);
        Shown().ShouldBe($"dry run: would write 1 bytes to '{_bench.File("a.txt")}'");
    }

    [Fact]
    public async Task A_request_is_not_sent()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("200 OK", ""));

        await _bench.RunAsync("run:\n  - http: {url: \"${{ url }}/x\", json: 1}", new RemMap { ["url"] = server.Url });

        server.Seen.ShouldBeEmpty();
        Shown().ShouldBe($"dry run: would send POST {server.Url}/x");
    }

    [Fact]
    public async Task A_statement_is_not_run()
    {
        var result = await _bench.RunAsync("run:\n  - sql: {pool: main, query: \"drop table t where x = ${{ 5 + 0 }}\"}");

        ValueText.Json(result["rows"]).ShouldBe("[]");
        Shown().ShouldBe("dry run: would run on pool 'main': drop table t where x = ?");
    }

    [Theory]
    [InlineData("put in queue q: {n: 1}", "dry run: would put {\"n\":1} in queue 'q'")]
    [InlineData("set state b: {n: 1}", "dry run: would set {\"n\":1} in state 'b'")]
    [InlineData("count c: 2", "dry run: would add 2 to counter 'c'")]
    public async Task A_shared_resource_is_not_changed(string step, string shown)
    {
        await _bench.RunAsync("run:\n  - " + step);

        Shown().ShouldBe(shown);
        var resources = _bench.Engine.Resources;
        (await resources.Queues.Open("q").CountAsync(default)).Waiting.ShouldBe(0);
        (await resources.States.Open("b").KeysAsync("", default)).ShouldBeEmpty();
        (await resources.Counters.Open("c").GetAsync(default)).ShouldBe(0L);
    }

    [Fact]
    public async Task A_message_is_shown_to_its_block_and_stays()
    {
        var queue = _bench.Engine.Resources.Queues.Open("q");
        await queue.PutAsync("web1", new(), default);

        var result = await _bench.RunAsync("run:\n  - take from queue q into host:\n      seen: ${{ host }}");

        ValueText.Json(result).ShouldBe("""{"host":"web1","seen":"web1"}""");
        (await queue.CountAsync(default)).Ready.ShouldBe(1);
    }

    [Fact]
    public async Task A_lock_is_not_taken()
    {
        var result = await _bench.RunAsync("lock a:\n  lock a:\n    x: 1");

        result["x"].ShouldBe(1L);
        (await _bench.Engine.Resources.Locks.ListAsync(default)).ShouldBeEmpty();
    }

    private string Shown() => _bench.Log.Lines.ShouldHaveSingleItem().Text;
}
