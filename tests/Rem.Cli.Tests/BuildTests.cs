using System.Diagnostics;
using System.Text.Json;

namespace Rem.Cli.Tests;

/// <summary>`rem build`, and that a run of what is compiled needs no compiler.</summary>
public sealed class BuildTests : IDisposable
{
    private const string Plan = "run:\n  - csharp: return new { a = 1 };\n  - lua: return { b = 2 }\n";

    private readonly RemProcess _rem = new();

    public BuildTests() => _rem.Variables["REM_CACHE"] = Path.Combine(_rem.Folder, "cache");

    [Fact]
    public void Each_script_is_shown_with_its_place()
    {
        _rem.With("p.yaml", Plan);

        var answer = _rem.Run("build", "p.yaml");

        answer.Code.ShouldBe(0);
        answer.Output.ShouldMatch(@"^csharp   p\.yaml:2  [\d.]+ ms\nlua      p\.yaml:3  [\d.]+ ms\n2 scripts ready\n$");
        Directory.GetFiles(Path.Combine(_rem.Folder, "cache", "csharp")).Length.ShouldBe(1);
    }

    [Fact]
    public void The_answer_can_be_JSON()
    {
        _rem.With("p.yaml", Plan);

        var scripts = JsonDocument.Parse(_rem.Run("build", "--json", "p.yaml").Output).RootElement.GetProperty("scripts");

        scripts.GetArrayLength().ShouldBe(2);
        scripts[0].GetProperty("language").GetString().ShouldBe("csharp");
        scripts[0].GetProperty("line").GetInt32().ShouldBe(2);
    }

    [Fact]
    public void A_script_that_does_not_compile_ends_it_with_2()
    {
        _rem.With("p.yaml", "run:\n  - csharp: return x;\n");

        var answer = _rem.Run("build", "p.yaml");

        answer.Code.ShouldBe(2);
        answer.Errors.ShouldContain("p.yaml:2:20: error REM3001: csharp: the name 'x' does not exist in the current context");
    }

    [Fact]
    public void What_is_compiled_is_run_without_the_compiler()
    {
        _rem.With("p.yaml", Plan);
        _rem.Run("build", "p.yaml").Code.ShouldBe(0);

        var opened = Opened("p.yaml");

        opened.ShouldContain("Rem.Runtime.CSharp.dll"); // the trace sees what is opened
        opened.ShouldNotContain("CodeAnalysis");
        opened.ShouldNotContain("Rem.Runtime.CSharp.Compiler");
    }

    public void Dispose() => _rem.Dispose();

    // What a run opens, as strace sees it.
    private string Opened(string plan)
    {
        var trace = Path.Combine(_rem.Folder, "trace");
        var start = new ProcessStartInfo("strace", ["-f", "-qq", "-e", "trace=open,openat", "-o", trace, Path.Combine(AppContext.BaseDirectory, "rem"), "run", plan])
        {
            WorkingDirectory = _rem.Folder,
            RedirectStandardOutput = true,
        };
        start.Environment["REM_CACHE"] = Path.Combine(_rem.Folder, "cache");
        using var process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd().ShouldBe("a: 1\nb: 2\n");
        process.WaitForExit();
        return string.Join('\n', File.ReadLines(trace).Where(static line => !line.Contains("ENOENT", StringComparison.Ordinal)));
    }
}
