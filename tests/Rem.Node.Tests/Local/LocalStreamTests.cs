using Rem.Errors;
using Rem.Node.Local;
using Rem.Values;

namespace Rem.Node.Tests.Local;

/// <summary>Answers that come in pieces.</summary>
public sealed class LocalStreamTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_stream_gives_all_items_in_order_and_ends()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync();
        var next = 0L;

        await foreach (var item in client.StreamAsync("count", To(1000), default))
        {
            item.ShouldBe(next++);
        }

        next.ShouldBe(1000);
    }

    [Fact]
    public async Task A_stream_is_made_no_faster_than_it_is_read_and_holds_nobody_up()
    {
        var few = new LocalLimits { StreamAhead = 8 };
        await using var server = EchoServer.Start(_folder.Path, few);
        await using var client = await ConnectAsync(few);
        await using var stream = client.StreamAsync("count", To(1000), default).GetAsyncEnumerator();
        (await stream.MoveNextAsync().AsTask().InTime()).ShouldBeTrue();

        // The answer to a later request passes all the items that are under way.
        await client.CallAsync("echo", new RemMap(0), default).InTime();
        await Waiting.UntilAsync(() => server.Made >= 9, "items are made ahead");
        await client.CallAsync("echo", new RemMap(0), default).InTime();

        server.Made.ShouldBe(9); // 8 sent, and one that waits for room
    }

    [Fact]
    public async Task Who_stops_reading_ends_the_stream_at_the_node()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync();

        await foreach (var item in client.StreamAsync("count", To(long.MaxValue), default))
        {
            if (item is 100L)
            {
                break;
            }
        }

        await Waiting.UntilAsync(() => server.Cancelled == 1, "the stream is ended");
        (await client.CallAsync("echo", new RemMap(0), default).InTime()).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_stream_that_fails_gives_its_items_and_then_the_error()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync();
        var argument = To(5);
        argument.Set("fails", true);
        var items = new List<object?>();

        var error = await Should.ThrowAsync<PlanException>(async () =>
        {
            await foreach (var item in client.StreamAsync("count", argument, default))
            {
                items.Add(item);
            }
        });

        error.Finding.Code.ShouldBe(EchoServer.Broken);
        items.Count.ShouldBe(5);
    }

    private static RemMap To(long count)
    {
        var map = new RemMap();
        map.Set("to", count);
        return map;
    }

    private Task<LocalClient> ConnectAsync(LocalLimits? limits = null) => LocalClient.ConnectAsync(_folder.Path, TimeProvider.System, default, limits);
}
