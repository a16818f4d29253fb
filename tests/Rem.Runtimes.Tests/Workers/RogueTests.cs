using System.Diagnostics;
using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;
using Rem.Scripting.Workers;
using Rem.Testing.Machine;
using Rem.Testing.Scripting;
using Rem.Values;

namespace Rem.Runtimes.Tests.Workers;

/// <summary>A worker in which any code at all runs: it gets nothing, holds nobody up, and the next run works.</summary>
[Collection(AloneCollection.Name)]
public sealed class RogueTests : IDisposable
{
    private static readonly RuntimeRow Row = new("rogue", [".rogue"], static () => throw new InvalidOperationException("a worker's language was loaded into the engine"));
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(400);

    // The deadline is met within 50 ms on a machine that is not busy with something else; see the benchmark.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10); // 50 ms on a machine with a core for it

    private readonly WorkerPool _pool = new(
        new WorkerProgram(Path.Combine(AppContext.BaseDirectory, "rogue"), []),
        new ScriptLimits(TimeSpan.FromSeconds(30), 32 * 1024 * 1024, 200));

    private readonly ScriptBench _bench;

    public RogueTests() => _bench = new ScriptBench(_pool.Runtime(Row));

    [Theory]
    [InlineData("spin")]
    [InlineData("block")]
    [InlineData("spin on all threads")]
    [InlineData("catch everything")]
    [InlineData("send half a frame")]
    public void What_heeds_no_limit_is_killed_at_its_time(string deed)
    {
        var (error, took) = Fails(deed);

        error.ShouldBeOfType<LimitException>().Finding.Code.ShouldBe(LimitErrors.ScriptTime);
        error.Finding.Message.ShouldBe("the script took longer than the limit of 400 ms (limit: script time)");
        took.ShouldBeLessThan(Time + Patience);
    }

    [Theory]
    [InlineData("managed memory")]
    [InlineData("thread after thread")]
    public void What_takes_too_much_memory_is_ended_with_the_limit_of_memory(string deed)
    {
        var (error, _) = Fails(deed, TimeSpan.FromSeconds(60));

        error.ShouldBeOfType<LimitException>().Finding.Code.ShouldBe(LimitErrors.ScriptMemory);
        error.Finding.Message.ShouldContain("32 MiB");
    }

    [Fact]
    public void A_stack_that_overflows_is_the_limit_of_depth()
    {
        var (error, _) = Fails("stack overflow", TimeSpan.FromSeconds(60));

        error.ShouldBeOfType<LimitException>().Finding.Code.ShouldBe(LimitErrors.CallDepth);
    }

    [Theory]
    [InlineData("exit", "ended with code 3")]
    [InlineData("crash", "was ended by SIG")]
    [InlineData("kill itself", "was ended by SIGKILL (by somebody, or by the system for want of memory)")]
    [InlineData("fail fast", "was ended by SIGABRT (.NET gave up in it)")]
    [InlineData("unhandled on a thread", "was ended by SIGABRT (.NET gave up in it)")]
    [InlineData("close the channel", "closed its channel")]
    [InlineData("handed file: write", "was ended by SIGXFSZ (it wrote to a file)")]
    public void A_worker_that_dies_says_how_at_the_plans_line(string deed, string how)
    {
        var (error, _) = Fails(deed, TimeSpan.FromSeconds(60));

        error.Finding.Code.ShouldBe(WorkerErrors.Died);
        error.Finding.Message.ShouldContain(how);
        error.ShouldNotBeOfType<LimitException>();
    }

    [Theory]
    [InlineData("send nonsense")]
    [InlineData("send a huge length")]
    [InlineData("send a negative length")]
    [InlineData("send a huge count")]
    [InlineData("send a bomb")]
    [InlineData("send without end")]
    [InlineData("send a deep value")]
    [InlineData("send a failure of the engine")]
    [InlineData("send a false cancellation")]
    [InlineData("ask without arguments")]
    [InlineData("cancelled for no reason")]
    [InlineData("raise a limit")]
    public void What_no_worker_sends_ends_it(string deed)
    {
        var before = Environment.WorkingSet;

        var (error, _) = Fails(deed, TimeSpan.FromSeconds(60));

        error.Finding.Code.ShouldBeOneOf(deed == "raise a limit" ? [LimitErrors.While] : [WorkerErrors.Broken]);
        (Environment.WorkingSet - before).ShouldBeLessThan(300 * 1024 * 1024);
    }

    [Fact]
    public void A_second_result_reaches_no_later_run()
    {
        _bench.Run("send two results").Value.ShouldBeNull();

        _bench.Run("echo", ScriptBench.Map("x", 5L)).Value.ShouldBe(5L);
    }

    [Fact]
    public void A_mistake_of_a_language_is_said_and_the_next_run_works()
    {
        var (error, _) = Fails("odd exception");

        error.Finding.Code.ShouldBe(WorkerErrors.Died);
        error.Finding.Message.ShouldContain("KeyNotFoundException: odd");
    }

    [Fact]
    public void Native_memory_ends()
    {
        try
        {
            _bench.Run("native memory").Value.ShouldBeOfType<string>().ShouldStartWith("refused: ");
        }
        catch (PlanException error)
        {
            // .NET may be the first to be refused, and a busy machine may let its time run out before.
            error.Finding.Code.ShouldBeOneOf(WorkerErrors.Died, LimitErrors.ScriptMemory, LimitErrors.ScriptTime);
        }

        Works();
    }

    [Theory]
    [InlineData("shared memory")]
    [InlineData("shared page")]
    [InlineData("shared memory that is checked")]
    [InlineData("shared memory of a device")]
    [InlineData("handed file: open to write")]
    [InlineData("handed file: grow")]
    [InlineData("handed file: map to write")]
    [InlineData("read secrets")]
    [InlineData("read the engine's environment")]
    [InlineData("list a folder")]
    [InlineData("write a file")]
    [InlineData("delete a file")]
    [InlineData("change a file's mode")]
    [InlineData("connect")]
    [InlineData("socket")]
    [InlineData("unix socket")]
    [InlineData("fork")]
    [InlineData("exec")]
    [InlineData("start a program")]
    [InlineData("kill the engine")]
    [InlineData("kill all")]
    [InlineData("trace the engine")]
    [InlineData("become root")]
    [InlineData("raise its limits")]
    [InlineData("limit the engine")]
    [InlineData("new namespaces")]
    public void Is_refused(string deed)
    {
        File.WriteAllText("/tmp/rogue-victim", "x");

        _bench.Run(deed).Value.ShouldBeOfType<string>().ShouldStartWith("refused: ");

        File.Exists("/tmp/rogue-was-here").ShouldBeFalse();
        File.Exists("/tmp/rogue-victim").ShouldBeTrue();
        Works();
    }

    [Fact]
    public void It_inherits_no_variable()
    {
        Environment.SetEnvironmentVariable("ROGUE_SECRET", "x");

        var variables = _bench.Run("own environment").Value.ShouldBeOfType<string>().Split('\n');

        variables.ShouldAllBe(static name => name.StartsWith("DOTNET_") || name == "LANG");
    }

    [Fact]
    public void It_inherits_no_file()
    {
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.Out, HandleInheritability.Inheritable);
        var open = new FileInfo("/proc/self/fd/" + pipe.ClientSafePipeHandle.DangerousGetHandle()).LinkTarget.ShouldNotBeNull();

        var files = _bench.Run("open files").Value.ShouldBeOfType<string>();

        files.ShouldNotContain(open);
        files.ShouldContain("socket:");
    }

    [Fact]
    public void Root_gives_it_another_user()
    {
        if (Environment.IsPrivilegedProcess && _pool.Probe().All(static missing => !missing.StartsWith("another user")))
        {
            _bench.Run("user").Value.ShouldBe(65534L);
        }
    }

    [Fact]
    public void What_computes_on_after_its_run_is_ended()
    {
        _bench.Run("return and spin on").Value.ShouldBe("returned");
        var busy = _pool.WorkerIds.ShouldHaveSingleItem();

        var watch = OwnTime.Start();
        SpinWait.SpinUntil(() => !_pool.WorkerIds.Contains(busy), TimeSpan.FromSeconds(60)).ShouldBeTrue("an idle worker went on computing");

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        Works();
    }

    [Theory]
    [InlineData("spin", "REM1506")]
    [InlineData("stack overflow", "REM1508")]
    [InlineData("managed memory", "REM1507")]
    [InlineData("exit", "REM3101")]
    [InlineData("send nonsense", "REM3103")]
    public void A_text_that_brings_its_parser_down_is_a_finding(string deed, string code)
    {
        using var pool = new WorkerPool(_pool.Program, new ScriptLimits(TimeSpan.FromMilliseconds(200), 32 * 1024 * 1024, 200));

        var finding = new ScriptBench(pool.Runtime(Row)).FindingsOf("parse: " + deed).ShouldHaveSingleItem();

        finding.Code.Id.ShouldBe(code);
        finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 1);
        new ScriptBench(pool.Runtime(Row)).Run("echo", ScriptBench.Map("x", 1L)).Value.ShouldBe(1L);
    }

    [Fact]
    public void Files_that_a_worker_asks_for_without_end_end_at_the_limit_of_its_plan()
    {
        var finding = _bench.FindingsOf("parse: files without end").ShouldHaveSingleItem();

        finding.Code.Id.ShouldBe(WorkerErrors.NotHandedOver.Id);
        finding.Message.ShouldBe("the compiled script could not be handed to its worker process: the compiled scripts of the plan take more than 64 MiB");
        finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 1);
        Works();
    }

    [Fact]
    public void A_worker_that_is_killed_from_outside_while_it_waits_is_not_given_to_anybody()
    {
        Works();
        var worker = _pool.WorkerIds.ShouldHaveSingleItem();
        Process.GetProcessById(worker).Kill();
        // The first thread of a process is a zombie before its others have ended and its sockets are closed.
        SpinWait.SpinUntil(() => IsZombie(worker), TimeSpan.FromSeconds(60)).ShouldBeTrue("the worker did not end");

        Works();
    }

    private static bool IsZombie(int process) =>
        File.ReadAllText($"/proc/{process}/stat").Contains(") Z", StringComparison.Ordinal) && Directory.GetDirectories($"/proc/{process}/task").Length == 1;

    [Fact]
    public void A_cancelled_run_that_does_not_heed_it_is_killed()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var watch = OwnTime.Start();

        Should.Throw<OperationCanceledException>(() => _bench.Run("spin", cancel: cancel.Token));

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMilliseconds(100) + Patience);
        Works();
    }

    [Fact]
    public void Two_hundred_that_are_killed_leave_threads_files_processes_and_memory_as_they_were()
    {
        Fails("spin", TimeSpan.FromMilliseconds(1));
        var before = Footprint.Now(_pool);

        for (var i = 0; i < 200; i++)
        {
            Fails(i % 2 == 0 ? "spin" : "exit", TimeSpan.FromMilliseconds(i % 2 == 0 ? 1 : 5000), thenWorks: false);
        }

        Works();
        Footprint.Now(_pool).ShouldBeNoLargerThan(before);
    }

    [Fact]
    public void A_program_that_is_no_worker_is_said_and_not_waited_for()
    {
        using var pool = new WorkerPool(new WorkerProgram("/bin/true", []), _pool.Limits);

        var finding = new ScriptBench(pool.Runtime(Row)).FindingsOf("echo").ShouldHaveSingleItem();

        finding.Code.ShouldBe(WorkerErrors.NotStarted);
        finding.Message.ShouldBe("no worker process could be started: it ended before it was ready");
    }

    [Fact]
    public void A_program_that_is_not_there_is_said()
    {
        using var pool = new WorkerPool(new WorkerProgram("/nowhere/rem", []), _pool.Limits);

        var finding = new ScriptBench(pool.Runtime(Row)).FindingsOf("echo").ShouldHaveSingleItem();

        finding.Code.ShouldBe(WorkerErrors.NotStarted);
        finding.Message.ShouldBe("no worker process could be started: starting /nowhere/rem: No such file or directory");
    }

    public void Dispose() => _pool.Dispose();

    private (PlanException Error, TimeSpan Took) Fails(string deed, TimeSpan? time = null, bool thenWorks = true)
    {
        var limits = ScriptBench.Generous with { Time = time ?? Time };
        var host = new FakeScriptHost().On(PrimitiveNames.CallRun, static arguments => arguments[1]);
        var script = _bench.Prepare(deed);
        _pool.Probe();
        var watch = OwnTime.Start();
        var error = Should.Throw<PlanException>(() => ScriptBench.Finish(script.RunAsync(ScriptBench.Call(host: host, limits: limits), default)), deed);
        var took = watch.Elapsed;
        error.Finding.At.File.ShouldNotBeNull().Path.ShouldBe(ScriptBench.PlanPath);
        error.Finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 1);
        if (thenWorks)
        {
            Works();
        }

        return (error, took);
    }

    private void Works() => _bench.Run("echo", ScriptBench.Map("x", 5L)).Value.ShouldBe(5L);
}
