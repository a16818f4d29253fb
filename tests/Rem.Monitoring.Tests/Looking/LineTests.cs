using System.Text;
using Rem.Errors;
using Rem.Monitoring.Tests.Kit;
using Rem.Values;

namespace Rem.Monitoring.Tests.Looking;

public sealed class LineTests : IDisposable
{
    private const int Kept = 9;
    private const int Shows = 20; // the last lines that a look gives, of all those that it counts
    private const string Step = "probe lines: {path: app.log, name: me}";
    private readonly LookRun _run = new();

    public void Dispose() => _run.Dispose();

    private string Log => Path.Combine(_run.Folder, "app.log");

    [Fact]
    public async Task The_first_look_begins_at_the_end_and_each_line_comes_once()
    {
        _run.Write("app.log", "old\n");
        var first = await LookAsync();
        _run.Append("app.log", "one\ntwo\n");
        var second = await LookAsync();
        var third = await LookAsync();

        (first, second, third).ShouldBe(("", "one two", ""));
    }

    [Fact]
    public async Task A_line_that_is_not_whole_yet_waits_for_its_end()
    {
        _run.Write("app.log", "old\nhal");
        await LookAsync();
        _run.Append("app.log", "f\nnext");
        var second = await LookAsync();
        _run.Append("app.log", "\n");

        (second, await LookAsync()).ShouldBe(("half", "next"));
    }

    [Fact]
    public async Task A_log_that_is_renamed_is_read_to_its_end_first()
    {
        await BeginAsync();
        _run.Append("app.log", "last\n");
        File.Move(Log, Log + ".1");
        _run.Write("app.log", "new\n");

        (await LookAsync(), await LookAsync()).ShouldBe(("last new", ""));
    }

    [Fact]
    public async Task A_pipe_beside_a_log_or_in_its_place_is_not_waited_for()
    {
        await BeginAsync();
        await _run.StepAsync("shell: [mkfifo, app.log.pipe, other]");
        File.Move(Log, Log + ".1");
        _run.Append("app.log.1", "last\n");
        _run.Write("app.log", "new\n");

        (await LookAsync()).ShouldBe("last new");
        var refused = await Should.ThrowAsync<PlanException>(() => _run.StepAsync("probe lines: {path: other, name: me}"));
        refused.Finding.Message.ShouldContain("it is no file but a pipe");
    }

    [Fact]
    public async Task What_is_written_to_a_log_after_it_was_renamed_is_not_lost()
    {
        await BeginAsync();
        File.Move(Log, Log + ".1");
        _run.Write("app.log", "new\n");
        var first = await LookAsync();
        _run.Append("app.log.1", "late\n");
        _run.Append("app.log", "more\n");

        (first, await LookAsync(), await LookAsync()).ShouldBe(("new", "late more", ""));
    }

    [Fact]
    public async Task A_log_that_is_renamed_before_the_new_one_is_there_is_followed()
    {
        await BeginAsync();
        _run.Append("app.log", "last\n");
        File.Move(Log, Log + ".1");
        var between = await LookAsync();
        _run.Write("app.log", "new\n");

        (between, await LookAsync()).ShouldBe(("last", "new"));
    }

    [Fact]
    public async Task A_log_that_is_copied_and_emptied_is_read_to_its_end_first()
    {
        await BeginAsync();
        _run.Append("app.log", "last\n");
        File.Copy(Log, Log + ".1");
        File.WriteAllText(Log, "n\n");

        (await LookAsync(), await LookAsync()).ShouldBe(("last n", ""));
    }

    [Fact]
    public async Task A_log_that_was_emptied_and_has_grown_past_where_it_was_is_read_from_its_beginning()
    {
        await BeginAsync();
        File.Copy(Log, Log + ".1");
        File.WriteAllText(Log, "another beginning\nand more\n");

        (await LookAsync()).ShouldBe("another beginning and more");
    }

    [Fact]
    public async Task Several_rotations_between_two_looks_lose_nothing()
    {
        await BeginAsync();
        _run.Append("app.log", "one\n");
        Age(File.Exists(Log) ? Log : "", -30);
        File.Move(Log, Log + ".2");
        _run.Write("app.log.1", "two\n");
        Age(Log + ".1", -20);
        _run.Write("app.log", "three\n");

        (await LookAsync()).ShouldBe("one two three");
    }

    [Fact]
    public async Task A_log_whose_end_is_gone_is_said_to_be_missed_and_read_on()
    {
        await BeginAsync();
        File.Delete(Log);
        await Task.Yield();
        _run.Write("other", new string('x', 5000)); // so that its number is not given to the new log
        _run.Write("app.log", "new beginning of another length\n");

        var got = await _run.StepAsync(Step);

        got["missed"].ShouldBe(true);
        Shown(got).ShouldBe("new beginning of another length");
    }

    [Fact]
    public async Task A_file_that_has_the_number_of_an_empty_one_that_is_gone_is_not_taken_for_it()
    {
        _run.Write("app.log", "");
        await LookAsync();
        _run.Append("app.log", "one\n");
        var same = await _run.StepAsync(Step);
        _run.Write("app.log", "");
        await LookAsync();
        var state = _run.Resources.States.Open("monitor.lines");
        var key = (await state.KeysAsync("", default))[0];
        var mark = ((RemMap)(await state.GetAsync(key, default))!.Value!).Copy();
        mark.Set("born", (double)mark["born"]! - 1); // as of the file that had the number before
        await state.SetAsync(key, mark, Rem.Shared.State.SetOptions.Default, default);
        _run.Append("app.log", "two\n");

        var other = await _run.StepAsync(Step);

        (Shown(same), same["missed"]).ShouldBe(("one", false));
        (Shown(other), other["missed"]).ShouldBe(("two", true));
    }

    [Fact]
    public async Task A_look_reads_no_more_than_it_may_and_the_next_goes_on()
    {
        await BeginAsync();
        var lines = new StringBuilder();
        for (var i = 0; i < 30_000; i++)
        {
            lines.Append(System.Globalization.CultureInfo.InvariantCulture, $"line {i}\n");
        }

        _run.Append("app.log", lines.ToString());
        var (all, looks, more) = (0L, 0, true);
        for (; more && looks < 100; looks++)
        {
            var got = await _run.StepAsync("probe lines: {path: app.log, name: me, most: 65536}");
            all += (long)got["lines"]!;
            more = got["more"] is true;
        }

        (all, looks > 3).ShouldBe((30_000, true));
    }

    [Fact]
    public async Task A_line_without_an_end_is_read_in_pieces()
    {
        await BeginAsync();
        _run.Append("app.log", new string('x', 200_000) + "\nend\n");

        var got = await _run.StepAsync(Step);

        Shown(got).ShouldEndWith("end");
        ((RemList)got["shown"]!).ShouldAllBe(static line => ((string)line!).Length <= 1001);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_hurt_nobody()
    {
        await BeginAsync();
        File.AppendAllText(Log, "ok\n", Encoding.Latin1);
        await using (var file = new FileStream(Log, FileMode.Append))
        {
            file.Write([0xff, 0xfe, 0, 0x0a]);
        }

        var got = await _run.StepAsync(Step);

        got["lines"].ShouldBe(2L);
    }

    [Fact]
    public async Task Random_writes_and_rotations_lose_no_line_and_give_none_twice()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("REM_TEST_SEED"), out var given) ? given : Random.Shared.Next();
        var random = new Random(seed);
        await BeginAsync();
        // One that was empty when it was looked at last, and is copied and emptied, looks like one to which nothing happened.
        var (written, read, mayCopy, rotations) = (0, new List<string>(), true, 0);
        for (var round = 0; round < 150; round++)
        {
            for (var i = random.Next(4); i > 0 && written - read.Count < Shows; i--)
            {
                _run.Append("app.log", $"line {written++}\n");
            }

            // What was rotated oftener than old logs are kept, since the last look, is deleted with its lines.
            if (random.Next(5) == 0 && rotations < Kept)
            {
                Rotate(mayCopy && random.Next(2) == 0, round);
                (mayCopy, rotations) = (false, rotations + 1);
            }
            else if (random.Next(2) == 0)
            {
                Take(await _run.StepAsync(Step), read, seed);
                (mayCopy, rotations) = (new FileInfo(Log).Length > 0, 0);
            }
        }

        Take(await _run.StepAsync(Step), read, seed);
        read.ShouldBe([.. Enumerable.Range(0, written).Select(static i => $"line {i}")], $"seed {seed}");
    }

    [Fact]
    public async Task What_stands_in_the_state_and_is_no_mark_begins_anew()
    {
        await BeginAsync();
        var state = _run.Resources.States.Open("monitor.lines");
        var key = (await state.KeysAsync("", default))[0];
        await state.SetAsync(key, "nonsense", Rem.Shared.State.SetOptions.Default, default);
        _run.Append("app.log", "one\n");

        (await LookAsync()).ShouldBe("");
    }

    private static void Take(RemMap got, List<string> read, int seed)
    {
        got["missed"].ShouldBe(false, $"seed {seed}");
        ((long)got["lines"]!).ShouldBe(((RemList)got["shown"]!).Count, $"more than the test may see, seed {seed}");
        read.AddRange(((RemList)got["shown"]!).Cast<string>());
    }

    // logrotate, with `create` or with `copytruncate`. Copies have times of their own, so that their order is known.
    private void Rotate(bool isCopied, int round)
    {
        for (var i = Kept - 1; i >= 1; i--)
        {
            if (File.Exists($"{Log}.{i}"))
            {
                File.Move($"{Log}.{i}", $"{Log}.{i + 1}", overwrite: true);
            }
        }

        if (isCopied)
        {
            File.Copy(Log, Log + ".1");
            Age(Log + ".1", round - 1000);
            using var file = new FileStream(Log, FileMode.Truncate);
            return;
        }

        File.Move(Log, Log + ".1");
        Age(Log + ".1", round - 1000);
        _run.Write("app.log", "");
    }

    private static void Age(string path, int seconds) => File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(seconds));

    private async Task BeginAsync()
    {
        _run.Write("app.log", "the beginning\n");
        await LookAsync();
    }

    private async Task<string> LookAsync() => Shown(await _run.StepAsync(Step));

    private static string Shown(RemMap got) => string.Join(' ', (RemList)got["shown"]!);
}
