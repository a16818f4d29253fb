using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Rem.Web.Serving;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Tests.Serving;

/// <summary>The log of requests on a disk that is slow or fails: nobody waits for it, and what it misses it says.</summary>
public sealed class AccessLogTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task While_the_disk_is_slow_nobody_waits_and_the_log_says_how_many_lines_it_misses()
    {
        using var folder = new Folder();
        using var disk = new TestDisk { IsHeld = true };
        var log = new AccessLog(folder.Path, TimeProvider.System, static _ => { }, disk);
        var all = 0;

        // What is taken meanwhile is bounded; each of these would wait for ever if it waited for the disk.
        for (; log.Lost < 500; all++)
        {
            await Task.Run(() => Write(log, $"/{all}")).WaitAsync(Patience, TimeProvider.System);
        }

        disk.IsHeld = false;
        await disk.UntilAsync("\"lost\":");
        Write(log, "/behind");
        all++;
        log.Dispose();

        var lines = disk.Lines();
        var lost = lines.Where(static line => line.TryGetProperty("lost", out _)).ToArray();
        lost.Sum(static line => line.GetProperty("lost").GetInt64()).ShouldBe(log.Lost);
        (lines.Length - lost.Length + log.Lost).ShouldBe(all);
        lines[^1].GetProperty("path").GetString().ShouldBe("/behind");
        Follow(lines[..^1]).ShouldBe(all - 1);
    }

    [Fact]
    public void Lines_that_a_full_disk_did_not_take_are_told_in_front_of_the_next_that_it_takes()
    {
        using var folder = new Folder();
        using var disk = new TestDisk { Fails = true };
        var warnings = new List<string>();
        var clock = new Rem.Cases.FakeClock();
        var log = new AccessLog(folder.Path, clock, warnings.Add, disk);

        for (var i = 0; i < 3; i++)
        {
            Write(log, $"/{i}");
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        log.Lost.ShouldBe(3);
        warnings.ShouldHaveSingleItem().ShouldContain("its lines are lost: the disk is full");
        disk.Fails = false;
        Write(log, "/again");
        log.Dispose();

        log.Lost.ShouldBe(3);
        disk.Lines().Select(static line => line.TryGetProperty("lost", out var lost) ? $"lost {lost}" : line.GetProperty("path").GetString()).ShouldBe(["lost 3", "/again"]);
    }

    [Fact]
    public async Task The_metrics_of_a_site_say_how_many_lines_its_log_has_lost()
    {
        await using var site = await RunningSite.StartAsync("http sites: {main: {listen: PORT}}\nhttp pages: {index: good}");
        site.Folder.Write("data/log", "a file where the folder of the log would be");
        await site.GetAsync("/");

        var text = "";
        for (var i = 0; i < 4000 && !text.Contains("rem_http_log_lines_lost_total ", StringComparison.Ordinal) | text.Contains("rem_http_log_lines_lost_total 0\n", StringComparison.Ordinal); i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            text = await site.GetAsync("/metrics");
        }

        text.ShouldContain("# TYPE rem_http_log_lines_lost_total counter\n");
        text.ShouldNotContain("rem_http_log_lines_lost_total 0\n");
        site.Log.Lines.Count(static line => line.Text.Contains("its lines are lost", StringComparison.Ordinal)).ShouldBe(1);
    }

    // What is missing is missing just where the log says so.
    private static long Follow(JsonElement[] lines)
    {
        var next = 0L;
        foreach (var line in lines)
        {
            if (line.TryGetProperty("lost", out var lost))
            {
                next += lost.GetInt64();
                continue;
            }

            line.GetProperty("path").GetString().ShouldBe($"/{next}");
            next++;
        }

        return next;
    }

    private static void Write(AccessLog log, string path)
    {
        var exchange = new Exchange();
        exchange.Http.Request.Path = path;
        log.Write(exchange, TimeSpan.FromMilliseconds(1));
    }

    private sealed class TestDisk : IAccessDisk, IDisposable
    {
        private readonly ManualResetEventSlim _isFree = new(true);
        private readonly StringBuilder _written = new();

        public bool IsHeld { set => (value ? (Action)_isFree.Reset : _isFree.Set)(); }

        public bool Fails { get; set; }

        public void Append(string path, ReadOnlySpan<byte> bytes)
        {
            _isFree.Wait(Patience).ShouldBeTrue();
            if (Fails)
            {
                throw new IOException("the disk is full");
            }

            lock (_written)
            {
                _written.Append(Encoding.UTF8.GetString(bytes));
            }
        }

        public async Task UntilAsync(string text)
        {
            for (var i = 0; i < 4000 && !Text().Contains(text, StringComparison.Ordinal); i++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }

            Text().ShouldContain(text);
        }

        public JsonElement[] Lines() => [.. Text().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement.Clone())];

        public void Dispose() => _isFree.Dispose();

        private string Text()
        {
            lock (_written)
            {
                return _written.ToString();
            }
        }
    }
}
