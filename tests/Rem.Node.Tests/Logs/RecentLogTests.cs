using Rem.Node.Logs;
using Rem.Running;

namespace Rem.Node.Tests.Logs;

public sealed class RecentLogTests
{
    [Fact]
    public async Task The_last_records_come_oldest_first_and_a_mark_goes_on_behind_them()
    {
        await using var log = new RecentLog();
        Write(log, 1, 5);

        var (records, mark) = log.Last(static _ => true, 0, 3);
        records.Select(static record => record.Text).ShouldBe(["line 3", "line 4", "line 5"]);
        log.Last(static _ => true, mark, 3).Records.ShouldBeEmpty();
        Write(log, 6, 7);

        log.Last(static _ => true, mark, 3).Records.Select(static record => record.Text).ShouldBe(["line 6", "line 7"]);
    }

    [Fact]
    public async Task What_is_not_taken_does_not_count()
    {
        await using var log = new RecentLog();
        Write(log, 1, 20);

        var (records, _) = log.Last(static record => record.Text.EndsWith('1'), 0, 10);

        records.Select(static record => record.Text).ShouldBe(["line 1", "line 11"]);
    }

    [Fact]
    public async Task A_mark_of_an_earlier_node_begins_anew()
    {
        await using var log = new RecentLog();
        Write(log, 1, 2);

        log.Last(static _ => true, 1000, 10).Records.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_mark_that_lies_before_all_that_was_kept_gives_what_is_there()
    {
        await using var log = new RecentLog();
        Write(log, 1, 10_500);

        var (records, mark) = log.Last(static _ => true, 1, 20_000);

        records.Count.ShouldBe(10_000);
        records[0].Text.ShouldBe("line 501");
        mark.ShouldBe(10_500);
    }

    private static void Write(RecentLog log, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            log.Write(new LogRecord(DateTimeOffset.UnixEpoch.AddSeconds(i), LogLevel.Info, $"line {i}"));
        }
    }
}
