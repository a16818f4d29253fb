using System.Runtime.Versioning;
using Rem.Engine.Tests.Scripting;
using Rem.Errors;
using Rem.Files;
using Rem.Running;
using Rem.Scripting;
using Rem.Testing.Shared;
using Rem.Values;

namespace Rem.Engine.Tests.Files;

public sealed class FileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rem-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_written_is_read()
    {
        await AtomicFile.WriteAsync(In("a.txt"), "ä\0\r\nb", default);

        (await Read("a.txt")).ShouldBe("ä\0\r\nb");
    }

    [Fact]
    public async Task Writing_replaces_the_whole_file_and_leaves_nothing_beside_it()
    {
        await AtomicFile.WriteAsync(In("a.txt"), "a long first text", default);
        await AtomicFile.WriteAsync(In("a.txt"), "short", default);

        (await Read("a.txt")).ShouldBe("short");
        Directory.GetFileSystemEntries(_folder).ShouldBe([In("a.txt")]);
    }

    [Fact]
    public async Task A_reader_never_sees_half_a_file()
    {
        var texts = new[] { new string('a', 300_000), new string('b', 200_000) };
        await AtomicFile.WriteAsync(In("a.txt"), texts[0], default);
        using var stop = new CancellationTokenSource();
        var writer = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                await AtomicFile.WriteAsync(In("a.txt"), texts[i % 2], default);
            }

            await stop.CancelAsync();
        });

        while (!stop.IsCancellationRequested)
        {
            texts.ShouldContain(await Read("a.txt"));
        }

        await writer;
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_file_keeps_its_mode()
    {
        await File.WriteAllTextAsync(In("a.sh"), "x");
        File.SetUnixFileMode(In("a.sh"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await AtomicFile.WriteAsync(In("a.sh"), "y", default);

        File.GetUnixFileMode(In("a.sh")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_link_is_followed_and_stays_a_link()
    {
        await File.WriteAllTextAsync(In("real.txt"), "x");
        File.CreateSymbolicLink(In("link.txt"), In("real.txt"));

        await AtomicFile.WriteAsync(In("link.txt"), "y", default);

        (await Read("real.txt")).ShouldBe("y");
        new FileInfo(In("link.txt")).LinkTarget.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_device_is_written_in_place_and_its_error_is_told()
    {
        await AtomicFile.WriteAsync("/dev/null", "x", default);
        File.Exists("/dev/null").ShouldBeTrue();

        var error = await Should.ThrowAsync<PlanException>(() => AtomicFile.WriteAsync("/dev/full", "x", default));

        error.Finding.Code.ShouldBe(FileErrors.Writing);
        error.Message.ShouldContain("/dev/full");
    }

    [Fact]
    public void An_error_of_the_sync_is_never_hidden()
    {
        // A device that cannot be synced answers EINVAL, where .NET's own flush says nothing.
        using var handle = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write);

        Should.Throw<IOException>(() => DiskSync.File(handle, "/dev/full")).Message.ShouldContain("/dev/full");
    }

    [Fact]
    public async Task Appending_adds_at_the_end_and_makes_the_file()
    {
        await AtomicFile.AppendAsync(In("log"), "a\n", default);
        await AtomicFile.AppendAsync(In("log"), "b\n", default);

        (await Read("log")).ShouldBe("a\nb\n");
    }

    [Fact]
    public async Task A_write_that_is_cancelled_leaves_the_old_file()
    {
        await AtomicFile.WriteAsync(In("a.txt"), "old", default);

        await Should.ThrowAsync<OperationCanceledException>(() => AtomicFile.WriteAsync(In("a.txt"), "new", new CancellationToken(true)));

        (await Read("a.txt")).ShouldBe("old");
        Directory.GetFileSystemEntries(_folder).Length.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_there_or_a_folder_is_a_clear_error()
    {
        var missing = await Should.ThrowAsync<PlanException>(() => Read("no.txt"));
        missing.Finding.Code.ShouldBe(FileErrors.NotFound);
        missing.Message.ShouldContain("no.txt");

        var noFolder = await Should.ThrowAsync<PlanException>(() => AtomicFile.WriteAsync(In("no/a.txt"), "x", default));
        noFolder.Finding.Code.ShouldBe(FileErrors.NotFound);

        (await Should.ThrowAsync<PlanException>(() => FileText.ReadAsync(_folder, 100, default))).Message.ShouldContain("it is a folder");
        (await Should.ThrowAsync<PlanException>(() => AtomicFile.WriteAsync(_folder, "x", default))).Finding.Code.ShouldBe(FileErrors.Writing);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_also_when_its_size_is_unknown()
    {
        await File.WriteAllTextAsync(In("big"), new string('x', 1001));

        (await Should.ThrowAsync<LimitException>(() => FileText.ReadAsync(In("big"), 1000, default))).Finding.Code.ShouldBe(LimitErrors.Text);
        (await Should.ThrowAsync<LimitException>(() => FileText.ReadAsync("/dev/zero", 100_000, default))).Finding.Code.ShouldBe(LimitErrors.Text);
        (await FileText.ReadAsync("/proc/self/stat", 100_000, default)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_byte_order_mark_is_left_out_and_bad_bytes_are_replaced()
    {
        await File.WriteAllBytesAsync(In("bom"), [0xEF, 0xBB, 0xBF, 0x61, 0xFF]);

        (await Read("bom")).ShouldBe("a\uFFFD");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a\n", "a")]
    [InlineData("a\r\nb\r\n", "a|b")]
    [InlineData("\n\na", "||a")]
    [InlineData("a\rb\n", "a\rb")]
    [InlineData("a\n\r", "a|\r")]
    public async Task Lines_come_without_their_ends(string text, string lines)
    {
        await File.WriteAllTextAsync(In("lines"), text);

        string.Join("|", await Lines("lines")).ShouldBe(lines);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Lines_are_those_that_splitting_the_whole_text_gives(int seed)
    {
        var random = new Random(seed);
        var lines = new List<string>();
        for (var i = 0; i < 2000; i++)
        {
            lines.Add(new string((char)('a' + random.Next(26)), random.Next(5) == 0 ? random.Next(50_000) : random.Next(80)) + "ä€");
        }

        await File.WriteAllTextAsync(In("lines"), string.Join(random.Next(2) == 0 ? "\n" : "\r\n", lines));

        (string.Join('\n', await Lines("lines")) == string.Join('\n', lines)).ShouldBeTrue($"seed {seed}");
    }

    [Fact]
    public async Task A_line_over_the_limit_ends_the_reading()
    {
        using var reader = LineReader.Open("/dev/zero", 1_000_000);

        (await Should.ThrowAsync<LimitException>(async () =>
        {
            while (await reader.NextAsync(default) is not null)
            {
            }
        }).Soon("the limit ends the reading")).Finding.Code.ShouldBe(LimitErrors.Text);
    }

    [Fact]
    public async Task A_script_reads_writes_and_reads_lines_from_the_plans_folder()
    {
        var session = new ScriptSession(new FakeServices { Folder = _folder });
        await Call(session, "file.write", "a.txt", "one\ntwo\n");
        await Call(session, "file.write", "a.txt", "three", new RemMap { ["append"] = true });

        (await Call(session, "file.read", "a.txt")).ShouldBe("one\ntwo\nthree");
        var handle = await Call(session, "file.open", "a.txt");
        Truth.Equals(await Call(session, "file.next", handle), RemList.Of("one", "two")).ShouldBeTrue();
        Truth.Equals(await Call(session, "file.next", handle), RemList.Of("three")).ShouldBeTrue();
        (await Call(session, "file.next", handle)).ShouldBeNull();
        await Call(session, "file.close", handle);
        await Call(session, "file.close", handle);
        (await Should.ThrowAsync<PlanException>(() => Call(session, "file.next", handle))).Finding.Code.ShouldBe(ScriptErrors.Primitive);
    }

    [Fact]
    public async Task Files_that_a_script_leaves_open_are_closed_with_its_step()
    {
        await File.WriteAllTextAsync(In("a.txt"), "x");
        var before = OpenFiles();
        var session = new ScriptSession(new FakeServices { Folder = _folder });
        for (var i = 0; i < 20; i++)
        {
            await Call(session, "file.open", "a.txt");
        }

        OpenFiles().ShouldBe(before + 20);
        await session.CompleteAsync(StepEnd.Failed);

        OpenFiles().ShouldBe(before);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task A_text_that_can_be_no_path_is_refused_before_anything_happens(string path)
    {
        var session = new ScriptSession(new FakeServices { Folder = _folder });

        (await Should.ThrowAsync<PlanException>(() => Call(session, "file.write", path, "x"))).Finding.Code.ShouldBe(FileErrors.Path);
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_limit_of_a_text_holds_for_scripts()
    {
        await File.WriteAllTextAsync(In("big"), new string('x', 1001));
        var session = new ScriptSession(new FakeServices { Folder = _folder, Limits = RemLimits.Default with { TextResultBytes = 1000 } });

        await Should.ThrowAsync<LimitException>(() => Call(session, "file.read", "big"));
    }

    private static Task<object?> Call(ScriptSession session, string primitive, params object?[] arguments) =>
        session.CallAsync(primitive, RemList.Of(arguments), default).AsTask();

    private int OpenFiles()
    {
        var count = 0;
        foreach (var link in Directory.GetFiles("/proc/self/fd"))
        {
            count += new FileInfo(link).LinkTarget?.StartsWith(_folder, StringComparison.Ordinal) == true ? 1 : 0;
        }

        return count;
    }

    private async Task<List<string>> Lines(string name)
    {
        using var reader = LineReader.Open(In(name), 1_000_000);
        var lines = new List<string>();
        while (await reader.NextAsync(default) is { } some)
        {
            foreach (var line in some)
            {
                lines.Add((string)line!);
            }
        }

        return lines;
    }

    private Task<string> Read(string name) => FileText.ReadAsync(In(name), 10_000_000, default);

    private string In(string name) => Path.Combine(_folder, name);
}
