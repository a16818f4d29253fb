using Rem.Errors;
using Rem.Running;

namespace Rem.Stdlib.Tests.Run;

/// <summary>What is detached goes on to its end, however the plan ends; only an interruption ends it, and in order.</summary>
public sealed class DetachTests
{
    [Fact]
    public async Task A_detached_list_ends_its_work_beside_a_plan_that_failed()
    {
        using var bench = new PlanBench();

        var error = await Should.ThrowAsync<PlanException>(() => bench.RunAsync("""
            run:
              - run:
                  - take from queue go into x: {wait: 1m}
                  - shell: sleep 0.2
                  - write file: {path: done.txt, text: whole}
                detach: side
              - put in queue go: true
              - fail: the plan
            """));

        error.Finding.Message.ShouldBe("the plan");
        File.ReadAllText(bench.File("done.txt")).ShouldBe("whole");
    }

    [Fact]
    public async Task An_interruption_ends_it_with_what_always_does()
    {
        using var bench = new PlanBench();
        using var interruption = new CancellationTokenSource();
        var running = bench.RunAsync("""
            run:
              - run:
                  - put in queue began: true
                  - shell: sleep 300
                always:
                  - shell: sleep 0.2
                  - write file: {path: ended.txt, text: x}
                detach: side
              - take from queue never into x: {wait: 1h}
            """, cancel: interruption.Token);
        (await bench.Engine.Resources.Queues.Open("began").TakeAsync(TimeSpan.FromMinutes(1), null, default)).ShouldNotBeNull("it did not begin");

        await interruption.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => running);
        File.Exists(bench.File("ended.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task No_failure_beside_the_plan_is_lost()
    {
        using var bench = new PlanBench();

        var error = await Should.ThrowAsync<PlanException>(() => bench.RunAsync("""
            run:
              - run: [{fail: one}]
                detach: a
              - run: [{fail: two}]
                detach: b
              - fail: the plan
            """));

        error.Finding.Message.ShouldBe("the plan");
        bench.Log.Lines.Where(static line => line.Level == LogLevel.Error).Select(static line => line.Text).Order()
            .ShouldBe(["detach a > run[0] > fail: one", "detach b > run[0] > fail: two"]);
    }
}
