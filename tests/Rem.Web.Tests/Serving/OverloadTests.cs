using Microsoft.AspNetCore.Http;
using Rem.Cases;
using Rem.Web.Serving;

namespace Rem.Web.Tests.Serving;

public sealed class OverloadTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly Overload _overload;
    private readonly TaskCompletionSource _work = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _worked;

    public OverloadTests() => _overload = new Overload(_clock, atOnce: 1, waiting: 1);

    public void Dispose() => _overload.Dispose();

    [Fact]
    public async Task What_the_line_does_not_hold_is_told_at_once_to_come_again()
    {
        var working = Ask(out _);
        var waiting = Ask(out _);

        await Ask(out var refused);

        refused.Response.StatusCode.ShouldBe(503);
        refused.Response.Headers.RetryAfter.ToString().ShouldBe("1");
        _overload.Refused.ShouldBe(1);
        waiting.IsCompleted.ShouldBeFalse();
        await EndAsync(working, waiting);
    }

    [Fact]
    public async Task Who_waits_is_worked_on_when_its_turn_comes()
    {
        var working = Ask(out _);
        var waiting = Ask(out var served);

        await EndAsync(working, waiting);

        served.Response.StatusCode.ShouldBe(200);
        _worked.ShouldBe(2);
    }

    [Fact]
    public async Task Who_has_waited_for_five_seconds_is_told_to_come_again_and_is_not_worked_on()
    {
        var working = Ask(out _);
        var waiting = Ask(out var late);

        _clock.Advance(TimeSpan.FromSeconds(4.9));
        waiting.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(0.2));
        await waiting;

        late.Response.StatusCode.ShouldBe(503);
        late.Response.Headers.RetryAfter.ToString().ShouldBe("1");
        await EndAsync(working);
        _worked.ShouldBe(1);
    }

    private Task Ask(out HttpContext http)
    {
        var exchange = new Exchange();
        http = exchange.Http;
        return _overload.RunAsync(exchange, async _ =>
        {
            Interlocked.Increment(ref _worked);
            await _work.Task;
        });
    }

    private async Task EndAsync(params Task[] tasks)
    {
        _work.SetResult();
        await Task.WhenAll(tasks);
    }
}
