using Rem.Errors;
using Rem.Running;
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
        (await _bench.Engine.Resources.Locks.ListAsync(default)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            static held => held.Lock.ShouldBe("a"),
            static held => held.By.ShouldBe($"plan.yaml:1, pid {Environment.ProcessId}"));

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
        var line = _bench.Log.Lines.ShouldHaveSingleItem();
        line.Level.ShouldBe(LogLevel.Warn);
        line.Text.ShouldStartWith("lock 'a' (token 1) was lost before it was released");
        line.Place.Line.ShouldBe(1);
    }

    [Fact]
    public async Task A_lock_of_a_script_shows_where_it_was_taken_and_its_loss_is_logged()
    {
        var run = Task.Run(() => _bench.RunAsync("run:\n  - js: \"const h = rem.lock('a').acquire('5s', '1h'); rem.queue('held').put(1); while (rem.queue('go').count() === 0) rem.sleep('10ms'); return {kept: h.release()};\""));
        var resources = _bench.Engine.Resources;
        await resources.Queues.Open("held").TakeAsync(TimeSpan.FromSeconds(60), null, default);
        (await resources.Locks.Open("a").LookAsync(default))!.By.ShouldBe($"plan.yaml:2, pid {Environment.ProcessId}");
        await TakeAwayAsync(resources);
        await resources.Queues.Open("go").PutAsync(1L, PutOptions.Default, default);

        (await run)["kept"].ShouldBe(false);

        _bench.Log.Lines.ShouldHaveSingleItem().Text.ShouldStartWith("lock 'a' (token 1) was lost before it was released");
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
