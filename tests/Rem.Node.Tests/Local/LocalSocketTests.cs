using Rem.Errors;
using Rem.Node.Local;
using Rem.Running;
using Rem.Values;

namespace Rem.Node.Tests.Local;

/// <summary>What is asked over the socket, and what comes back.</summary>
public sealed class LocalSocketTests : IDisposable
{
    private static readonly RemMap Nothing = new(0);
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Values_come_back_exactly_as_they_were_sent()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync();
        var map = new RemMap();
        map.Set("z", 1L);
        map.Set("a", 1.0);
        map.Set("zero", -0.0);
        map.Set("top", long.MinValue);
        map.Set("nan", double.NaN);
        map.Set("half", "\ud800 ü \0");
        map.Set("none", null);
        map.Set("list", RemList.Of(true, new RemMap(0), "x"));

        var back = (RemMap)(await client.CallAsync("echo", map, default).InTime())!;

        ValueText.Json(back).ShouldBe(ValueText.Json(map));
        back.Keys.ShouldBe(map.Keys);
        back["z"].ShouldBeOfType<long>();
        back["a"].ShouldBeOfType<double>();
        double.IsNegative((double)back["zero"]!).ShouldBeTrue();
        back["half"].ShouldBe("\ud800 ü \0");
    }

    [Fact]
    public async Task A_later_request_is_answered_while_an_earlier_one_waits()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync();

        var waiting = client.CallAsync("wait", Nothing, default);
        (await client.CallAsync("echo", Nothing, default).InTime()).ShouldBeOfType<RemMap>();
        waiting.IsCompleted.ShouldBeFalse();
        await client.CallAsync("open", Nothing, default).InTime();

        (await waiting.InTime()).ShouldBe("opened");
    }

    [Fact]
    public async Task Many_threads_share_a_connection_and_each_gets_its_own_answer()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync();

        await Parallel.ForAsync(0L, 2000L, async (i, cancel) =>
        {
            var map = new RemMap();
            map.Set("i", i);
            map.Set("text", new string('x', (int)(i % 100) * 100));
            ((RemMap)(await client.CallAsync("echo", map, cancel))!)["i"].ShouldBe(i);
        }).InTime();
    }

    [Fact]
    public async Task An_error_of_a_plan_crosses_with_its_code_words_and_result()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync();

        var error = await Should.ThrowAsync<PlanException>(client.CallAsync("fail", Nothing, default).InTime());

        error.Finding.Code.ShouldBe(EchoServer.Broken);
        error.Finding.Message.ShouldBe("it broke at 'x'");
        error.Finding.Hint.ShouldBe("mend it");
        error.Result.ShouldBe(7L);
    }

    [Fact]
    public async Task A_limit_stays_a_limit()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync();

        (await Should.ThrowAsync<LimitException>(client.CallAsync("limit", Nothing, default).InTime())).Finding.Code.ShouldBe(EchoServer.Broken);
    }

    [Fact]
    public async Task A_method_that_throws_is_a_defect_for_its_caller_a_line_in_the_log_and_no_more()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync();

        (await Should.ThrowAsync<PlanException>(client.CallAsync("crash", Nothing, default).InTime())).Finding.Code.ShouldBe(RunErrors.Defect);

        server.Log.Lines.Count.ShouldBe(1);
        server.Log.Lines[0].Text.ShouldContain("a mistake");
        (await client.CallAsync("echo", Nothing, default).InTime()).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_unknown_method_is_named()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync();

        var error = await Should.ThrowAsync<PlanException>(client.CallAsync("ecco", Nothing, default).InTime());

        error.Finding.Code.ShouldBe(LocalErrors.Method);
        error.Message.ShouldContain("'ecco'");
    }

    [Fact]
    public async Task A_request_or_answer_beyond_a_frame_fails_alone()
    {
        await using var server = EchoServer.Start(_folder.Path, new LocalLimits { FrameBytes = 10_000 });
        await using var client = await ConnectAsync(new LocalLimits { FrameBytes = 10_000 });
        var large = new RemMap();
        large.Set("text", new string('x', 20_000));
        var size = new RemMap();
        size.Set("size", 20_000L);

        (await Should.ThrowAsync<PlanException>(client.CallAsync("echo", large, default).InTime())).Finding.Code.ShouldBe(LocalErrors.TooLarge);
        (await Should.ThrowAsync<PlanException>(client.CallAsync("large", size, default).InTime())).Finding.Code.ShouldBe(LocalErrors.TooLarge);
        (await client.CallAsync("echo", Nothing, default).InTime()).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_large_answer_arrives_whole()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync();
        var size = new RemMap();
        size.Set("size", 20_000_000L);

        ((string)(await client.CallAsync("large", size, default).InTime())!).Length.ShouldBe(20_000_000);
    }

    [Fact]
    public async Task Cancelling_a_request_cancels_it_at_the_node()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync();
        using var cancel = new CancellationTokenSource();
        var waiting = client.CallAsync("wait", Nothing, cancel.Token);
        await Waiting.UntilAsync(() => server.Begun == 1, "the request begins");

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting.InTime());
        server.Cancelled.ShouldBe(1);
        (await client.CallAsync("echo", Nothing, default).InTime()).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_carried_out_although_cancelled_is_not_lost()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync();
        using var cancel = new CancellationTokenSource();
        var late = client.CallAsync("late", Nothing, cancel.Token);
        await Waiting.UntilAsync(() => server.Begun == 1, "the request begins");

        await cancel.CancelAsync();

        (await late.InTime()).ShouldBe("done all the same");
    }

    [Fact]
    public async Task The_end_of_a_connection_cancels_its_requests_and_no_others()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var other = await ConnectAsync();
        var client = await ConnectAsync();
        var waiting = client.CallAsync("wait", Nothing, default);
        var staying = other.CallAsync("wait", Nothing, default);
        await Waiting.UntilAsync(() => server.Begun == 2, "both begin");

        await client.DisposeAsync();

        (await Should.ThrowAsync<PlanException>(waiting.InTime())).Finding.Code.ShouldBe(LocalErrors.Lost);
        await Waiting.UntilAsync(() => server.Cancelled == 1, "the request is cancelled");
        await other.CallAsync("open", Nothing, default).InTime();
        (await staying.InTime()).ShouldBe("opened");
        server.Cancelled.ShouldBe(1);
    }

    [Fact]
    public async Task The_end_of_the_node_ends_what_waits_there_with_a_reason()
    {
        var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync();
        var waiting = client.CallAsync("wait", Nothing, default);
        await Waiting.UntilAsync(() => server.Begun == 1, "the request begins");

        await server.DisposeAsync().AsTask().InTime();

        (await Should.ThrowAsync<PlanException>(waiting.InTime())).Finding.Code.ShouldBe(LocalErrors.Stopping);
        await Waiting.UntilAsync(() => client.Ended.IsCancellationRequested, "the client knows");
        (await Should.ThrowAsync<PlanException>(client.CallAsync("echo", Nothing, default).InTime())).Finding.Code.ShouldBe(LocalErrors.Lost);
    }

    [Fact]
    public async Task More_requests_than_a_connection_may_have_are_refused_and_the_rest_goes_on()
    {
        var few = new LocalLimits { Requests = 4 };
        await using var server = EchoServer.Start(_folder.Path, few);
        await using var client = await ConnectAsync(); // which itself would allow more
        var calls = Enumerable.Range(0, 100).Select(_ => client.CallAsync("wait", Nothing, default)).ToArray();
        await Waiting.UntilAsync(() => calls.Count(call => call.IsFaulted) == 32, "those beyond 4 and the slack of 64 are refused");

        await Task.Run(server.Gate.SetResult);

        foreach (var call in calls)
        {
            try
            {
                (await call.InTime()).ShouldBe("opened");
            }
            catch (PlanException error)
            {
                error.Finding.Code.ShouldBe(LocalErrors.Busy);
            }
        }
    }

    [Fact]
    public async Task A_client_does_not_ask_more_than_may_be_under_way()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var client = await ConnectAsync(new LocalLimits { Requests = 2 });
        _ = client.CallAsync("wait", Nothing, default);
        _ = client.CallAsync("wait", Nothing, default);

        (await Should.ThrowAsync<PlanException>(client.CallAsync("wait", Nothing, default).InTime())).Finding.Code.ShouldBe(LocalErrors.Busy);
    }

    [Fact]
    public async Task The_caller_is_known_by_process_user_and_connection()
    {
        await using var server = EchoServer.Start(_folder.Path);
        await using var first = await ConnectAsync();
        await using var second = await ConnectAsync();

        var who = (RemList)(await second.CallAsync("who", Nothing, default).InTime())!;

        who[0].ShouldBe((long)Environment.ProcessId);
        who[1].ShouldBe(PeerUser.Own);
        who[2].ShouldBe(2L);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1000, 0, true)]
    [InlineData(1000, 1000, true)]
    [InlineData(1000, 1001, false)]
    [InlineData(0, 1000, false)]
    public void Only_the_owner_and_root_may_talk(long own, long peer, bool may) => PeerUser.MayTalk(own, peer).ShouldBe(may);

    [Fact]
    public async Task A_second_connection_beyond_the_limit_is_closed_and_the_first_goes_on()
    {
        await using var server = EchoServer.Start(_folder.Path, new LocalLimits { Connections = 1 });
        await using var client = await ConnectAsync();
        await client.CallAsync("echo", Nothing, default).InTime();
        await using var second = await ConnectAsync();

        (await Should.ThrowAsync<PlanException>(second.CallAsync("echo", Nothing, default).InTime())).Finding.Code.ShouldBe(LocalErrors.Lost);
        (await client.CallAsync("echo", Nothing, default).InTime()).ShouldNotBeNull();
        server.Log.Lines[0].Text.ShouldContain("refused");
    }

    private Task<LocalClient> ConnectAsync(LocalLimits? limits = null) => LocalClient.ConnectAsync(_folder.Path, TimeProvider.System, default, limits);
}
