using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Rem.Node.Logs;
using Rem.Running;

namespace Rem.Node.Tests.Logs;

/// <summary>The log file: it rotates, is the owner's alone, and a full disk stops nothing.</summary>
public sealed class FileSinkTests : IDisposable
{
    private readonly DataFolder _folder = new();
    private readonly ConcurrentQueue<string> _reports = new();

    private string File1 => Path.Combine(_folder.Path, "log", "rem.log");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Records_are_lines_of_json_for_the_owner_alone()
    {
        await using (var sink = new FileSink(File1, 1_000_000, 5, Report) { LastTime = Waiting.Longest })
        {
            sink.Write(Record("one\u001b[31m\ntwo") with { Plan = "watch", Run = 3 });
        }

        var line = (await File.ReadAllLinesAsync(File1)).ShouldHaveSingleItem();
        line.ShouldBe("""{"time":"2026-11-20T14:03:22.125Z","level":"warn","message":"one\u001b[31m\ntwo","plan":"watch","run":3}""");
        File.GetUnixFileMode(File1).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(Path.GetDirectoryName(File1)!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task It_begins_a_new_file_at_its_size_keeps_so_many_and_splits_no_line()
    {
        await using (var sink = new FileSink(File1, 10_000, 3, Report) { LastTime = Waiting.Longest })
        {
            for (var i = 0; i < 1000; i++)
            {
                sink.Write(Record($"line {i} {new string('x', i % 200)}"));
            }
        }

        var files = Directory.GetFiles(Path.GetDirectoryName(File1)!).Order(StringComparer.Ordinal).ToArray();
        files.Select(Path.GetFileName).ShouldBe(["rem.log", "rem.log.1", "rem.log.2"]);
        var numbers = new List<int>();
        foreach (var file in files.Reverse())
        {
            new FileInfo(file).Length.ShouldBeInRange(1, 10_000);
            numbers.AddRange((await File.ReadAllLinesAsync(file)).Select(static line => int.Parse(JsonDocument.Parse(line).RootElement.GetProperty("message").GetString()!.Split(' ')[1])));
        }

        numbers.ShouldBe(Enumerable.Range(numbers[0], 1000 - numbers[0]));
        _reports.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_no_plain_file_is_left_alone_with_its_mode()
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // elsewhere nothing is known to be special
        }

        var pipe = Path.Combine(_folder.Path, "pipe");
        using (var make = System.Diagnostics.Process.Start("mkfifo", ["-m", "644", pipe]))
        {
            make.WaitForExit();
        }

        await using (var sink = new FileSink(pipe, 1_000_000, 5, Report) { LastTime = Waiting.Longest })
        {
            sink.Write(Record("one"));
        }

        _reports.ShouldHaveSingleItem().ShouldContain("it is a device, pipe or socket");
        File.GetUnixFileMode(pipe).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    [Fact]
    public async Task One_file_that_is_kept_begins_anew()
    {
        await using (var sink = new FileSink(File1, 1000, 1, Report) { LastTime = Waiting.Longest })
        {
            for (var i = 0; i < 50; i++)
            {
                sink.Write(Record($"line {i}"));
            }
        }

        Directory.GetFiles(Path.GetDirectoryName(File1)!).ShouldBe([File1]);
        (await File.ReadAllTextAsync(File1)).ShouldContain("line 49");
    }

    [Fact]
    public async Task It_goes_on_where_the_last_process_ended()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File1)!);
        await File.WriteAllTextAsync(File1, "{\"old\":1}\n");

        await using (var sink = new FileSink(File1, 1_000_000, 5, Report) { LastTime = Waiting.Longest })
        {
            sink.Write(Record("new"));
        }

        (await File.ReadAllLinesAsync(File1)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_full_disk_loses_lines_counts_them_and_leaves_no_half_of_one()
    {
        var path = Path.Combine(_folder.Path, "rem.log");
        var disk = new Disk();
        await using (var sink = new FileSink(path, new RotatingFile(path, 1_000_000, 5, each => new DiskFile(each, disk)), Report) { LastTime = Waiting.Longest })
        {
            sink.Write(Record("before"));
            await Waiting.UntilAsync(() => new FileInfo(path) is { Exists: true, Length: > 0 }, "the first line is written");
            disk.IsFull = true;
            for (var i = 0; i < 3; i++)
            {
                sink.Write(Record("lost"));
                await Waiting.UntilAsync(() => disk.Refused == i + 1, "the disk refuses it");
            }

            disk.IsFull = false;
            sink.Write(Record("after"));
            await Waiting.UntilAsync(() => _reports.Count == 2, "it is reported");
        }

        (await File.ReadAllLinesAsync(path)).Select(static line => JsonDocument.Parse(line).RootElement.GetProperty("message").GetString()).ShouldBe(["before", "after"]);
        _reports.ToArray().ShouldBe([
            $"Error the log file '{path}': No space left on device; lines may be lost until it works again",
            $"Warn the log file '{path}': works; 3 lines were lost",
        ]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_made_stops_nothing()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "log"), "in the way");

        await using (var sink = new FileSink(File1, 1_000_000, 5, Report) { LastTime = Waiting.Longest })
        {
            sink.Write(Record("x"));
            await Waiting.UntilAsync(() => !_reports.IsEmpty, "it is reported");
        }

        _reports.Count.ShouldBe(1);
    }

    private static LogRecord Record(string text) => new(new DateTimeOffset(2026, 11, 20, 14, 3, 22, 125, TimeSpan.Zero), LogLevel.Warn, text);

    private void Report(LogLevel level, string text) => _reports.Enqueue($"{level} {text}");

    private sealed class Disk
    {
        public volatile bool IsFull;
        public volatile int Refused;
    }

    // Takes half of what comes when it is full, as disks do.
    private sealed class DiskFile(string path, Disk disk) : FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 0)
    {
        public override void Write(ReadOnlySpan<byte> buffer)
        {
            if (!disk.IsFull)
            {
                base.Write(buffer);
                return;
            }

            base.Write(buffer[..(buffer.Length / 2)]);
            disk.Refused++;
            throw new IOException("No space left on device");
        }
    }
}
