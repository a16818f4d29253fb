using Rem.Errors;

namespace Rem.Stdlib.Tests.Shared;

public sealed class TakeFromQueueTagTests : IDisposable
{
    private readonly PlanBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_failure_counts_as_a_try_and_gives_its_message_as_the_reason()
    {
        var queue = _bench.Engine.Resources.Queues.Open("q");
        await queue.ConfigureAsync(queue.Settings with { MaxTries = 1 }, default);
        await queue.PutAsync("m", new(), default);

        await Should.ThrowAsync<PlanException>(() => _bench.RunAsync("run:\n  - take from queue q into m:\n      fail: no disk"));

        var dead = (await queue.DeadAsync(10, null, default)).ShouldHaveSingleItem();
        dead.Message.Value.ShouldBe("m");
        dead.Reason.ShouldContain("no disk");
    }

    [Fact]
    public async Task An_interruption_gives_the_message_back_and_is_no_try()
    {
        var queue = _bench.Engine.Resources.Queues.Open("q");
        await queue.PutAsync("m", new(), default);
        using var stop = new CancellationTokenSource();
        var run = _bench.RunAsync("run:\n  - take from queue q into m:\n      run:\n        - put in queue held: x\n        - take from queue never into y: {wait: 1h}", null, stop.Token);
        await _bench.Engine.Resources.Queues.Open("held").TakeAsync(TimeSpan.FromSeconds(60), null, default);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run);
        var again = (await queue.TakeAsync(TimeSpan.Zero, null, default)).ShouldNotBeNull();
        again.Tries.ShouldBe(1);
    }

    [Fact]
    public async Task A_step_that_is_too_slow_counts_as_a_try()
    {
        var queue = _bench.Engine.Resources.Queues.Open("q");
        await queue.PutAsync("m", new(), default);

        await Should.ThrowAsync<PlanException>(() => _bench.RunAsync("run:\n  - take from queue q into m:\n      run:\n        - take from queue never into y: {wait: 1h}\n    timeout: 50ms"));

        (await queue.TakeAsync(TimeSpan.Zero, null, default)).ShouldNotBeNull().Tries.ShouldBe(2);
    }

    [Fact]
    public async Task Each_message_is_taken_by_one_of_many_takers()
    {
        var queue = _bench.Engine.Resources.Queues.Open("q");
        for (var i = 0L; i < 100; i++)
        {
            await queue.PutAsync(1L, new(), default);
        }

        var result = await _bench.RunAsync("for simultaneous n in ${{ 1 | range(101) }} into done:\n  run:\n    - take from queue q into m:\n        run:\n          - count taken: ${{ m }}\nrun:\n  - count taken: 0\n    as: taken");

        result["taken"].ShouldBe(100L);
        (await queue.CountAsync(default)).Waiting.ShouldBe(0);
    }
}
