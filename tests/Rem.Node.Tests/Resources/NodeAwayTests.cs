using Rem.Errors;
using Rem.Node.Local;
using Rem.Node.Resources;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Shared.Queues;
using Rem.Shared.State;
using Rem.Values;

namespace Rem.Node.Tests.Resources;

/// <summary>What happens when the node goes away, comes back, or answers nothing.</summary>
public sealed class NodeAwayTests : IDisposable
{
    private readonly ResourceNode _node = new(TimeProvider.System);

    private static CancellationToken Never => CancellationToken.None;

    public void Dispose() => _node.Dispose();

    [Fact]
    public async Task A_put_whose_answer_was_lost_is_repeated_and_put_once()
    {
        var shared = _node.Connect();
        await _node.StopAsync();
        var lost = 0;
        _node.Start(Losing("queue.put", () => Interlocked.Increment(ref lost) == 1));

        await shared.Queues.Open("mail").PutAsync("a", PutOptions.Default, Never).AsTask().InTime();

        lost.ShouldBe(2);
        (await _node.Served.Queues.Open("mail").CountAsync(Never)).Ready.ShouldBe(1);
    }

    [Theory]
    [InlineData("state.set")]
    [InlineData("state.swap")]
    [InlineData("state.delete")]
    [InlineData("counter.add")]
    [InlineData("counter.swap")]
    [InlineData("queue.ack")]
    [InlineData("queue.nack")]
    [InlineData("queue.requeue")]
    [InlineData("queue.drain")]
    [InlineData("lock.release")]
    [InlineData("lock.acquire")]
    public async Task Every_write_whose_answer_was_lost_is_repeated_without_harm(string method)
    {
        var shared = _node.Connect();
        await PrepareAsync(_node.Served);
        var message = method is "queue.ack" or "queue.nack" ? await shared.Queues.Open("mail").TakeAsync(TimeSpan.Zero, null, Never) : null;
        var grant = method == "lock.release" ? await shared.Locks.Open("l").AcquireAsync(new LockRequest("a"), Never) : null;
        await _node.StopAsync();
        var lost = 0;
        _node.Start(Losing(method, () => Interlocked.Increment(ref lost) == 1));

        var answer = await WriteAsync(shared, method, message, grant).InTime();

        lost.ShouldBe(2);
        answer.ShouldBe(method switch
        {
            "counter.add" => 6L,
            "counter.swap" => 5L,
            "state.swap" => "old",
            "queue.requeue" or "queue.drain" => 1,
            _ => true,
        });
    }

    [Fact]
    public async Task A_taker_goes_on_waiting_when_the_node_was_started_again()
    {
        var shared = _node.Connect();
        var take = shared.Queues.Open("mail").TakeAsync(TimeSpan.FromMinutes(5), null, Never).AsTask();

        await _node.StopAsync();
        _node.Start();
        await _node.Served.Queues.Open("mail").PutAsync("late", PutOptions.Default, Never);

        (await take.InTime())!.Value.ShouldBe("late");
    }

    [Fact]
    public async Task A_wait_that_passed_meanwhile_is_over()
    {
        var shared = _node.Connect();
        var take = shared.Queues.Open("mail").TakeAsync(TimeSpan.FromMilliseconds(50), null, Never).AsTask();

        (await take.InTime()).ShouldBeNull();
        await _node.StopAsync();
        var second = shared.Queues.Open("mail").TakeAsync(TimeSpan.FromMilliseconds(1), null, Never).AsTask();
        _node.Start();

        (await second.InTime()).ShouldBeNull();
    }

    [Fact]
    public async Task A_node_that_stays_away_is_an_error_of_its_own_after_10_s()
    {
        var shared = _node.Connect();
        await _node.StopAsync();
        var since = TimeProvider.System.GetTimestamp();

        var error = await Should.ThrowAsync<PlanException>(async () => await shared.Counters.Open("c").AddAsync(1L, WriteOptions.None, Never));

        error.Finding.Code.ShouldBe(ResourceErrors.Unreachable);
        error.Message.ShouldContain(_node.Folder);
        TimeProvider.System.GetElapsedTime(since).ShouldBeInRange(TimeSpan.FromSeconds(9.9), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Who_stops_waiting_for_a_node_that_is_away_waits_no_longer()
    {
        var shared = _node.Connect();
        await _node.StopAsync();
        using var cancel = new CancellationTokenSource();
        var add = shared.Counters.Open("c").AddAsync(1L, WriteOptions.None, cancel.Token).AsTask();

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => add.InTime());
    }

    [Fact]
    public async Task Where_no_node_runs_connecting_says_so_at_once()
    {
        using var empty = new DataFolder();

        var error = await Should.ThrowAsync<PlanException>(() => RemoteResources.ConnectAsync(empty.Path, "test", TimeProvider.System, null, Never));

        error.Finding.Code.ShouldBe(LocalErrors.NoNode);
    }

    [Fact]
    public async Task Flows_of_two_processes_are_told_apart_and_each_knows_its_own()
    {
        var one = _node.Connect("deploy.yaml");
        var two = _node.Connect("backup.yaml");
        (await one.Locks.Open("l").AcquireAsync(new LockRequest("1"), Never)).ShouldNotBeNull();

        // Within one process the same names would mean: a lock inside itself.
        (await two.Locks.Open("l").AcquireAsync(new LockRequest("1/2") { Wait = TimeSpan.Zero }, Never)).ShouldBeNull();

        (await one.Locks.Open("l").LookAsync(Never))!.Owner.ShouldBe("1");
        (await two.Locks.Open("l").LookAsync(Never))!.Owner.ShouldStartWith($"deploy.yaml@{Environment.ProcessId}-");
        (await two.Locks.ListAsync(Never))[0].Owner.ShouldEndWith("/1");
    }

    [Fact]
    public async Task A_request_of_another_form_is_refused_and_named()
    {
        await using var client = await LocalClient.ConnectAsync(_node.Folder, TimeProvider.System, Never);
        var argument = new RemMap();
        argument.Set("name", 7L);

        foreach (var method in ResourceMethods.Of(_node.Served))
        {
            if (!method.Name.EndsWith(".list", StringComparison.Ordinal) && method.Name != "series.flush")
            {
                (await Should.ThrowAsync<PlanException>(() => client.CallAsync(method.Name, argument, Never).InTime())).Finding.Code.ShouldBe(ResourceErrors.Form, method.Name);
            }
        }
    }

    /// <summary>The node's methods, of which one is carried out and its connection then broken, as often as is said.</summary>
    private List<LocalMethod> Losing(string name, Func<bool> isLost)
    {
        var methods = new List<LocalMethod>();
        foreach (var method in ResourceMethods.Of(_node.Served))
        {
            methods.Add(method.Name != name ? method : new LocalMethod(name, async (argument, caller, cancel) =>
            {
                var answer = await method.Run!(argument, caller, cancel);
                return isLost() ? throw new PlanException(LocalErrors.Lost, Rem.Plans.SourceSpan.None, "the answer was lost") : answer;
            }));
        }

        return methods;
    }

    private static async Task PrepareAsync(SharedResources served)
    {
        var queue = served.Queues.Open("mail");
        await queue.ConfigureAsync(new QueueSettings { MaxTries = 1 }, Never);
        await queue.PutAsync("dead", PutOptions.Default, Never);
        await queue.NackAsync((await queue.TakeAsync(TimeSpan.Zero, null, Never))!, NackOptions.Default, Never);
        await queue.ConfigureAsync(QueueSettings.Default, Never);
        await queue.PutAsync("a", PutOptions.Default, Never);
        await served.States.Open("s").SetAsync("k", "old", SetOptions.Default, Never);
        await served.Counters.Open("c").AddAsync(5L, WriteOptions.None, Never);
    }

    private static async Task<object?> WriteAsync(SharedResources shared, string method, QueueMessage? message, LockGrant? grant)
    {
        var queue = shared.Queues.Open("mail");
        var state = shared.States.Open("s");
        switch (method)
        {
            case "state.set":
                var version = await state.SetAsync("k", 1L, SetOptions.Default, Never);
                return (await state.GetAsync("k", Never))!.Version == version;
            case "state.swap":
                return (await state.SwapAsync("k", 1L, SetOptions.Default, Never))!.Value;
            case "state.delete":
                return await state.DeleteAsync("k", null, WriteOptions.None, Never);
            case "counter.add":
                return await shared.Counters.Open("c").AddAsync(1L, WriteOptions.None, Never);
            case "counter.swap":
                return await shared.Counters.Open("c").SwapAsync(0L, WriteOptions.None, Never);
            case "queue.ack":
                await queue.AckAsync(message!, WriteOptions.None, Never);
                return (await queue.CountAsync(Never)) is { Taken: 0, Ready: 0 };
            case "queue.nack":
                await queue.NackAsync(message!, NackOptions.Default, Never);
                return (await queue.CountAsync(Never)) is { Taken: 0, Ready: 1 };
            case "queue.requeue":
                return await queue.RequeueDeadAsync(null, WriteOptions.None, Never);
            case "queue.drain":
                return await queue.DrainAsync(false, WriteOptions.None, Never);
            case "lock.release":
                return await shared.Locks.Open("l").ReleaseAsync(grant!.Token, Never);
            default:
                var first = await shared.Locks.Open("l").AcquireAsync(new LockRequest("a") { Wait = TimeSpan.Zero }, Never);
                return (await shared.Locks.Open("l").LookAsync(Never))!.Token == first!.Token;
        }
    }
}
