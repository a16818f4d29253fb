using Rem.Runtime.CSharp;
using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.CSharp.Compiler;
using Rem.Scripting;

namespace Rem.Runtimes.Tests.CSharp;

/// <summary>Which scripts run on their caller's thread.</summary>
public sealed class BlockingCallsTests
{
    [Theory]
    [InlineData("return 1;")]
    [InlineData("return new { a = pipe.Get<long>(\"a\") + 1, b = new[] { 1, 2 } };")]
    [InlineData("var w = new Dictionary<string, int>(); foreach (var i in Enumerable.Range(0, 9).Where(i => i > 2)) w[\"x\" + i] = i; return w.OrderBy(p => p.Key).ToList();")]
    [InlineData("record Host(string Name, int Port); return new Host(\"a\", 1) with { Port = 2 };")]
    [InlineData("return Regex.Match(\"a1\", @\"\\d\").Value + string.Join(\",\", \"b c\".Split(' ')) + DateTime.UnixEpoch.ToString(\"O\");")]
    [InlineData("return JsonSerializer.Serialize(new[] { 1 }) + new StringBuilder(\"x\").Append($\"{1:0.00}\");")]
    [InlineData("rem.Queue(\"a\").Put(1); using var held = rem.Lock(\"a\").Acquire(); foreach (var line in rem.File.Lines(\"x\")) rem.Log.Info(line);")]
    [InlineData("IEnumerable<int> All() { yield return 1; } (int A, string B) pair = (1, \"x\"); return pair switch { (1, var b) => b, _ => null };")]
    public void What_only_computes_stays_on_its_callers_thread(string text) => Compile(text).MayBlock.ShouldBeFalse();

    [Theory]
    [InlineData("Thread.Sleep(1);")]
    [InlineData("Console.ReadLine();")]
    [InlineData("return File.ReadAllText(\"x\");")]
    [InlineData("new HttpClient().GetStringAsync(\"http://x\").Wait();")]
    [InlineData("Task.Delay(1).Wait();")]
    [InlineData("System.Diagnostics.Process.Start(\"sleep\", \"1\").WaitForExit();")]
    [InlineData("new System.Net.Sockets.Socket(System.Net.Sockets.SocketType.Stream, 0).Accept();")]
    [InlineData("return System.Numerics.BigInteger.Pow(10, int.MaxValue);")]
    [InlineData("Parallel.For(0, 9, i => { });")]
    [InlineData("lock (pipe) { }")]
    public void What_may_wait_runs_on_a_thread_of_its_own(string text) => Compile(text).MayBlock.ShouldBeTrue();

    private static CompiledScript Compile(string text)
    {
        // A type has to stand behind the statements.
        var parts = text.Split(';', 2);
        var ordered = text.StartsWith("record", StringComparison.Ordinal) ? parts[1] + parts[0] + ";" : text;
        var findings = new FindingList();
        var script = new RoslynCompiler().Compile(new ScriptSource(ordered, new ScriptOrigin(new SourceFile("x.csx", ordered)), [], Isolation.InProcess), findings);
        findings.Items.ShouldBeEmpty();
        return script.ShouldNotBeNull();
    }
}
