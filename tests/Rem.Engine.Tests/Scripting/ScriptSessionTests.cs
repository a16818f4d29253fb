using System.Reflection;
using Rem.Errors;
using Rem.Http;
using Rem.Inspection;
using Rem.Running;
using Rem.Scripting;
using Rem.Shared;
using Rem.Shared.Locks;
using Rem.Shared.Queues;
using Rem.Testing.Shared;
using Rem.Values;

namespace Rem.Engine.Tests.Scripting;

public sealed class ScriptSessionTests
{
    private readonly FakeServices _services = new();
    private readonly ScriptSession _session;

    public ScriptSessionTests() => _session = new ScriptSession(_services);

    [Fact]
    public async Task Every_primitive_name_is_known_to_the_host()
    {
        foreach (var field in typeof(PrimitiveNames).GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            var name = (string)field.GetRawConstantValue()!;
            var many = RemList.Of(1L, 2L, 3L, 4L, 5L, 6L, 7L);
            var error = await Should.ThrowAsync<PlanException>(async () => await _session.CallAsync(name, many, default));
            error.Message.ShouldStartWith(name + ": takes at most");
        }
    }

    [Fact]
    public async Task An_unknown_primitive_names_its_neighbour()
    {
        var error = await Fails("queue.pull");

        error.Finding.Code.ShouldBe(ScriptErrors.Primitive);
        error.Finding.Hint!.ShouldContain("'queue.put'");
    }

    [Theory]
    [InlineData("queue.put", "queue.put: 'queue' must be text, got integer 5")]
    [InlineData("lock.acquire", "lock.acquire: 'lock' must be text, got integer 5")]
    [InlineData("counter.get", "counter.get: 'counter' must be text, got integer 5")]
    [InlineData("file.read", "file.read: 'path' must be text, got integer 5")]
    [InlineData("secret.get", "secret.get: 'name' must be text, got integer 5")]
    [InlineData("http.request", "http.request: 'options' must be a map, got integer 5")]
    [InlineData("rpc.call", "rpc.call: 'url' must be text, got integer 5")]
    [InlineData("shell.run", "shell.run: 'command' must be text, or a list of a program and its arguments, got integer 5")]
    public async Task A_wrong_argument_is_named_with_what_was_expected(string primitive, string message)
    {
        var error = await Fails(primitive, 5L);

        error.Finding.Code.ShouldBe(ScriptErrors.Primitive);
        error.Message.ShouldBe(message);
    }

    [Theory]
    [InlineData("time.sleep", "soon")]
    [InlineData("time.sleep", null)]
    [InlineData("time.sleep", true)]
    public async Task A_duration_that_is_none_is_refused(string primitive, object? value) =>
        (await Fails(primitive, value)).Message.ShouldContain("'time' must be a duration");

    [Fact]
    public async Task An_unknown_option_names_the_nearest()
    {
        var options = new RemMap { ["dellay"] = 1L };

        var error = await Fails("queue.put", "q", 1L, options);

        error.Message.ShouldContain("no option 'dellay'");
        error.Finding.Hint!.ShouldContain("'delay'");
    }

    [Theory]
    [InlineData("queue.put", "q", 1L)]
    [InlineData("state.set", "b", "k", 1L)]
    [InlineData("state.swap", "b", "k", 1L)]
    [InlineData("state.delete", "b", "k")]
    [InlineData("counter.add", "c", 1L)]
    [InlineData("counter.reset", "c")]
    [InlineData("counter.swap", "c", 1L)]
    public async Task Every_write_carries_the_locks_that_the_script_holds(string primitive, params object?[] arguments)
    {
        await Call("lock.acquire", "l", null, "5s");
        await Call(primitive, arguments); // while it holds it
        _services.FakeClock.Advance(TimeSpan.FromSeconds(5));
        await Call(primitive, arguments); // nobody else has had it
        (await _services.Shared.Locks.Open("l").AcquireAsync(new LockRequest("other"), default)).ShouldNotBeNull();

        (await Fails(primitive, arguments)).Finding.Code.ShouldBe(SharedErrors.StaleFence);
    }

    [Theory]
    [InlineData("queue.ack")]
    [InlineData("queue.nack")]
    [InlineData("")]
    public async Task A_message_is_settled_under_the_locks_that_the_script_holds(string primitive)
    {
        await Call("lock.acquire", "l", null, "5s");
        await Call("queue.put", "q", "a");
        var handle = ((RemMap)(await Call("queue.take", "q"))!)["handle"];
        _services.FakeClock.Advance(TimeSpan.FromSeconds(5));
        (await _services.Shared.Locks.Open("l").AcquireAsync(new LockRequest("other"), default)).ShouldNotBeNull();

        var error = primitive.Length > 0
            ? await Fails(primitive, "q", handle)
            : await Should.ThrowAsync<PlanException>(async () => await _session.CompleteAsync(StepEnd.Succeeded));

        error.Finding.Code.ShouldBe(SharedErrors.StaleFence);
        (await _services.Shared.Queues.Open("q").CountAsync(default)).Taken.ShouldBe(1);
    }

    [Fact]
    public async Task A_lock_that_the_script_has_released_says_nothing_about_its_writes()
    {
        var handle = ((RemMap)(await Call("lock.acquire", "l"))!)["handle"];
        await Call("lock.release", "l", handle);
        (await _services.Shared.Locks.Open("l").AcquireAsync(new LockRequest("other"), default)).ShouldNotBeNull();

        await Call("state.set", "b", "k", 1L);
    }

    [Fact]
    public async Task A_message_taken_is_acknowledged_when_the_step_succeeds()
    {
        await Call("queue.put", "q", "a");
        var message = (RemMap)(await Call("queue.take", "q"))!;
        message["value"].ShouldBe("a");
        message["tries"].ShouldBe(1L);

        await _session.CompleteAsync(StepEnd.Succeeded);

        (await Counts("q")).ShouldBe(new QueueCounts(0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public async Task A_message_taken_is_given_back_when_the_step_fails()
    {
        await Call("queue.put", "q", "a");
        await Call("queue.take", "q");

        await _session.CompleteAsync(StepEnd.Failed, "no disk");

        (await Counts("q")).Ready.ShouldBe(1);
        var again = (RemMap)(await new ScriptSession(_services).CallAsync("queue.take", RemList.Of("q"), default))!;
        again["tries"].ShouldBe(2L);
    }

    [Fact]
    public async Task A_message_of_an_interrupted_step_is_given_back_without_counting()
    {
        await Call("queue.put", "q", "a");
        await Call("queue.take", "q");

        await _session.CompleteAsync(StepEnd.Interrupted);

        ((RemMap)(await new ScriptSession(_services).CallAsync("queue.peek", RemList.Of("q"), default))!)["tries"].ShouldBe(0L);
    }

    [Fact]
    public async Task A_message_in_work_stays_hidden_however_long_the_work_takes()
    {
        await Call("queue.put", "q", "a");
        await Call("queue.take", "q");

        for (var i = 0; i < 200; i++)
        {
            _services.FakeClock.Advance(TimeSpan.FromSeconds(10));
        }

        (await Counts("q")).Taken.ShouldBe(1);
        await _session.CompleteAsync(StepEnd.Succeeded);
        (await Counts("q")).ShouldBe(new QueueCounts(0, 0, 0, 0, 0, 0));
        _services.FakeClock.PendingTimers.ShouldBe(0);
    }

    [Fact]
    public async Task A_message_acknowledged_by_the_script_is_done_whatever_the_step_does()
    {
        await Call("queue.put", "q", "a");
        var message = (RemMap)(await Call("queue.take", "q"))!;
        (await Call("queue.ack", "q", message["handle"])).ShouldBeNull();

        await _session.CompleteAsync(StepEnd.Failed);

        (await Counts("q")).ShouldBe(new QueueCounts(0, 0, 0, 0, 0, 0));
    }

    [Fact]
    public async Task Acknowledging_twice_is_an_error()
    {
        await Call("queue.put", "q", "a");
        var message = (RemMap)(await Call("queue.take", "q"))!;
        await Call("queue.ack", "q", message["handle"]);

        (await Fails("queue.ack", "q", message["handle"])).Finding.Code.ShouldBe(ScriptErrors.Primitive);
        (await Fails("queue.nack", "q", message["handle"])).Finding.Code.ShouldBe(ScriptErrors.Primitive);
    }

    [Fact]
    public async Task A_message_given_back_with_a_delay_waits_for_it()
    {
        await Call("queue.put", "q", "a");
        var message = (RemMap)(await Call("queue.take", "q"))!;
        await Call("queue.nack", "q", message["handle"], "5s");

        (await Call("queue.take", "q")).ShouldBeNull();
        _services.FakeClock.Advance(TimeSpan.FromSeconds(5));
        (await Call("queue.take", "q")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_handle_of_another_kind_is_refused()
    {
        var holder = (RemMap)(await Call("lock.acquire", "l"))!;

        (await Fails("queue.ack", "q", holder["handle"])).Message.ShouldContain("is no open message");
    }

    [Fact]
    public async Task Peek_newest_and_count_take_nothing()
    {
        (await Call("queue.peek", "q")).ShouldBeNull();
        await Call("queue.put", "q", "a");
        await Call("queue.put", "q", "b", new RemMap { ["delay"] = 0L });
        await Call("queue.put", "q", "later", new RemMap { ["delay"] = "1h" });

        ((RemMap)(await Call("queue.peek", "q"))!)["value"].ShouldBe("a");
        ((RemMap)(await Call("queue.newest", "q"))!)["value"].ShouldBe("b");
        (await Call("queue.count", "q")).ShouldBe(3L);
    }

    [Fact]
    public async Task A_lock_is_released_at_the_end_of_the_step()
    {
        var holder = (RemMap)(await Call("lock.acquire", "l"))!;
        holder["token"].ShouldBeOfType<long>();
        (await Call("lock.held", "l", holder["handle"])).ShouldBe(true);

        await _session.CompleteAsync(StepEnd.Failed);

        (await _services.Shared.Locks.Open("l").LookAsync(default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_lock_released_by_the_script_is_free_and_cannot_be_released_again()
    {
        var holder = (RemMap)(await Call("lock.acquire", "l"))!;

        (await Call("lock.release", "l", holder["handle"])).ShouldBe(true);

        (await Call("lock.held", "l")).ShouldBe(false);
        (await Call("lock.held", "l", holder["handle"])).ShouldBe(false);
        (await Fails("lock.release", "l", holder["handle"])).Finding.Code.ShouldBe(ScriptErrors.Primitive);
    }

    [Fact]
    public async Task A_wait_for_a_lock_that_passes_is_an_error()
    {
        await _services.Shared.Locks.Open("l").AcquireAsync(new LockRequest("other"), default);

        (await Fails("lock.acquire", "l", 0L)).Finding.Code.ShouldBe(LockErrors.TimedOut);
    }

    [Fact]
    public async Task A_lease_that_ran_out_makes_the_release_answer_false()
    {
        var holder = (RemMap)(await Call("lock.acquire", "l", null, "5s"))!;
        _services.FakeClock.Advance(TimeSpan.FromSeconds(5));

        (await Call("lock.held", "l", holder["handle"])).ShouldBe(false);
        (await Call("lock.release", "l", holder["handle"])).ShouldBe(false);
    }

    [Fact]
    public async Task Writes_carry_the_locks_around_the_script()
    {
        var grant = (await _services.Shared.Locks.Open("l").AcquireAsync(new LockRequest("run") { Lease = TimeSpan.FromSeconds(1) }, default))!;
        _services.Fences = [grant.Fence];
        await Call("counter.add", "c");
        _services.FakeClock.Advance(TimeSpan.FromSeconds(1));
        await _services.Shared.Locks.Open("l").AcquireAsync(new LockRequest("other"), default);

        (await Fails("queue.put", "q", 1L)).Finding.Code.ShouldBe(SharedErrors.StaleFence);
        (await Fails("state.set", null, "k", 1L)).Finding.Code.ShouldBe(SharedErrors.StaleFence);
        (await Fails("counter.add", "c")).Finding.Code.ShouldBe(SharedErrors.StaleFence);
        (await Call("counter.get", "c")).ShouldBe(1L);
    }

    [Fact]
    public async Task State_without_a_bucket_is_the_plans_own()
    {
        (await Call("state.set", null, "k", "v")).ShouldBe(1L);

        var entry = (RemMap)(await Call("state.get", "plan", "k"))!;
        entry["value"].ShouldBe("v");
        entry["version"].ShouldBe(1L);
        (await Call("state.get", null, "other")).ShouldBeNull();
    }

    [Fact]
    public async Task State_swaps_deletes_lists_and_tells_changes()
    {
        var mark = ((RemMap)(await Call("state.changes", "b"))!)["after"];
        (await Call("state.swap", "b", "k1", 1L)).ShouldBeNull();
        ((RemMap)(await Call("state.swap", "b", "k1", 2L))!)["value"].ShouldBe(1L);
        await Call("state.set", "b", "k2", 3L);
        (await Call("state.delete", "b", "k2")).ShouldBe(true);
        (await Call("state.delete", "b", "k2")).ShouldBe(false);

        Truth.Equals(await Call("state.keys", "b", "k"), RemList.Of("k1")).ShouldBeTrue();
        var changes = (RemMap)(await Call("state.changes", "b", "", mark, 0L))!;
        ValueText.Json(changes["changes"]).ShouldBe(
            """[{"key":"k1","value":2,"version":2,"deleted":false},{"key":"k2","value":null,"version":4,"deleted":true}]""");
    }

    [Fact]
    public async Task Counters_add_integers_and_floats()
    {
        (await Call("counter.add", "c")).ShouldBe(1L);
        (await Call("counter.add", "c", 2L)).ShouldBe(3L);
        (await Call("counter.rate", "c", "10s")).ShouldBe(0.3);
        (await Call("counter.swap", "c", 0.5)).ShouldBe(3L);
        (await Call("counter.add", "c", 1L)).ShouldBe(1.5);
        (await Call("counter.reset", "c")).ShouldBeNull();
        (await Call("counter.get", "c")).ShouldBe(0L);
        (await Fails("counter.add", "c", "two")).Message.ShouldContain("'amount' must be a number, got text 'two'");
    }

    [Fact]
    public async Task Inspection_never_changes_what_was_handed_in()
    {
        var data = new RemMap { ["a"] = new RemMap { ["b"] = RemList.Of(1L) } };

        ValueText.Json(await Call("inspect.set", "a.c", data, 2L)).ShouldBe("""{"a":{"b":[1],"c":2}}""");
        ValueText.Json(await Call("inspect.append", "a.b", data, 2L)).ShouldBe("""{"a":{"b":[1,2]}}""");
        ValueText.Json(await Call("inspect.delete", "a.b", data)).ShouldBe("""{"a":{}}""");
        (await Call("inspect.get", "a.b.0", data)).ShouldBe(1L);
        (await Call("inspect.exists", "a.x", data)).ShouldBe(false);
        ValueText.Json(data).ShouldBe("""{"a":{"b":[1]}}""");
        (await Fails("inspect.get", "a.x", data)).Finding.Code.ShouldBe(PathErrors.Missing);
    }

    [Fact]
    public async Task A_path_that_does_not_parse_leaves_the_place_to_the_script()
    {
        var error = await Fails("inspect.get", "a..b", new RemMap());

        error.Finding.Code.ShouldBe(PathErrors.Syntax);
        error.Finding.At.File.ShouldBeNull();
    }

    [Fact]
    public async Task Sleeping_ends_by_the_engines_clock_and_with_cancellation()
    {
        var sleep = Call("time.sleep", "1h");
        _services.FakeClock.Advance(TimeSpan.FromHours(1));
        await sleep.Soon("the sleep ends");

        using var cancel = new CancellationTokenSource();
        var second = _session.CallAsync("time.sleep", RemList.Of("1h"), cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second.Soon("the sleep is cancelled"));
    }

    [Fact]
    public async Task Now_is_the_engines_clock_in_seconds() =>
        (await Call("time.now")).ShouldBe((double)_services.FakeClock.GetUtcNow().ToUnixTimeSeconds());

    [Fact]
    public async Task A_log_line_has_level_text_fields_and_time()
    {
        await Call("log.write", "warn", "disk full", new RemMap { ["used"] = 99L });

        var line = _services.MemoryLog.Lines[0];
        line.Level.ShouldBe(LogLevel.Warn);
        line.Text.ShouldBe("disk full");
        line.Fields!["used"].ShouldBe(99L);
        line.At.ShouldBe(_services.FakeClock.GetUtcNow());
        (await Fails("log.write", "loud", "x")).Message.ShouldContain("'level' must be 'debug', 'info', 'warn' or 'error'");
    }

    [Fact]
    public async Task A_shell_call_is_checked_and_handed_on()
    {
        await Call("shell.run", RemList.Of("ls", 5L), new RemMap { ["stdin"] = RemList.Of(1L), ["timeout"] = "2s", ["ok codes"] = RemList.Of(0L, 1L) });

        var call = _services.Shells[0];
        Truth.Equals(call.Command, RemList.Of("ls", "5")).ShouldBeTrue();
        call.Input.ShouldBe("[1]");
        call.Timeout.ShouldBe(TimeSpan.FromSeconds(2));
        call.OkCodes.ShouldBe([0L, 1L]);
        (await Fails("shell.run", "ls", new RemMap { ["ok codes"] = 1L })).Message.ShouldContain("'ok codes' must be a list of integers");
    }

    [Fact]
    public async Task An_http_request_with_an_unexpected_status_fails_with_its_answer()
    {
        _services.Answer = new HttpAnswer(404, new RemMap(), "gone", null);

        var error = await Fails("http.request", new RemMap { ["url"] = "http://x/" });

        error.Finding.Code.ShouldBe(HttpErrors.Status);
        error.Message.ShouldContain("404, expected 2xx");
        ((RemMap)error.Result!)["body"].ShouldBe("gone");
        ((RemMap)(await Call("http.request", new RemMap { ["url"] = "http://x/", ["expect"] = RemList.Of("2xx", 404L) }))!)["status"].ShouldBe(404L);
    }

    [Theory]
    [InlineData("urll", "x", "no option 'urll'")]
    [InlineData("expect", "soon", "'expect' of an HTTP request must be")]
    [InlineData("timeout", "soon", "'timeout' of an HTTP request must be a duration")]
    [InlineData("method", 5L, "'method' of an HTTP request must be text")]
    public async Task Wrong_options_of_a_request_are_named(string name, object value, string message)
    {
        var error = await Fails("http.request", new RemMap { ["url"] = "http://x/", [name] = value });

        error.Finding.Code.ShouldBe(HttpErrors.Request);
        error.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("[1,2]", """[1,2]""")]
    [InlineData("[{\"a\":1}]", """{"a":1}""")]
    [InlineData("[{\"a\":1},2]", """[{"a":1},2]""")]
    [InlineData("[[1]]", """[[1]]""")]
    [InlineData("[]", """[]""")]
    public async Task One_map_that_a_call_hands_over_is_its_arguments_by_name(string given, string sent)
    {
        JsonReader.TryRead(given, 64, out var list, out _).ShouldBeTrue();
        _services.Answer = new HttpAnswer(200, new RemMap(), """{"jsonrpc":"2.0","result":7,"id":1}""", null);

        (await Call("rpc.call", "http://x/rpc", "add", null, list)).ShouldBe(7L);

        ValueText.Json(((RemMap)_services.Sent!.Json!)["params"]).ShouldBe(sent);
    }

    [Fact]
    public async Task A_call_elsewhere_is_shown_and_not_made_in_a_dry_run()
    {
        _services.IsDryRun = true;

        (await Call("rpc.call", "http://x/rpc", "add")).ShouldBeNull();

        _services.Sent.ShouldBeNull();
    }

    [Fact]
    public async Task Wrong_options_of_a_call_elsewhere_are_named()
    {
        (await Fails("rpc.call", "http://x/rpc", "add", new RemMap { ["tokn"] = "t" })).Message.ShouldContain("no option 'tokn'");
        (await Fails("rpc.call", "http://x/rpc", "add", null, "x")).Message.ShouldBe("rpc.call: 'given' must be a list, got text 'x'");
        (await Fails("rpc.call", "http://x/rpc", "add", new RemMap { ["protocol"] = "soap" })).Finding.Code.ShouldBe(Rem.Rpc.RpcErrors.Call);
    }

    [Fact]
    public async Task Calls_and_secrets_are_handed_on()
    {
        Truth.Equals(await Call("call.run", "other.yaml", 5L), RemList.Of("other.yaml", 5L)).ShouldBeTrue();
        (await Call("secret.get", "db")).ShouldBe("secret of db");
    }

    [Fact]
    public async Task A_session_that_has_ended_keeps_nothing_open()
    {
        await _session.CompleteAsync(StepEnd.Succeeded);

        await Should.ThrowAsync<OperationCanceledException>(() => Call("lock.acquire", "l"));

        (await _services.Shared.Locks.Open("l").LookAsync(default)).ShouldBeNull();
    }

    [Fact]
    public async Task One_failure_at_the_end_skips_no_other_release()
    {
        await Call("queue.put", "q", "a");
        await _services.Shared.Queues.Open("q").ConfigureAsync(new QueueSettings { Visibility = TimeSpan.FromSeconds(1) }, default);
        var message = (await _services.Shared.Queues.Open("q").PeekAsync(1, null, default))[0];
        await Call("queue.take", "q");
        await Call("lock.acquire", "l");
        await StealAsync(message.Id);

        var error = await Should.ThrowAsync<PlanException>(async () => await _session.CompleteAsync(StepEnd.Succeeded));

        error.Finding.Code.ShouldBe(QueueErrors.NotTaken);
        (await _services.Shared.Locks.Open("l").LookAsync(default)).ShouldBeNull();
    }

    [Fact]
    public async Task A_failure_at_the_end_of_a_failed_step_is_logged_and_hides_nothing()
    {
        await Call("queue.put", "q", "a");
        await Call("queue.take", "q");
        await StealAsync(1);

        await _session.CompleteAsync(StepEnd.Failed);

        _services.MemoryLog.Lines[0].Level.ShouldBe(LogLevel.Warn);
    }

    // Settles the script's message behind its back, as a taker does who got it after the visibility time.
    private async Task StealAsync(long id)
    {
        var queue = _services.Shared.Queues.Open("q");
        await queue.AckAsync(new QueueMessage(id, null, 1, 500, default, 1, default), WriteOptions.None, default);
    }

    private Task<object?> Call(string primitive, params object?[] arguments) =>
        _session.CallAsync(primitive, RemList.Of(arguments), default).AsTask();

    private async Task<PlanException> Fails(string primitive, params object?[] arguments) =>
        await Should.ThrowAsync<PlanException>(async () => await Call(primitive, arguments));

    private async Task<QueueCounts> Counts(string queue) => await _services.Shared.Queues.Open(queue).CountAsync(default);
}
