using Rem.Cases;
using Rem.Node.Logs;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Tests.Logs;

/// <summary>What every record goes through.</summary>
public sealed class NodeLoggerTests
{
    private readonly List<string> _lines = [];

    [Fact]
    public void A_record_is_one_line_without_anything_that_a_terminal_obeys()
    {
        var logger = Logger();
        var fields = new RemMap();
        fields.Set("k\u001b", "v\u009b\nw");

        logger.Write(new LogLine(new FakeClock().GetUtcNow(), LogLevel.Error, "a\u001b[2J\r\nb\u202ec", fields, SourceSpan.None), "p", 2);

        _lines.ShouldHaveSingleItem().ShouldBe("2026-01-01T00:00:00.000Z error p#2: a\\u001b[2J\\nb\\u202ec k\\u001b=\"v\\u009b\\nw\"\n");
    }

    [Fact]
    public void Secrets_of_every_version_stay_hidden()
    {
        var logger = Logger();
        logger.Hide(Secret("alpha-secret"));
        logger.Hide(Secret("beta-secret"));

        logger.Write(LogLevel.Info, "alpha-secret and beta-secret");

        _lines.Single().ShouldEndWith(" *** and ***\n");
    }

    [Fact]
    public void What_weighs_less_is_left_out_at_once()
    {
        var logger = Logger();
        logger.Write(LogLevel.Debug, "no");
        logger.Level = LogLevel.Warn;
        logger.Write(LogLevel.Info, "no");
        logger.Write(LogLevel.Warn, "yes");

        _lines.Count.ShouldBe(1);
    }

    [Fact]
    public void A_sink_that_throws_does_not_keep_a_record_from_the_others()
    {
        var logger = new NodeLogger(new FakeClock());
        logger.Add(new ConsoleSink(static _ => throw new InvalidOperationException(), asJson: false));
        logger.Add(new ConsoleSink(_lines.Add, asJson: false));

        logger.Write(LogLevel.Info, "x");

        _lines.Count.ShouldBe(1);
    }

    [Fact]
    public void A_text_without_end_is_cut()
    {
        Logger().Write(LogLevel.Info, new string('x', 10_000_000));

        _lines.Single().Length.ShouldBeLessThan(70_000);
    }

    [Fact]
    public async Task The_last_records_are_kept_by_number_and_by_length()
    {
        var logger = new NodeLogger(new FakeClock());
        for (var i = 0; i < 12_000; i++)
        {
            logger.Write(LogLevel.Info, "x");
        }

        (await CountAsync(logger)).ShouldBe(10_000);
        for (var i = 0; i < 1000; i++)
        {
            logger.Write(LogLevel.Info, new string('y', 60_000));
        }

        (await CountAsync(logger)).ShouldBeInRange(200, 300); // 16 Mi characters
    }

    [Fact]
    public async Task Who_follows_too_slowly_is_told_what_was_missed()
    {
        var logger = new NodeLogger(new FakeClock());
        using var cancel = new CancellationTokenSource();
        await using var records = logger.Recent.ReadAsync(new LogQuery(null, LogLevel.Debug, DateTimeOffset.MinValue, Follows: true), cancel.Token).GetAsyncEnumerator(cancel.Token);
        var first = records.MoveNextAsync();
        for (var i = 0; i < 1500; i++)
        {
            logger.Write(LogLevel.Info, "x");
        }

        var read = 0L;
        for (var next = first; ; next = records.MoveNextAsync())
        {
            (await next.AsTask().InTime()).ShouldBeTrue();
            read++;
            if (((RemMap)records.Current!).TryGetValue("missed", out var missed))
            {
                ((long)missed! + read).ShouldBe(1500);
                break;
            }
        }

        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(async () => await records.MoveNextAsync());
        logger.Recent.Followers.ShouldBe(0);
    }

    private static async Task<int> CountAsync(NodeLogger logger)
    {
        var count = 0;
        await foreach (var _ in logger.Recent.ReadAsync(new LogQuery(null, LogLevel.Debug, DateTimeOffset.MinValue, Follows: false), default))
        {
            count++;
        }

        return count;
    }

    private static Secrets Secret(string text)
    {
        var map = new RemMap();
        map.Set("s", text);
        return new Secrets(map);
    }

    private NodeLogger Logger()
    {
        var logger = new NodeLogger(new FakeClock());
        logger.Add(new ConsoleSink(_lines.Add, asJson: false));
        return logger;
    }
}
