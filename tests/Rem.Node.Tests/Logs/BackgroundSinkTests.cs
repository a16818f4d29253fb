using Rem.Node.Logs;
using Rem.Running;

namespace Rem.Node.Tests.Logs;

/// <summary>A console that nobody reads holds nobody up.</summary>
public sealed class BackgroundSinkTests
{
    [Fact]
    public async Task Who_logs_never_waits_and_what_is_lost_is_counted()
    {
        using var gate = new ManualResetEventSlim();
        var lines = new List<string>();
        var begun = false;
        var sink = new BackgroundSink(
            new ConsoleSink(
                line =>
                {
                    Volatile.Write(ref begun, true);
                    gate.Wait(Waiting.Longest);
                    lines.Add(line);
                },
                asJson: false),
            "standard error",
            most: 10) { LastTime = Waiting.Longest };
        sink.Write(new LogRecord(default, LogLevel.Info, "0"));
        await Waiting.UntilAsync(() => Volatile.Read(ref begun), "the first is being written");

        for (var i = 1; i <= 30; i++)
        {
            sink.Write(new LogRecord(default, LogLevel.Info, $"{i}"));
        }

        gate.Set();
        await sink.DisposeAsync();

        lines.Count.ShouldBe(12);
        lines[1].ShouldEndWith("standard error: 20 lines were lost\n");
        lines[^1].ShouldEndWith(" 10\n");
    }

    [Fact]
    public async Task A_console_that_is_stuck_for_good_does_not_hold_up_the_end()
    {
        using var gate = new ManualResetEventSlim();
        var sink = new BackgroundSink(new ConsoleSink(_ => gate.Wait(), asJson: false), "standard error");
        sink.Write(new LogRecord(default, LogLevel.Info, "x"));

        await sink.DisposeAsync().AsTask().InTime();

        gate.Set();
    }
}
