using Rem.Values;

namespace Rem.Testing.Scripting;

/// <summary>A use of `rem`: what the primitive is asked, what it answers, and what the script then returns.</summary>
/// <param name="Calls">The calls that the host sees, as <see cref="FakeScriptHost.Calls"/> shows them.</param>
/// <param name="Answers">The answers, by primitive.</param>
/// <param name="Gives">What the script returns.</param>
public sealed record PrimitiveCase(string[] Calls, IReadOnlyDictionary<string, object?> Answers, object? Gives)
{
    /// <summary>
    /// All of them, by a name that says what the script does: each language has one script for each. Scripts return
    /// what the use gives, or true where it gives nothing.
    /// </summary>
    public static IReadOnlyDictionary<string, PrimitiveCase> All { get; } = new Dictionary<string, PrimitiveCase>
    {
        ["put {n: 1} in queue a with delay 5s"] = One("queue.put [\"a\",{\"n\":1},{\"delay\":\"5s\"}]", "m1", "m1"),
        ["put null in queue a"] = One("queue.put [\"a\",null]", "m1", "m1"),
        ["take from queue a waiting 2, ack, return the value"] = new(
            ["queue.take [\"a\",2]", "queue.ack [\"a\",\"h1\"]"],
            Given("queue.take", ScriptBench.Map("handle", "h1", "id", "m1", "value", RemList.Of(1L), "tries", 1L), "queue.ack", null),
            RemList.Of(1L)),
        ["take from queue a, nack with delay 1m"] = new(
            ["queue.take [\"a\",null]", "queue.nack [\"a\",\"h1\",\"1m\"]"],
            Given("queue.take", ScriptBench.Map("handle", "h1", "id", "m1", "value", 1L, "tries", 1L), "queue.nack", null),
            true),
        ["take from the empty queue a, return whether there was nothing"] = One("queue.take [\"a\",null]", null, true),
        ["peek into queue a"] = One("queue.peek [\"a\"]", ScriptBench.Map("id", "m1", "value", "v", "tries", 0L), "v"),
        ["newest of queue a"] = One("queue.newest [\"a\"]", ScriptBench.Map("id", "m1", "value", "v", "tries", 0L), "v"),
        ["count of queue a"] = One("queue.count [\"a\"]", 7L, 7L),
        ["acquire lock a waiting 5s with lease 1m, return the token and release"] = new(
            ["lock.acquire [\"a\",\"5s\",\"1m\"]", "lock.release [\"a\",\"h1\"]"],
            Given("lock.acquire", ScriptBench.Map("handle", "h1", "token", 41L), "lock.release", true),
            41L),
        ["with lock a waiting 5s return 1"] = new(
            ["lock.acquire [\"a\",\"5s\",null]", "lock.release [\"a\",\"h1\"]"],
            Given("lock.acquire", ScriptBench.Map("handle", "h1", "token", 41L), "lock.release", true),
            1L),
        ["whether lock a is held"] = One("lock.held [\"a\"]", false, false),
        ["get k of state b"] = One("state.get [\"b\",\"k\"]", ScriptBench.Map("value", 5L, "version", 3L), 5L),
        ["get k of the plan's own state, return whether there is nothing"] = One("state.get [null,\"k\"]", null, true),
        ["set k of state b to [1] when its version is 3"] = One("state.set [\"b\",\"k\",[1],{\"version\":3}]", 4L, 4L),
        ["swap k of state b for 2"] = One("state.swap [\"b\",\"k\",2]", ScriptBench.Map("value", 1L, "version", 3L), 1L),
        ["delete k of state b"] = One("state.delete [\"b\",\"k\",null]", true, true),
        ["keys of state b that start with x"] = One("state.keys [\"b\",\"x\"]", RemList.Of("x1", "x2"), RemList.Of("x1", "x2")),
        ["add 2 to counter c"] = One("counter.add [\"c\",2]", 9L, 9L),
        ["add 1 to counter c as operation o1"] = One("counter.add [\"c\",1,{\"operation\":\"o1\"}]", 9L, 9L),
        ["put 1 in queue a as operation o1"] = One("queue.put [\"a\",1,{\"operation\":\"o1\"}]", "m1", "m1"),
        ["take from queue a, nack after 1m as operation o1, ack as operation o2"] = new(
            ["queue.take [\"a\",null]", "queue.nack [\"a\",\"h1\",\"1m\",{\"operation\":\"o1\"}]", "queue.ack [\"a\",\"h1\",{\"operation\":\"o2\"}]"],
            Given("queue.take", ScriptBench.Map("handle", "h1", "id", "m1", "value", 1L, "tries", 1L), "queue.nack", null, "queue.ack", null),
            true),
        ["set k of state b to 1 as operation o1"] = One("state.set [\"b\",\"k\",1,{\"operation\":\"o1\"}]", 4L, 4L),
        ["swap k of state b for 2 as operation o1"] = One("state.swap [\"b\",\"k\",2,{\"operation\":\"o1\"}]", ScriptBench.Map("value", 1L, "version", 3L), 1L),
        ["delete k of state b as operation o1"] = One("state.delete [\"b\",\"k\",{\"operation\":\"o1\"}]", true, true),
        ["delete k of state b when its version is 3"] = One("state.delete [\"b\",\"k\",{\"version\":3}]", true, true),
        ["get counter c"] = One("counter.get [\"c\"]", 9L, 9L),
        ["swap counter c for 0"] = One("counter.swap [\"c\",0]", 9L, 9L),
        ["rate of counter c over 10s"] = One("counter.rate [\"c\",\"10s\"]", 1.5, 1.5),
        ["update series g at 5 with {a: 1.5, b: null}"] = One("timeseries.update [\"g\",5,{\"a\":1.5,\"b\":null}]", "late", "late"),
        ["update series g now with {a: 1}, made at a step of 1m"] = One("timeseries.update [\"g\",null,{\"a\":1},{\"step\":\"1m\"}]", null, true),
        ["draw series g with title t, 200 wide"] = One("timeseries.graph [\"g\",{\"title\":\"t\",\"width\":200}]", "<svg/>", "<svg/>"),
        ["fetch the greatest of series g over the last 60 seconds in 10 points, return its step"] = One("timeseries.fetch [\"g\",{\"function\":\"max\",\"start\":-60,\"width\":10}]", ScriptBench.Map("start", 0L, "step", 6L, "sources", RemList.Of("a"), "rows", RemList.Of(RemList.Of(1.5))), 6L),
        ["query pool p: select ? with [5]"] = One("pool.query [\"p\",\"select ?\",[5],null]", RemList.Of(ScriptBench.Map("x", 5L)), RemList.Of(ScriptBench.Map("x", 5L))),
        ["use pool p to execute: delete from t"] = new(
            ["pool.open [\"p\"]", "pool.execute [\"p\",\"delete from t\",null,\"c1\"]", "pool.close [\"p\",\"c1\"]"],
            Given("pool.open", "c1", "pool.execute", 3L, "pool.close", null),
            3L),
        ["inspect a.b of {a: {b: 1}}"] = One("inspect.get [\"a.b\",{\"a\":{\"b\":1}}]", 1L, 1L),
        ["inspect: set a of {} to 1"] = One("inspect.set [\"a\",{},1]", ScriptBench.Map("a", 1L), ScriptBench.Map("a", 1L)),
        ["run the command uptime with timeout 5s"] = One("shell.run [\"uptime\",{\"timeout\":\"5s\"}]", ScriptBench.Map("output", "up"), ScriptBench.Map("output", "up")),
        ["read the file f"] = One("file.read [\"f\"]", "text", "text"),
        ["read the lines of the file f up to b, return how many"] = new(
            ["file.open [\"f\"]", "file.next [\"h1\"]", "file.close [\"h1\"]"],
            Given("file.open", "h1", "file.next", RemList.Of("a", "b", "c"), "file.close", null),
            2L),
        ["get http://x/"] = One("http.request [{\"url\":\"http://x/\"}]", ScriptBench.Map("status", 200L), ScriptBench.Map("status", 200L)),
        ["call add of http://x/rpc with 1 and 2"] = One("rpc.call [\"http://x/rpc\",\"add\",null,[1,2]]", 3L, 3L),
        ["call add of http://x/rpc with {a: 1, b: [2]} by name"] = One("rpc.call [\"http://x/rpc\",\"add\",null,[{\"a\":1,\"b\":[2]}]]", 3L, 3L),
        ["call now of http://x/rpc with nothing"] = One("rpc.call [\"http://x/rpc\",\"now\",null,[]]", ScriptBench.Map("at", 1L), ScriptBench.Map("at", 1L)),
        ["call host.restart of http://x/rpc, member by member, with web1"] = One("rpc.call [\"http://x/rpc\",\"host.restart\",null,[\"web1\"]]", "done", "done"),
        ["call the name host.restart of http://x/rpc with [null, web1], over xml-rpc with token t"] = One(
            "rpc.call [\"http://x/rpc\",\"host.restart\",{\"arguments\":[null,\"web1\"],\"protocol\":\"xml-rpc\",\"token\":\"t\"}]", null, true),
        ["log a warning hot with {t: 90}"] = One("log.write [\"warn\",\"hot\",{\"t\":90}]", null, true),
        ["call double with 21"] = One("call.run [\"double\",21]", 42L, 42L),
        ["secret s"] = One("secret.get [\"s\"]", "x", "x"),
        ["sleep 5s"] = One("time.sleep [\"5s\"]", null, true),
        ["now"] = One("time.now []", 1700000000.5, 1700000000.5),
    };

    private static PrimitiveCase One(string call, object? answer, object? gives) =>
        new([call], Given(call[..call.IndexOf(' ', StringComparison.Ordinal)], answer), gives);

    private static Dictionary<string, object?> Given(params object?[] pairs)
    {
        var answers = new Dictionary<string, object?>();
        for (var i = 0; i < pairs.Length; i += 2)
        {
            answers.Add((string)pairs[i]!, pairs[i + 1]);
        }

        return answers;
    }
}
