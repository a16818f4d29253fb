using System.Globalization;
using Rem.Processes;

namespace Rem.Engine.Tests.Processes;

/// <summary>
/// Nothing outlives a step that was cancelled or failed. REM_TEST_ROUNDS sets the number of rounds (the long form is 200).
/// </summary>
[Collection(nameof(RunsAlone))]
public sealed class SurvivorTests
{
    private const string Ignoring = "trap '' TERM INT HUP; sleep 300; sleep 300; sleep 300";

    // Every one leaves a `sleep` behind, and says `ready` once it does.
    public static readonly TheoryData<string, string> Escapes = new()
    {
        { "a plain child", "sleep 300 & echo ready; wait" },
        { "a session of its own", "setsid sleep 300 >/dev/null 2>&1 & echo ready; wait" },
        { "a session of its own, holding the pipe", "setsid sleep 300 & echo ready; wait" },
        { "a double fork", "(setsid sh -c 'sleep 300 & exit' &) ; echo ready; sleep 300" },
        { "ignoring signals", $"echo ready; {Ignoring}" },
        { "ignoring signals in a session of its own", $"setsid sh -c \"{Ignoring}\" & echo ready; wait" },
        { "an empty environment and a session of its own", "(env -i setsid sleep 300 >/dev/null 2>&1 &); echo ready; sleep 300" },
        { "stopped", "sleep 300 & kill -STOP $!; echo ready; wait" },
        { "many at once", "for i in 1 2 3 4 5 6 7 8 9 10; do setsid sh -c 'sleep 300 & sleep 300' & done; echo ready; wait" },
    };

    private static int Rounds =>
        int.TryParse(Environment.GetEnvironmentVariable("REM_TEST_ROUNDS"), CultureInfo.InvariantCulture, out var rounds) ? rounds : 3;

    [Theory]
    [MemberData(nameof(Escapes))]
    public async Task A_cancelled_step_leaves_no_process(string kind, string text)
    {
        var runner = new ProcessRunner(TimeProvider.System);
        var marks = new List<string>();
        for (var i = 0; i < Rounds; i++)
        {
            var mark = Mark();
            marks.Add(mark);
            using var cancel = new CancellationTokenSource();
            var request = Marked(mark, text) with { Output = ProcessOutput.To(new LineSink(_ => cancel.Cancel(), 100)) };

            await Should.ThrowAsync<ProcessCanceledException>(() => runner.RunAsync(request.Build(), cancel.Token), kind);

            Sleepers(mark).ShouldBeEmpty($"{kind}, round {i}");
        }

        // One that was just being executed when it was looked for had no command line; now it has.
        Sleepers([.. marks]).ShouldBeEmpty($"{kind}, all rounds");
    }

    [Theory]
    [MemberData(nameof(Escapes))]
    public async Task A_failed_step_leaves_no_process(string kind, string text)
    {
        var runner = new ProcessRunner(TimeProvider.System);
        var marks = new List<string>();
        for (var i = 0; i < Rounds; i++)
        {
            var mark = Mark();
            marks.Add(mark);

            // `wait` and the last sleep are where it would stay: it fails there instead.
            var failing = text.Replace("; wait", "; exit 7", StringComparison.Ordinal).Replace("echo ready; sleep 300", "echo ready; exit 7", StringComparison.Ordinal);
            failing = failing == text ? $"({text}) & exit 7" : failing;

            (await runner.RunAsync(Marked(mark, failing).Build(), default)).Code.ShouldBe(7);

            Sleepers(mark).ShouldBeEmpty($"{kind}, round {i}");
        }

        // One that was just being executed when it was looked for had no command line; now it has.
        Sleepers([.. marks]).ShouldBeEmpty($"{kind}, all rounds");
    }

    [Fact]
    public async Task A_step_that_hits_the_limit_leaves_no_process()
    {
        var mark = Mark();
        var request = Marked(mark, "setsid sleep 300 & exec yes") with { TextLimit = 1000 };

        await Should.ThrowAsync<Errors.LimitException>(() => new ProcessRunner(TimeProvider.System).RunAsync(request.Build(), default));

        Sleepers(mark).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_process_that_starts_others_without_end_is_outrun()
    {
        var mark = Mark();
        using var cancel = new CancellationTokenSource();
        var request = Marked(mark, "f() { echo ready; setsid sh -c 'sleep 300 & sleep 300' & }; while :; do f; sleep 0.01; done") with
        {
            Output = ProcessOutput.To(new LineSink(_ => cancel.Cancel(), 100)),
        };

        await Should.ThrowAsync<ProcessCanceledException>(() => new ProcessRunner(TimeProvider.System).RunAsync(request.Build(), cancel.Token));

        Sleepers(mark).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_successful_step_left_in_the_background_lives_on()
    {
        var mark = Mark();
        var runner = new ProcessRunner(TimeProvider.System);
        await runner.RunAsync(Marked(mark, "setsid sleep 300 >/dev/null 2>&1 &").Build(), default);
        await runner.RunAsync(new TestRequest { Arguments = ["false"] }.Build(), default);

        EndTheOneLeft(mark);
    }

    [Fact]
    public async Task A_code_that_is_allowed_counts_as_success()
    {
        var mark = Mark();
        var runner = new ProcessRunner(TimeProvider.System);
        var request = Marked(mark, "setsid sleep 300 >/dev/null 2>&1 & exit 4") with { OkCodes = [0, 4] };
        await runner.RunAsync(request.Build(), default);

        EndTheOneLeft(mark);
    }

    [Fact]
    public async Task A_process_that_ends_when_asked_may_clean_up_first()
    {
        using var folder = new TemporaryFolder();
        using var cancel = new CancellationTokenSource();
        var request = Marked(Mark(), $"trap 'echo cleaned; touch {folder.Path}/cleaned; exit' TERM; echo ready; while :; do sleep 0.01; done") with
        {
            Output = ProcessOutput.To(new LineSink(_ => cancel.Cancel(), 100), captured: true),
            Grace = TimeSpan.FromSeconds(20),
        };

        var error = await Should.ThrowAsync<ProcessCanceledException>(() => new ProcessRunner(TimeProvider.System).RunAsync(request.Build(), cancel.Token));

        error.SoFar.Output.ShouldBe("ready\ncleaned");
        File.Exists(folder.Path + "/cleaned").ShouldBeTrue();
    }

    [Fact]
    public async Task The_dead_are_buried()
    {
        var runner = new ProcessRunner(TimeProvider.System);
        await runner.RunAsync(Marked(Mark(), "for i in 1 2 3 4 5; do (setsid true &) ; done; sleep 0.1; exit 1").Build(), default);

        // On a busy machine they may die late: some step buries them.
        List<string> dead = [];
        for (var i = 0; i < 100 && (i == 0 || dead.Count > 0); i++)
        {
            await runner.RunAsync(Marked(Mark(), "sleep 0.05").Build(), default);
            dead = await DeadAsync();
        }

        dead.ShouldBeEmpty();
    }

    private static async Task<List<string>> DeadAsync()
    {
        var dead = new List<string>();
        foreach (var folder in Directory.GetDirectories("/proc/self/task"))
        {
            foreach (var id in (await TextAsync(folder + "/children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var stat = await TextAsync($"/proc/{id}/stat");
                if (stat.Contains("(true) Z", StringComparison.Ordinal))
                {
                    dead.Add(stat);
                }
            }
        }

        return dead;

        // Nothing of a thread or process that has just ended.
        static async Task<string> TextAsync(string path)
        {
            try
            {
                return await File.ReadAllTextAsync(path);
            }
            catch (IOException)
            {
                return "";
            }
        }
    }

    // Sleepers are told by their length, which is theirs alone: the environment may be gone.
    private static string Mark() => (1_000_000_000 + Random.Shared.Next(1_000_000_000)).ToString(CultureInfo.InvariantCulture);

    private static TestRequest Marked(string mark, string text) =>
        new() { Arguments = ["/bin/bash", "-c", text.Replace("sleep 300", "sleep " + mark, StringComparison.Ordinal)] };

    // While a process is being executed it shows no command line: so one look may come too soon for what does live on.
    private static void EndTheOneLeft(string mark)
    {
        List<int> left = [];
        SpinWait.SpinUntil(() => (left = Sleepers(mark)).Count > 0, TimeSpan.FromSeconds(60));

        left.Count.ShouldBe(1);
        System.Diagnostics.Process.GetProcessById(left[0]).Kill();
    }

    private static List<int> Sleepers(params string[] marks)
    {
        var found = new List<int>();
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(System.IO.Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
            {
                var line = CommandLine(id);
                if (Array.Exists(marks, mark => line.Contains(mark, StringComparison.Ordinal)))
                {
                    found.Add(id);
                }
            }
        }

        return found;
    }

    private static string CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
