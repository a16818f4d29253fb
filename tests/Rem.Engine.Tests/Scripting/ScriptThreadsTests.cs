using Rem.Cases;
using Rem.Errors;
using Rem.Scripting;

namespace Rem.Engine.Tests.Scripting;

public sealed class ScriptThreadsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task A_script_that_has_never_run_runs_beside_its_caller_and_a_quick_one_then_in_place()
    {
        var threads = new ScriptThreads(1, 1, _clock);
        var (script, weight) = (new Script(static () => Here()), new ScriptWeight());

        var first = await Run(threads, script, weight);
        await ToThePoolAsync();
        var second = Run(threads, script, weight);

        first.ShouldBe(1);
        second.IsCompletedSuccessfully.ShouldBeTrue();
        (await second).ShouldBe(0);
    }

    [Fact]
    public async Task A_script_that_takes_long_never_runs_in_place()
    {
        var threads = new ScriptThreads(1, 1, _clock);
        var (script, weight) = (new Script(() => Computing(_clock)), new ScriptWeight());
        await Run(threads, script, weight);

        await ToThePoolAsync();

        (await Run(threads, script, weight)).ShouldBe(1);
        threads.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Scripts_that_wait_get_more_threads()
    {
        var threads = new ScriptThreads(1, 5, _clock);
        using var all = new CountdownEvent(5);
        var meeting = new Script(() => all.Signal() | all.Wait(Patience) ? 1 : 0);

        var running = Enumerable.Range(0, 5).Select(_ => Run(threads, meeting, new ScriptWeight()).AsTask()).ToArray();
        await AdvanceUntilAsync(Task.WhenAll(running));

        running.ShouldAllBe(static each => each.Result == 1);
        threads.Count.ShouldBe(5);
    }

    [Fact]
    public async Task Beyond_the_most_scripts_that_wait_for_scripts_still_end()
    {
        var threads = new ScriptThreads(1, 2, _clock);
        using var done = new ManualResetEventSlim();
        var waiting = new Script(() => done.Wait(Patience) ? 1 : 0);
        var first = Run(threads, waiting, new ScriptWeight()).AsTask();
        var second = Run(threads, waiting, new ScriptWeight()).AsTask();

        var last = Run(threads, new Script(() => { done.Set(); return 1; }), new ScriptWeight()).AsTask();
        await AdvanceUntilAsync(Task.WhenAll(first, second, last));

        (await first + await second).ShouldBe(2);
        threads.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_script_throws_comes_to_its_caller()
    {
        var threads = new ScriptThreads(1, 1, _clock);
        var wrong = new Script(static () => throw new LimitException(LimitErrors.Text, default, "too long"));

        (await Should.ThrowAsync<LimitException>(async () => await Run(threads, wrong, new ScriptWeight()))).Message.ShouldBe("too long");
        (await Should.ThrowAsync<LimitException>(async () => await Run(threads, wrong, new ScriptWeight()))).Message.ShouldBe("too long");
    }

    [Fact]
    public async Task A_script_inside_another_runs_on_its_thread()
    {
        var threads = new ScriptThreads(1, 1, _clock);
        var inner = new Script(static () => Environment.CurrentManagedThreadId);
        var outer = new Script(() => Run(threads, inner, new ScriptWeight()).AsTask().GetAwaiter().GetResult() == Environment.CurrentManagedThreadId ? 1 : 0);

        (await Run(threads, outer, new ScriptWeight())).ShouldBe(1);
    }

    private static int Computing(FakeClock clock)
    {
        clock.Advance(TimeSpan.FromMilliseconds(5));
        return Here();
    }

    private static int Here() => Thread.CurrentThread.Name == "rem scripts" ? 1 : 0;

    // What follows an await may still stand on the thread that ended it.
    private static Task ToThePoolAsync() => Task.Run(static () => { });

    private static async ValueTask<int> Run(ScriptThreads threads, Script script, ScriptWeight weight)
    {
        var call = new ScriptCall { Pipe = null!, Input = null, Values = [], Host = null!, Limits = new ScriptLimits(Patience, 0, 0) };
        return (int)(await threads.RunAsync(script, weight, call, default)).Value!;
    }

    // The watch looks each 50 ms of the clock; the scripts themselves need a little real time to come up.
    private async Task AdvanceUntilAsync(Task done)
    {
        for (var i = 0; i < 1000 && !done.IsCompleted; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            await Task.WhenAny(done, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
        }

        await done.WaitAsync(Patience);
    }

    private sealed class Script(Func<int> run) : IScript
    {
        public ValueTask<ScriptResult> RunAsync(ScriptCall call, CancellationToken cancel) => new(new ScriptResult(true, run()));
    }
}
