using System.Diagnostics;
using System.Text;
using Rem.Errors;
using Rem.Processes;

namespace Rem.Engine.Tests.Processes;

[Collection(nameof(AloneInTheProcess))]
public sealed class ProcessRunnerTests
{
    private readonly ProcessRunner _runner = new(TimeProvider.System);

    [Fact]
    public async Task Output_errors_and_code_come_back()
    {
        var result = await Shell("echo out; echo err >&2; exit 3");

        result.ShouldSatisfyAllConditions(
            () => result.Output.ShouldBe("out"),
            () => result.Stderr.ShouldBe("err\n"),
            () => result.Code.ShouldBe(3),
            () => result.Signal.ShouldBeNull(),
            () => result.Seconds.ShouldBeGreaterThan(0));
    }

    [Theory]
    [InlineData("printf 'a\\n\\n'", "a\n")]
    [InlineData("printf 'a'", "a")]
    [InlineData("printf '\\n'", "")]
    [InlineData("true", "")]
    public async Task Output_loses_one_last_newline(string text, string output) =>
        (await Shell(text)).Output.ShouldBe(output);

    [Fact]
    public async Task Bytes_that_are_no_text_become_replacement_characters() =>
        (await Shell("printf 'a\\377b'")).Output.ShouldBe("a\ufffdb");

    [Fact]
    public async Task A_signal_is_told_as_shells_tell_it()
    {
        var result = await Run("/bin/sh", "-c", "kill -KILL $$");

        result.Code.ShouldBe(137);
        result.Signal.ShouldBe(9);
    }

    [Fact]
    public async Task A_step_that_fails_ends_none_that_is_just_being_started()
    {
        using var done = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        var failing = Task.Run(async () =>
        {
            var codes = new List<int>();
            while (!done.IsCancellationRequested)
            {
                codes.Add((await Run("/bin/sh", "-c", "sleep 30 & exit 3")).Code); // what it leaves behind is looked for and ended
            }

            return codes;
        });
        var others = new List<int>();
        while (!done.IsCancellationRequested)
        {
            others.Add((await Run("/bin/true")).Code);
        }

        (await failing).ShouldAllBe(static code => code == 3);
        others.ShouldAllBe(static code => code == 0);
    }

    [Fact]
    public async Task Arguments_pass_without_a_shell() =>
        (await Run("printf", "[%s]", "a b", "", "*", "$(x)", "ü\n")).Output.ShouldBe("[a b][][*][$(x)][ü\n]");

    [Fact]
    public async Task A_step_has_its_folder_and_its_environment()
    {
        using var folder = new TemporaryFolder();
        var request = Request("/bin/sh", "-c", "pwd; echo \"$A-$HOME-$B\"") with
        {
            Folder = folder.Path,
            Environment = [new("A", "1=2\n"), new("HOME", null), new("B", "x"), new("B", "y")],
        };

        (await _runner.RunAsync(request.Build(), default)).Output.ShouldBe($"{folder.Path}\n1=2\n--y");
    }

    [Fact]
    public async Task A_program_is_looked_up_in_the_path_that_it_sees()
    {
        using var folder = new TemporaryFolder();
        folder.Script("mine", "#!/bin/sh\necho mine");
        var request = Request("mine") with { Environment = [new("PATH", folder.Path + ":/bin")] };

        (await _runner.RunAsync(request.Build(), default)).Output.ShouldBe("mine");
    }

    [Fact]
    public async Task Input_is_fed_and_without_any_the_end_comes_at_once()
    {
        (await Shell("cat")).Output.ShouldBe("");
        var request = Request("cat") with { Input = ProcessInput.FromText("hällo\n\n") };

        (await _runner.RunAsync(request.Build(), default)).Output.ShouldBe("hällo\n");
    }

    [Fact]
    public async Task A_program_that_does_not_read_its_input_is_no_error()
    {
        var request = Request("true") with { Input = ProcessInput.FromBytes(new byte[10_000_000]) };

        (await _runner.RunAsync(request.Build(), default)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Much_in_and_much_out_at_once_do_not_block_each_other()
    {
        const long Size = 200L * 1024 * 1024;

        var sink = new CountingSink();
        var request = Request("cat") with
        {
            Input = ProcessInput.FromStream(() => new PatternStream(Size)),
            Output = ProcessOutput.To(sink),
        };
        await _runner.RunAsync(request.Build(), default);

        sink.Bytes.ShouldBe(Size);
        sink.Sum.ShouldBe(PatternStream.SumOf(Size));
        sink.IsEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task Endless_output_ends_the_step_with_the_limit()
    {
        var request = Request("yes") with { TextLimit = 1024 * 1024 };

        var error = await Should.ThrowAsync<LimitException>(() => _runner.RunAsync(request.Build(), default));

        error.Finding.Code.ShouldBe(LimitErrors.Text);
        error.Message.ShouldBe("'yes' gave more text than the limit 'text' allows (1 MiB)");
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task The_limit_is_exact_and_counts_output_and_errors_together(int size, bool fits)
    {
        var request = Request("/bin/sh", "-c", $"head -c {size - 50} /dev/zero; head -c 50 /dev/zero >&2") with { TextLimit = 100 };
        var run = _runner.RunAsync(request.Build(), default);

        if (fits)
        {
            var result = await run;
            (result.Output.Length + result.Stderr.Length).ShouldBe(size);
        }
        else
        {
            await Should.ThrowAsync<LimitException>(() => run);
        }
    }

    [Fact]
    public async Task Streamed_output_is_not_held()
    {
        // REM_TEST_STREAM sets the size; the long form is 10 GB.
        var size = long.TryParse(Environment.GetEnvironmentVariable("REM_TEST_STREAM"), out var given) ? given : 500_000_000;
        var sink = new CountingSink();
        var before = GC.GetTotalAllocatedBytes();
        var request = Request("head", "-c", $"{size}", "/dev/zero") with { Output = ProcessOutput.To(sink) };
        await _runner.RunAsync(request.Build(), default);

        sink.Bytes.ShouldBe(size);
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(50_000_000);
    }

    [Fact]
    public async Task Output_goes_into_an_open_file()
    {
        using var folder = new TemporaryFolder();
        var path = System.IO.Path.Combine(folder.Path, "out");
        using (var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write))
        {
            var request = Request("/bin/sh", "-c", "echo a; echo b >&2") with { Output = ProcessOutput.ToFile(file), Errors = ProcessOutput.Discarded };
            var result = await _runner.RunAsync(request.Build(), default);
            result.Output.ShouldBe("");
            result.Stderr.ShouldBe("");
        }

        (await File.ReadAllTextAsync(path)).ShouldBe("a\n");
    }

    [Fact]
    public async Task Lines_come_one_by_one()
    {
        var lines = new List<string>();
        var request = Request("printf", "a\\nbü\\r\\n\\nend") with { Output = ProcessOutput.To(new LineSink(lines.Add, 100), captured: true) };
        var result = await _runner.RunAsync(request.Build(), default);

        lines.ShouldBe(["a", "bü", "", "end"]);
        result.Output.ShouldBe("a\nbü\r\n\nend");
    }

    [Fact]
    public async Task A_sink_that_fails_ends_the_program()
    {
        var request = Request("yes") with { Output = ProcessOutput.To(new FailingSink()) };

        (await Should.ThrowAsync<InvalidDataException>(() => _runner.RunAsync(request.Build(), default))).Message.ShouldBe("full");
    }

    [Fact]
    public async Task A_program_in_the_background_that_holds_the_pipe_is_not_waited_for()
    {
        var started = Stopwatch.StartNew();
        var result = await Shell("sleep 300 & echo $!");
        Process.GetProcessById(int.Parse(result.Output)).Kill();

        started.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(100));
        result.Code.ShouldBe(0);
    }

    [Fact]
    public async Task What_comes_late_from_the_background_is_still_heard()
    {
        // On a busy machine it comes later than it is waited for, but not always.
        var heard = "";
        for (var i = 0; i < 50 && heard != "text\nend"; i++)
        {
            heard = (await Run("/bin/bash", "-c", "echo text > >(sleep 0.05; cat; echo end)")).Output;
        }

        heard.ShouldBe("text\nend");
    }

    [Fact]
    public async Task Cancelling_gives_what_was_said_so_far()
    {
        using var cancel = new CancellationTokenSource();
        var request = Request("/bin/sh", "-c", "echo started; sleep 300") with
        {
            Output = ProcessOutput.To(new LineSink(_ => cancel.Cancel(), 100), captured: true),
        };

        var error = await Should.ThrowAsync<ProcessCanceledException>(() => _runner.RunAsync(request.Build(), cancel.Token));

        error.SoFar.Output.ShouldBe("started");
        error.CancellationToken.ShouldBe(cancel.Token);
    }

    [Fact]
    public async Task A_run_that_was_cancelled_before_it_began_starts_nothing()
    {
        using var folder = new TemporaryFolder();
        var request = Request("touch", folder.Path + "/made").Build();

        await Should.ThrowAsync<OperationCanceledException>(() => _runner.RunAsync(request, new CancellationToken(canceled: true)));

        File.Exists(folder.Path + "/made").ShouldBeFalse();
    }

    [Fact]
    public async Task A_hundred_programs_run_side_by_side()
    {
        var runs = new Task<ProcessResult>[100];
        for (var i = 0; i < runs.Length; i++)
        {
            runs[i] = Shell($"sleep 0.2; echo {i}");
        }

        var results = await Task.WhenAll(runs);

        for (var i = 0; i < runs.Length; i++)
        {
            results[i].Output.ShouldBe($"{i}");
        }
    }

    [Fact]
    public async Task No_open_file_stays_behind()
    {
        await Shell("true");
        var before = OpenPipesOf(Environment.ProcessId);
        for (var i = 0; i < 50; i++)
        {
            await Shell("cat; exit 1");
            await Should.ThrowAsync<PlanException>(() => Run("/no/such/program"));
        }

        // Other tests run programs at the same time, dozens at times; a leak would be fifty and more, and stay.
        SpinWait.SpinUntil(() => OpenPipesOf(Environment.ProcessId) - before < 40, TimeSpan.FromSeconds(60)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_program_inherits_no_other_file()
    {
        using var file = File.OpenHandle("/proc/self/stat");

        // The fourth is the folder that ls reads.
        (await Run("ls", "/proc/self/fd")).Output.ShouldBe("0\n1\n2\n3");
    }

    [Fact]
    public async Task Signals_are_not_ignored_and_the_session_is_its_own()
    {
        var result = await Run("/bin/sh", "-c", "grep SigIgn /proc/$$/status; ps -o sid= -p $$; echo $$");
        var lines = result.Output.Split('\n');

        (Convert.ToUInt64(lines[0].Split('\t')[1].Trim(), 16) & (1 << 12)).ShouldBe(0UL);
        lines[1].Trim().ShouldBe(lines[2]);
    }

    [Fact]
    public async Task A_text_for_another_interpreter_is_a_file_while_it_runs()
    {
        var request = Request("/bin/sh") with { ScriptFile = "echo \"$0\"" };
        var path = (await _runner.RunAsync(request.Build(), default)).Output;

        path.ShouldStartWith(System.IO.Path.GetTempPath());
        File.Exists(path).ShouldBeFalse();
    }

    [Theory]
    [InlineData("REM2100", "the program 'no-such-program-x' was not found in the PATH", "no-such-program-x")]
    [InlineData("REM2100", "the program '/no/such' is not there", "/no/such")]
    [InlineData("REM2101", "'/etc/passwd' may not be executed", "/etc/passwd")]
    [InlineData("REM2101", "'/tmp' is a folder, not a program", "/tmp")]
    [InlineData("REM2103", "argument 1 holds a NUL character", "echo", "a\0b")]
    [InlineData("REM2109", "the name of the program to run is empty", "")]
    [InlineData("REM2109", "there is no program to run")]
    public async Task What_cannot_be_started_is_a_clear_error(string code, string says, params string[] arguments)
    {
        var error = await Should.ThrowAsync<PlanException>(() => Run(arguments));

        error.Finding.Code.Id.ShouldBe(code);
        error.Message.ShouldStartWith(says);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_no_argument() =>
        (await Should.ThrowAsync<PlanException>(() => Run("echo", "\ud800"))).Finding.Code.ShouldBe(ProcessErrors.NotText);

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var error = await Should.ThrowAsync<PlanException>(() => _runner.RunAsync((Request("true") with { Folder = "/no/such" }).Build(), default));

        error.Finding.Code.ShouldBe(ProcessErrors.NoFolder);
        error.Message.ShouldBe("the folder '/no/such' to start 'true' in is not there");
    }

    [Fact]
    public async Task A_script_whose_interpreter_is_missing_says_so()
    {
        using var folder = new TemporaryFolder();
        folder.Script("x", "#!/no/such/interpreter\n");
        folder.Script("y", "\x7fnonsense");

        (await Should.ThrowAsync<PlanException>(() => Run(folder.Path + "/x"))).Message.ShouldContain("interpreter that the first line");
        (await Should.ThrowAsync<PlanException>(() => Run(folder.Path + "/y"))).Finding.Code.ShouldBe(ProcessErrors.NotExecutable);
    }

    [Theory]
    [InlineData(131071 - 2, null)]
    [InlineData(131072 - 2, "REM2104")]
    public async Task A_variable_is_as_long_as_the_kernel_allows_and_no_longer(int length, string? code)
    {
        var request = (Request("/bin/sh", "-c", "echo ${#V}") with { Environment = [new("V", new string('x', length))] }).Build();

        if (code is null)
        {
            (await _runner.RunAsync(request, default)).Output.ShouldBe($"{length}");
            return;
        }

        var error = await Should.ThrowAsync<PlanException>(() => _runner.RunAsync(request, default));
        error.Finding.Code.Id.ShouldBe(code);
        error.Finding.Hint!.ShouldContain("stdin:");
    }

    [Fact]
    public async Task Too_many_arguments_together_are_a_clear_error()
    {
        var arguments = new string[30];
        Array.Fill(arguments, new string('x', 100_000));
        arguments[0] = "true";

        var error = await Should.ThrowAsync<PlanException>(() => Run(arguments));

        error.Finding.Code.ShouldBe(ProcessErrors.TooMuch);
        error.Finding.Hint!.ShouldContain("stdin:");
    }

    private static int OpenPipesOf(int id) => Directory.GetFiles($"/proc/{id}/fd").Length;

    private static TestRequest Request(params string[] arguments) => new() { Arguments = arguments };

    private Task<ProcessResult> Shell(string text) => Run("/bin/sh", "-e", "-c", text);

    private Task<ProcessResult> Run(params string[] arguments) => _runner.RunAsync(Request(arguments).Build(), default);
}
