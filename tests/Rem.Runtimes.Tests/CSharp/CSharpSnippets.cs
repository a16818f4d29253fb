using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests.CSharp;

/// <summary>The contract suite in C#.</summary>
public sealed class CSharpSnippets : ScriptSnippets
{
    public override string ReturnPipe => "return pipe;";

    public override string ReturnX => "return pipe[\"x\"];";

    public override string ReturnXInside => "return new object?[] { pipe[\"x\"], new { kept = pipe[\"x\"] } };";

    public override string EchoX => "return rem.Call(\"echo\", pipe[\"x\"]);";

    public override string ReturnNothing => "var x = 1;";

    public override string ReturnNull => "return null;";

    public override string ReturnEmptyList => "return new List<int>();";

    public override string ReturnInputName => "return input[\"name\"];";

    public override string ReturnNames => "return new[] { value, word };";

    public override string ReadNullAndMissing => "return pipe[\"nothing\"] == null && pipe[\"missing\"] == null;";

    public override string FailInLine3 => "var x = 1;\n\nthrow new Exception(\"boom\");";

    public override string FailInFunction => "void Inner() {\n  throw new Exception(\"boom\");\n}\nvar x = 1;\nInner();\nx = 2;";

    public override string NotParsed => "var x = 1;\nvar = 2;\nreturn x;";

    public override string WriteToPipe => "object p = pipe;\n((IDictionary<string, object?>)p)[\"x\"] = 2;\nreturn 1;";

    public override string WriteToPipeAndGoOn => "try { ((IDictionary<string, object?>)(object)pipe)[\"x\"] = 2; } catch (InvalidCastException) { } return pipe[\"x\"];";

    public override string ReturnCycle => "var t = new List<object>(); t.Add(new { a = t });\nreturn t;";

    public override string ReturnFunction => "var x = 1;\nreturn new { f = (Func<int>)(() => x) };";

    public override string ReturnTooDeep => "object t = new object[0]; for (var i = 0; i < 64; i++) t = new[] { t }; return t;";

    public override string CallFailing => "var x = 1;\nreturn rem.Call(\"fail\");";

    public override string CatchFailing => "try { return rem.Call(\"fail\"); } catch (Exception e) { return e.Message; }";

    public override string SwallowFailing => "try { rem.Call(\"fail\"); } catch { } try { rem.Call(\"fail\"); } catch (Exception e) when (e.Message.Length > 0) { } return \"swallowed\";";

    public override string CallWrongly => "var x = 1;\nrem.Queue(null!).Put(1);";

    public override string FailWithLock => "rem.Lock(\"a\").With(\"5s\", () => throw new Exception(\"boom\"));";

    public override string FailWithPool => "rem.Pool(\"p\").Use(c => throw new Exception(\"boom\"));";

    // C# has no globals but static ones, which a script may not have; see CSharpRuntimeTests.
    public override string CountInGlobals => "int? count = null; count = (count ?? 0) + 1; var library = new Dictionary<string, int>(); library[\"count\"] = library.GetValueOrDefault(\"count\") + 1; return new object[] { count, library[\"count\"] };";

    public override string LoopThenReturnN => "var n = pipe[\"n\"]; var x = 0; for (var i = 1; i <= 20000; i++) x += i % 3; return n;";

    public override string OneOfMany => "int F(int x) { return x + N; } var t = new Dictionary<string, object>(); for (var i = 1; i <= 10; i++) t[\"key N \" + i] = F(i); return t;";

    public override string LoopForEver => "while (true) { }";

    public override string RecurseForEver => "int F(int n) => 1 + F(n + 1); return F(1);";

    public override string SwallowRecursion => "int F(int n) => 1 + F(n + 1); for (var i = 0; i < 3; i++) { try { F(1); } catch { } } return \"swallowed\";";

    public override string TakeMemoryForEver => "var t = new List<string>(); for (var i = 0; ; i++) t.Add(\"item \" + i);";

    public override string SwallowMemory => "for (var i = 0; i < 3; i++) { try { var t = new List<string>(); for (var j = 0; ; j++) t.Add(\"item \" + j); } catch { } } return \"swallowed\";";

    public override IReadOnlyDictionary<string, string> EndlessAttacks { get; } = new Dictionary<string, string>
    {
        ["loop in try"] = "while (true) { try { while (true) { } } catch { } }",
        ["loop in a catch"] = "try { throw new Exception(); } catch { while (true) { } }",
        ["loop in a finally"] = "try { throw new Exception(); } finally { while (true) { } }",
        ["loop over throw"] = "while (true) { try { throw new Exception(); } catch (Exception) { } }",
        ["catch with a filter"] = "while (true) { try { while (true) { } } catch (Exception e) when (e != null) { } }",
        ["for without a body"] = "for (; ; ) ;",
        ["do"] = "do { } while (true);",
        ["goto"] = "again: goto again;",
        ["goto in a switch"] = "switch (1) { case 1: goto case 2; case 2: goto case 1; }",
        ["foreach over itself"] = "IEnumerable<int> All() { while (true) yield return 1; } foreach (var x in All()) { }",
        ["lambda"] = "Action f = () => { while (true) { } }; f();",
        ["lambda of one expression"] = "Func<int, int> f = null!; f = n => n > 100 ? 0 : f(n + 1); while (true) f(0);",
        ["linq"] = "return Enumerable.Range(0, int.MaxValue).SelectMany(i => Enumerable.Range(0, int.MaxValue).Where(j => i > j)).Count();",
        ["local function"] = "void F() { while (true) { } } F();",
        ["static local function"] = "static void F() { while (true) { } } F();",
        ["method of a class"] = "new C().Run(); class C { public void Run() { while (true) { } } }",
        ["property of a class"] = "var c = new C(); while (true) { _ = c.X; } class C { public int X => Y + 1; int Y { get { while (true) { } } } }",
        ["constructor"] = "_ = new C(); class C { public C() { for (; ; ) { } } }",
        ["iterator that is the result"] = "IEnumerable<int> All() { while (true) yield return 1; } return All();",
        ["enumerable that is the result"] = "return Enumerable.Repeat(1, int.MaxValue).Select(x => x + 1);",
        ["property that is asked for the result"] = "return new C(); record C { public int X { get { while (true) { } } } }",
        ["sleeping"] = "Thread.Sleep(1000000);",
        ["waiting"] = "new ManualResetEvent(false).WaitOne();",
        ["waiting for a task"] = "new TaskCompletionSource().Task.Wait();",
        ["awaiting"] = "await new TaskCompletionSource().Task;",
        ["awaiting a delay in a loop"] = "while (true) { try { await Task.Delay(10); } catch { } }",
        ["lock of a monitor"] = "var o = new object(); Monitor.Enter(o); new Thread(() => { lock (o) { } }) { IsBackground = true }.Start(); Thread.Sleep(-1);",
        ["reading that waits"] = "using var pipes = new System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.In); pipes.ReadByte();",
        ["primitive"] = "while (true) { try { rem.Sleep(1); } catch { } }",
    };

    // Left to the worker: a text that doubles in each round takes gigabytes between two looks on a busy machine, and a
    // long chain of lists takes .NET's collector hundreds of megabytes to walk.
    public override IReadOnlyDictionary<string, string> MemoryAttacks { get; } = new Dictionary<string, string>
    {
        ["bytes held"] = "var t = new List<byte[]>(); while (true) t.Add(new byte[100000]);",
        ["one large array and a loop"] = "var t = new List<byte[]>(); while (true) t.Add(new byte[60_000_000]);",
        ["builder"] = "var b = new StringBuilder(); while (true) b.Append(\"0123456789\");",
        ["linq"] = "return Enumerable.Range(0, int.MaxValue).Select(i => new string('x', 1000) + i).ToList();",
        ["result that grows"] = "IEnumerable<string> All() { for (var i = 0; ; i++) yield return new string('x', 1000) + i; } return All();",
        ["dictionary"] = "var t = new Dictionary<int, string>(); for (var i = 0; ; i++) t[i] = new string('x', 100) + i;",
    };

    public override IReadOnlyDictionary<string, string> Primitives { get; } = new Dictionary<string, string>
    {
        ["put {n: 1} in queue a with delay 5s"] = "return rem.Queue(\"a\").Put(new { n = 1 }, delay: \"5s\");",
        ["put null in queue a"] = "return rem.Queue(\"a\").Put(null);",
        ["take from queue a waiting 2, ack, return the value"] = "var m = rem.Queue(\"a\").Take(2)!; m.Ack(); return m.Value;",
        ["take from queue a, nack with delay 1m"] = "rem.Queue(\"a\").Take()!.Nack(TimeSpan.FromMinutes(1)); return true;",
        ["take from the empty queue a, return whether there was nothing"] = "return rem.Queue(\"a\").Take() == null;",
        ["peek into queue a"] = "return rem.Queue(\"a\").Peek();",
        ["newest of queue a"] = "return rem.Queue(\"a\").Newest();",
        ["count of queue a"] = "return rem.Queue(\"a\").Count();",
        ["acquire lock a waiting 5s with lease 1m, return the token and release"] = "using var h = rem.Lock(\"a\").Acquire(\"5s\", \"1m\"); return h.Token;",
        ["with lock a waiting 5s return 1"] = "return rem.Lock(\"a\").With(\"5s\", () => 1);",
        ["whether lock a is held"] = "return rem.Lock(\"a\").Held();",
        ["get k of state b"] = "return rem.State(\"b\").Get(\"k\");",
        ["get k of the plan's own state, return whether there is nothing"] = "return rem.State().Get(\"k\") == null;",
        ["set k of state b to [1] when its version is 3"] = "return rem.State(\"b\").Set(\"k\", new[] { 1 }, version: 3);",
        ["swap k of state b for 2"] = "return rem.State(\"b\").Swap(\"k\", 2);",
        ["delete k of state b"] = "return rem.State(\"b\").Delete(\"k\");",
        ["keys of state b that start with x"] = "return rem.State(\"b\").Keys(\"x\");",
        ["add 2 to counter c"] = "return rem.Counter(\"c\").Add(2);",
        ["add 1 to counter c as operation o1"] = "return rem.Counter(\"c\").Add(operation: \"o1\");",
        ["put 1 in queue a as operation o1"] = "return rem.Queue(\"a\").Put(1, operation: \"o1\");",
        ["take from queue a, nack after 1m as operation o1, ack as operation o2"] = "var m = rem.Queue(\"a\").Take()!; m.Nack(\"1m\", operation: \"o1\"); m.Ack(\"o2\"); return true;",
        ["set k of state b to 1 as operation o1"] = "return rem.State(\"b\").Set(\"k\", 1, operation: \"o1\");",
        ["swap k of state b for 2 as operation o1"] = "return rem.State(\"b\").Swap(\"k\", 2, operation: \"o1\");",
        ["delete k of state b as operation o1"] = "return rem.State(\"b\").Delete(\"k\", operation: \"o1\");",
        ["delete k of state b when its version is 3"] = "return rem.State(\"b\").Delete(\"k\", 3);",
        ["get counter c"] = "return rem.Counter(\"c\").Get();",
        ["swap counter c for 0"] = "return rem.Counter(\"c\").Swap(0);",
        ["update series g at 5 with {a: 1.5, b: null}"] = "return rem.Timeseries.Update(\"g\", 5, new { a = 1.5, b = (object?)null });",
        ["update series g now with {a: 1}, made at a step of 1m"] = "return rem.Timeseries.Update(\"g\", null, new { a = 1 }, step: \"1m\") is null;",
        ["draw series g with title t, 200 wide"] = "return rem.Timeseries.Graph(\"g\", new { title = \"t\", width = 200 });",
        ["fetch the greatest of series g over the last 60 seconds in 10 points, return its step"] = "return rem.Timeseries.Fetch(\"g\", start: -60, function: \"max\", width: 10)[\"step\"];",
        ["rate of counter c over 10s"] = "return rem.Counter(\"c\").Rate(\"10s\");",
        ["query pool p: select ? with [5]"] = "return rem.Pool(\"p\").Query(\"select ?\", new[] { 5 });",
        ["use pool p to execute: delete from t"] = "return rem.Pool(\"p\").Use(c => c.Execute(\"delete from t\"));",
        ["inspect a.b of {a: {b: 1}}"] = "return rem.Inspect(\"a.b\", new { a = new { b = 1 } });",
        ["inspect: set a of {} to 1"] = "return rem.Inspect.Set(\"a\", new { }, 1);",
        ["run the command uptime with timeout 5s"] = "return rem.Shell(\"uptime\", timeout: \"5s\");",
        ["read the file f"] = "return rem.File.Read(\"f\");",
        ["read the lines of the file f up to b, return how many"] = "var n = 0; foreach (var line in rem.File.Lines(\"f\")) { n++; if (line == \"b\") break; } return n;",
        ["get http://x/"] = "return rem.Http(\"http://x/\");",
        ["log a warning hot with {t: 90}"] = "rem.Log.Warn(\"hot\", new { t = 90 }); return true;",
        ["call add of http://x/rpc with 1 and 2"] = "dynamic side = rem.Rpc(\"http://x/rpc\"); return side.add(1, 2);",
        ["call add of http://x/rpc with {a: 1, b: [2]} by name"] = "dynamic side = rem.Rpc(\"http://x/rpc\"); return side.add(a: 1, b: new[] { 2 });",
        ["call now of http://x/rpc with nothing"] = "dynamic side = rem.Rpc(\"http://x/rpc\"); return side.now();",
        ["call host.restart of http://x/rpc, member by member, with web1"] = "dynamic side = rem.Rpc(\"http://x/rpc\"); return side.host.restart(\"web1\");",
        ["call the name host.restart of http://x/rpc with [null, web1], over xml-rpc with token t"] = "rem.Rpc(\"http://x/rpc\", protocol: \"xml-rpc\", token: \"t\").Call(\"host.restart\", new object[] { null, \"web1\" }); return true;",
        ["call double with 21"] = "return rem.Call(\"double\", 21);",
        ["secret s"] = "return rem.Secret(\"s\");",
        ["sleep 5s"] = "rem.Sleep(\"5s\"); return true;",
        ["now"] = "return rem.Now;",
    };
}
