using System.Globalization;
using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Scripting;
using Rem.Scripting.Workers;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests.Workers;

/// <summary>C# scripts of every size in worker processes: what was compiled reaches them as a file that takes no memory of theirs.</summary>
[Collection(AloneCollection.Name)]
public sealed class CSharpImageTests : IDisposable
{
    private const int TextsOfMebibyte = 600;
    private const int LettersOfText = 1000;

    private readonly WorkerPool _pool = TestWorkers.Pool(memory: 64 * 1024 * 1024);
    private readonly ScriptBench _bench;

    public CSharpImageTests() => _bench = new ScriptBench(_pool.Runtime(TestWorkers.Row("csharp")));

    [Fact]
    public void A_script_of_two_hundred_lines_runs()
    {
        _bench.Run(Lines(200)).Value.ShouldBe(200L);
    }

    [Fact]
    public void A_script_whose_texts_are_a_mebibyte_runs()
    {
        _bench.Run(ManyTexts()).Value.ShouldBe((long)TextsOfMebibyte * LettersOfText);
    }

    [Fact]
    public void A_script_of_a_thousand_functions_runs()
    {
        var text = new StringBuilder("var sum = 0L;\n");
        for (var i = 0; i < 1000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"sum += F{i}({i}); long F{i}(long x) {{ return x < 0 ? F{(i + 1) % 1000}(x + {i}) : x * 2; }}\n");
        }

        _bench.Run(text + "return sum;").Value.ShouldBe(999_000L);
    }

    [Fact]
    public void Dynamic_binds_over_an_anonymous_object()
    {
        _bench.Run("dynamic host = new { name = \"web1\", load = new { one = 4L } }; long one = host.load.one; return host.name + one;").Value.ShouldBe("web14");
    }

    [Fact]
    public void A_dynamic_member_takes_an_anonymous_object()
    {
        _bench.Run("dynamic sink = new Sink(); return sink.Take(new { name = \"web1\" });\nclass Sink { public string Take(dynamic what) => what.name; }").Value.ShouldBe("web1");
    }

    [Fact]
    public void An_error_deep_in_a_large_script_names_its_line_and_its_functions()
    {
        var text = Lines(150) + "\nlong Fails(long x) => throw new InvalidOperationException(\"no\" + x);";

        var error = Should.Throw<PlanException>(() => _bench.Run(text.Replace("return sum;", "return Fails(sum);", StringComparison.Ordinal)));

        error.Finding.Message.ShouldBe("no150");
        error.Finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 153);
        error.Finding.Trail.ShouldBe($"script (line {ScriptBench.LinesAbove + 152}) > Fails (line {ScriptBench.LinesAbove + 153})");
    }

    [Fact]
    public void A_worker_that_comes_later_loads_what_another_compiled()
    {
        var script = _bench.Prepare(Lines(120));
        Should.Throw<LimitException>(() => _bench.Run("var all = new List<byte[]>(); while (true) all.Add(new byte[1000000]);")).Finding.Code.ShouldBe(LimitErrors.ScriptMemory);

        ScriptBench.Finish(script.RunAsync(ScriptBench.Call(), default)).Value.ShouldBe(120L);
    }

    [Fact]
    public void Four_hundred_scripts_of_one_plan_run_and_give_each_its_own_result()
    {
        for (var i = 0; i < 400; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"return {i}L + pipe.Get<long>(\"x\");");

            _bench.Run(text, ScriptBench.Map("x", 1L)).Value.ShouldBe(i + 1L);
        }
    }

    [Fact]
    public void Memory_that_is_really_full_is_the_limit_of_memory()
    {
        var error = Should.Throw<LimitException>(() => _bench.Run(ManyTexts().Replace("return sum;", "var all = new List<byte[]>(); while (true) all.Add(new byte[1000000]);", StringComparison.Ordinal)));

        error.Finding.Code.ShouldBe(LimitErrors.ScriptMemory);
        error.Finding.Message.ShouldBe("the script held more memory than the limit of 64 MiB (limit: script memory)");
    }

    [Theory]
    [InlineData("System.Reflection.Assembly.Load(bytes);")]
    [InlineData("new System.Runtime.Loader.AssemblyLoadContext(\"own\").LoadFromStream(new MemoryStream(bytes));")]
    [InlineData("Task.Run(() => System.Reflection.Assembly.Load(bytes)).Wait();")]
    public void An_assembly_that_a_script_loads_from_memory_is_told_to_be_refused(string load)
    {
        var error = Should.Throw<PlanException>(() => _bench.Run("var bytes = File.ReadAllBytes(typeof(Enumerable).Assembly.Location);\n" + load));

        error.ShouldNotBeOfType<LimitException>();
        error.Finding.Code.Id.ShouldBe(WorkerErrors.MappingRefused.Id);
        error.Finding.Message.ShouldStartWith("the script loads an assembly from memory, which .NET copies into shared memory, and a worker process is refused that");
        error.Finding.At.Line.ShouldBe(ScriptBench.LinesAbove + 2);
    }

    private static string Lines(int count)
    {
        var text = new StringBuilder("var sum = 0L;\n");
        for (var i = 0; i < count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"if (sum == {i}) sum += pipe[\"name{i}\"] is null ? 1 : {i + 2};\n");
        }

        return text + "return sum;";
    }

    private static string ManyTexts()
    {
        var text = new StringBuilder("var sum = 0L;\n");
        for (var i = 0; i < TextsOfMebibyte; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"sum += \"{i.ToString(CultureInfo.InvariantCulture).PadLeft(LettersOfText, 'x')}\".Length;\n");
        }

        return text + "return sum;";
    }

    public void Dispose() => _pool.Dispose();
}
