using Microsoft.Win32.SafeHandles;
using Rem.Errors;
using Rem.Web.Access;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Access;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class AuditTests : IDisposable
{
    private static readonly AuditAction Action = new("rpc", "hosts.restart", "sha256:00");

    private readonly AuditFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_change_has_a_line_before_it_and_one_with_what_came_of_it()
    {
        await using (var audit = _files.Open())
        {
            var entry = await audit.BeginAsync(AuditFiles.Actor, Action, CancellationToken.None);
            var line = _files.Lines.ShouldHaveSingleItem();
            line.ShouldBe("""{"n":1,"at":"2026-01-01T00:00:00.000Z","is":"begin","what":"rpc","target":"hosts.restart","who":"anna","by":"session 1a2b3c4d","from":"192.0.2.7","digest":"sha256:00","request":"r1","prev":"0000000000000000000000000000000000000000000000000000000000000000"}""");
            audit.End(entry, "done");
        }

        _files.Lines[1].ShouldStartWith("""{"n":2,"at":"2026-01-01T00:00:00.000Z","is":"end","of":1,"outcome":"done","prev":""");
        _files.Lines[1].ShouldContain(AuditText.Hash(System.Text.Encoding.UTF8.GetBytes(_files.Lines[0])));
        File.GetUnixFileMode(_files.Current).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(Path.Combine(_files.Folder, "audit.mark")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_log_that_nobody_was_at_is_sound()
    {
        (await _files.CheckAsync()).ShouldSatisfyAllConditions(report => report.IsSound.ShouldBeTrue(), report => report.Lines.ShouldBe(0));
        await _files.WriteAsync(10);
        await _files.WriteAsync(10);

        var report = await _files.CheckAsync();

        report.Damages.ShouldBeEmpty();
        (report.Lines, report.First, report.Last).ShouldBe((40, 1, 40));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(1)]
    [InlineData(20)]
    public async Task An_edited_line_is_named(int number)
    {
        await _files.WriteAsync(10);
        Change(lines => lines[number - 1] = lines[number - 1].Replace("\"at\":\"2026", "\"at\":\"2025"));

        (await _files.CheckAsync()).Damages.ShouldBe([$"audit.jsonl:{number}: line {number} was changed after it was written"]);
    }

    [Fact]
    public async Task A_line_that_is_none_is_named()
    {
        await _files.WriteAsync(10);
        Change(lines => lines[4] = "nonsense");

        (await _files.CheckAsync()).Damages[0].ShouldBe("audit.jsonl:5: it is no line of an audit log");
    }

    [Fact]
    public async Task A_removed_line_is_named()
    {
        await _files.WriteAsync(10);
        Change(lines => lines.RemoveAt(6));

        (await _files.CheckAsync()).Damages.ShouldBe(["audit.jsonl:7: behind line 6 follows line 8: what was between them is gone"]);
    }

    [Fact]
    public async Task Removed_last_lines_are_named()
    {
        await _files.WriteAsync(10);
        Change(lines => lines.RemoveRange(17, 3));

        (await _files.CheckAsync()).Damages.ShouldBe(["audit.jsonl:17: behind line 17 the lines up to 20 are gone"]);
        await _files.WriteAsync(1);
        var report = await _files.CheckAsync();
        report.Notes.ShouldBe(["audit.jsonl:18: the lines from 18 to 20 are gone"]);
    }

    [Fact]
    public async Task A_removed_log_is_named_and_the_next_line_says_so_too()
    {
        await _files.WriteAsync(10);
        File.Delete(_files.Current);

        (await _files.CheckAsync()).Damages.ShouldBe(["all lines up to 20 are gone"]);
        await _files.WriteAsync(1);
        _files.Lines[0].ShouldContain("\"n\":21,");
        _files.Lines[0].ShouldContain("\"text\":\"the lines from 1 to 20 are gone\"");
    }

    [Fact]
    public async Task Reordered_lines_are_named()
    {
        await _files.WriteAsync(10);
        Change(lines => (lines[3], lines[4]) = (lines[4], lines[3]));

        var damages = (await _files.CheckAsync()).Damages;
        damages[0].ShouldBe("audit.jsonl:4: behind line 3 follows line 5: what was between them is gone");
        damages[1].ShouldBe("audit.jsonl:5: behind line 5 follows line 4: it stands in a wrong place, or twice");
    }

    [Fact]
    public async Task A_line_that_a_kill_tore_is_cut_off_with_a_note()
    {
        await _files.WriteAsync(2);
        File.AppendAllText(_files.Current, "{\"n\":5,\"at\":\"20");

        var torn = await _files.CheckAsync();
        torn.IsSound.ShouldBeTrue();
        torn.Notes.ShouldHaveSingleItem().ShouldStartWith("audit.jsonl: 15 bytes behind line 4 are a line that was not written whole");

        await _files.WriteAsync(1);
        var healed = await _files.CheckAsync();
        healed.Damages.ShouldBeEmpty();
        healed.Notes.ShouldBe(["audit.jsonl:5: 15 bytes of a line that was not written whole were cut off"]);
        healed.Last.ShouldBe(7);
    }

    [Fact]
    public async Task Lines_that_were_written_and_not_marked_before_a_kill_are_part_of_the_chain()
    {
        await _files.WriteAsync(2);
        var mark = File.ReadAllBytes(Path.Combine(_files.Folder, "audit.mark"));
        await _files.WriteAsync(2);
        File.WriteAllBytes(Path.Combine(_files.Folder, "audit.mark"), mark);

        (await _files.CheckAsync()).Damages.ShouldBeEmpty();
        await _files.WriteAsync(1);
        (await _files.CheckAsync()).ShouldSatisfyAllConditions(report => report.Damages.ShouldBeEmpty(), report => report.Last.ShouldBe(10));
    }

    [Fact]
    public async Task The_chain_goes_on_over_full_files_and_the_oldest_go()
    {
        await _files.WriteAsync(40, new AuditOptions { MaxSize = 1_000, Keep = 3 });

        Directory.GetFiles(_files.Folder, "audit.*.jsonl").Length.ShouldBe(3);
        var report = await _files.CheckAsync();
        report.Damages.ShouldBeEmpty();
        report.Last.ShouldBe(80);
        report.First.ShouldBeGreaterThan(1);
        report.Lines.ShouldBe(80 - report.First + 1);

        File.Delete(Directory.GetFiles(_files.Folder, "audit.*.jsonl").Order(StringComparer.Ordinal).ElementAt(1));
        (await _files.CheckAsync()).Damages.ShouldHaveSingleItem().ShouldContain("what was between them is gone");
    }

    [Fact]
    public async Task Several_processes_write_one_chain()
    {
        var audits = Enumerable.Range(0, 4).Select(_ => _files.Open(options: new AuditOptions { MaxSize = 2_000 })).ToList();

        await Task.WhenAll(audits.Select(audit => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                audit.End(await audit.BeginAsync(AuditFiles.Actor, Action, CancellationToken.None), "done");
            }
        })));
        foreach (var audit in audits)
        {
            await audit.DisposeAsync();
        }

        var report = await _files.CheckAsync();
        report.Damages.ShouldBeEmpty();
        report.Lines.ShouldBe(200);
    }

    [Fact]
    public async Task Callers_side_by_side_share_a_sync()
    {
        var disk = new CountingDisk { Holds = new ManualResetEventSlim() };
        await using var audit = _files.Open(disk);
        var first = audit.BeginAsync(AuditFiles.Actor, Action, CancellationToken.None).AsTask();
        disk.Entered.Wait(TimeSpan.FromSeconds(90)).ShouldBeTrue();
        var others = Enumerable.Range(0, 16).Select(_ => audit.BeginAsync(AuditFiles.Actor, Action, CancellationToken.None).AsTask()).ToList();

        disk.Holds.Set();
        await first;
        var entries = await Task.WhenAll(others);

        disk.Syncs.ShouldBe(2);
        entries.Select(entry => entry.Number).ShouldBe(Enumerable.Range(2, 16).Select(number => (long)number));
    }

    [Fact]
    public async Task A_full_disk_refuses_the_change_and_leaves_no_half_of_a_line()
    {
        await _files.WriteAsync(1);
        var disk = new CountingDisk { WritesHalf = true };
        await using var audit = _files.Open(disk);

        var error = await Should.ThrowAsync<PlanException>(async () => await audit.BeginAsync(AuditFiles.Actor, Action, CancellationToken.None));
        error.Finding.Code.ShouldBe(AccessErrors.Audit);
        _files.Lines.Length.ShouldBe(2);

        disk.WritesHalf = false;
        (await audit.BeginAsync(AuditFiles.Actor, Action, CancellationToken.None)).Number.ShouldBe(3);
        (await _files.CheckAsync()).ShouldSatisfyAllConditions(report => report.Damages.ShouldBeEmpty(), report => report.Notes.ShouldBeEmpty());
    }

    [Fact]
    public async Task After_a_failed_sync_this_process_changes_nothing_any_more()
    {
        var disk = new CountingDisk { FailsSync = true };
        await using var audit = _files.Open(disk);
        await Should.ThrowAsync<PlanException>(async () => await audit.BeginAsync(AuditFiles.Actor, Action, CancellationToken.None));

        disk.FailsSync = false;
        await Should.ThrowAsync<PlanException>(async () => await audit.BeginAsync(AuditFiles.Actor, Action, CancellationToken.None));
        disk.Syncs.ShouldBe(0);
    }

    [Fact]
    public async Task Where_the_log_cannot_be_written_no_user_is_added_and_nobody_logs_in()
    {
        await using var audit = _files.Open(new CountingDisk { WritesHalf = true });
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Viewer);
        await using var broken = await world.OpenAsync(follows: false, audit);

        (await Should.ThrowAsync<PlanException>(() => broken.Changes.AddUserAsync(AccessWorld.Actor, "bert", Role.Viewer, null, CancellationToken.None))).Finding.Code.ShouldBe(AccessErrors.Audit);
        (await Should.ThrowAsync<PlanException>(() => broken.LoginAsync("anna", AccessWorld.Password, null, null, CancellationToken.None))).Finding.Code.ShouldBe(AccessErrors.Audit);

        (await world.Changes.UsersAsync(CancellationToken.None)).Count.ShouldBe(1);
        (await world.Shared.States.OpenOwn("rem:access").KeysAsync("session/", CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_change_of_users_and_tokens_is_in_the_log_with_its_outcome()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Viewer);
        await world.Changes.SetRoleAsync(AccessWorld.Actor, "anna", Role.Admin, CancellationToken.None);
        var cookie = await world.CookieAsync("anna");
        await world.Access.LogoutAsync(world.Access.Identify(cookie, null), null, "r2", CancellationToken.None);

        var lines = world.Audit.Lines;
        lines.Where(line => line.Contains("\"is\":\"begin\"", StringComparison.Ordinal)).Select(line => line.Split("\"what\":\"")[1].Split('"')[0]).ShouldBe(["user add", "user role", "login", "logout"]);
        lines.Count(line => line.Contains("\"outcome\":\"done\"", StringComparison.Ordinal)).ShouldBe(4);
    }

    private void Change(Action<List<string>> change)
    {
        var lines = _files.Lines.ToList();
        change(lines);
        File.WriteAllText(_files.Current, string.Concat(lines.Select(line => line + "\n")));
    }

    private sealed class CountingDisk : IAuditDisk
    {
        private readonly AuditDisk _disk = new();

        public int Syncs { get; private set; }

        public bool WritesHalf { get; set; }

        public bool FailsSync { get; set; }

        public ManualResetEventSlim? Holds { get; init; }

        public ManualResetEventSlim Entered { get; } = new();

        public void Write(SafeFileHandle file, byte[] bytes, long at)
        {
            if (WritesHalf)
            {
                _disk.Write(file, bytes[..(bytes.Length / 2)], at);
                throw new IOException("No space left on device");
            }

            _disk.Write(file, bytes, at);
        }

        public void Sync(SafeFileHandle file, string path)
        {
            Entered.Set();
            Holds?.Wait();
            if (FailsSync)
            {
                throw new IOException("Input/output error");
            }

            _disk.Sync(file, path);
            Syncs++;
        }
    }
}
