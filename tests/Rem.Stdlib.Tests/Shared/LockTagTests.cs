using Rem.Errors;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Shared.Queues;

namespace Rem.Stdlib.Tests.Shared;

public sealed class LockTagTests : IDisposable
{
    private readonly PlanBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task An_interrupted_run_releases_its_lock()
    {
        using var stop = new CancellationTokenSource();
        var run = _bench.RunAsync("lock a:\n  run:\n    - put in queue held: x\n    - take from queue never into y: {wait: 1h}", null, stop.Token);
        await _bench.Engine.Resources.Queues.Open("held").TakeAsync(TimeSpan.FromSeconds(60), null, default);
        (await _bench.Engine.Resources.Locks.ListAsync(default)).ShouldHaveSingleItem().Lock.ShouldBe("a");

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run);
        (await _bench.Engine.Resources.Locks.ListAsync(default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_write_under_a_lock_that_was_lost_is_refused()
    {
        var run = _bench.RunAsync("lock a:\n  run:\n    - put in queue held: x\n    - take from queue go into y: {wait: 1m}\n    - set state b: {x: 1}");
        var resources = _bench.Engine.Resources;
        await resources.Queues.Open("held").TakeAsync(TimeSpan.FromSeconds(60), null, default);
        await TakeAwayAsync(resources);
        await resources.Queues.Open("go").PutAsync(1L, PutOptions.Default, default);

        var error = await Should.ThrowAsync<PlanException>(() => run);

        error.Finding.Code.ShouldBe(SharedErrors.StaleFence);
        (await resources.States.Open("b").KeysAsync("", default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("put in queue q: 1")]
    [InlineData("count c: 1")]
    [InlineData("lua: rem.state('b'):set('x', 1)")]
    [InlineData("js: rem.counter('c').add(1);")]
    [InlineData("csharp: rem.Queue(\"q\").Put(1);")]
    public async Task Every_write_below_it_carries_its_token(string write)
    {
        var run = _bench.RunAsync("lock a:\n  run:\n    - put in queue held: x\n    - take from queue go into y: {wait: 1m}\n    - " + write);
        var resources = _bench.Engine.Resources;
        await resources.Queues.Open("held").TakeAsync(TimeSpan.FromSeconds(60), null, default);
        await TakeAwayAsync(resources);
        await resources.Queues.Open("go").PutAsync(1L, PutOptions.Default, default);

        var error = await Should.ThrowAsync<PlanException>(() => run);

        error.Finding.Code.ShouldBe(SharedErrors.StaleFence);
        (await resources.Counters.Open("c").GetAsync(default)).ShouldBe(0L);
        (await resources.Queues.Open("q").CountAsync(default)).Ready.ShouldBe(0);
    }

    [Fact]
    public async Task A_lock_that_was_lost_fails_a_block_that_ended_well()
    {
        var run = _bench.RunAsync("lock a:\n  run:\n    - put in queue held: x\n    - shell: \"while [ ! -e go ]; do sleep 0.05; done\"");
        var resources = _bench.Engine.Resources;
        await resources.Queues.Open("held").TakeAsync(TimeSpan.FromSeconds(60), null, default);
        await TakeAwayAsync(resources);
        await File.WriteAllTextAsync(_bench.File("go"), "");

        var error = await Should.ThrowAsync<PlanException>(() => run);

        error.Finding.Code.ShouldBe(LockErrors.Lost);
    }

    // What an operator's `rem lock release` does, and then somebody else comes.
    private static async Task TakeAwayAsync(SharedResources resources)
    {
        var item = resources.Locks.Open("a");
        var held = (await item.LookAsync(default))!;
        (await item.ReleaseAsync(held.Token, default)).ShouldBeTrue();
        (await item.AcquireAsync(new LockRequest("somebody"), default)).ShouldNotBeNull();
    }
}
