using System.Runtime.CompilerServices;
using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.CSharp;
using Rem.Runtime.CSharp.Compiler;
using Rem.Scripting;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests.CSharp;

/// <summary>What is compiled once is found again; what is damaged is compiled again.</summary>
[Collection(AloneCollection.Name)]
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class CSharpCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rem-cache-").FullName;
    private int _compilers;

    private string Cache => Path.Combine(_folder, "csharp");

    [Fact]
    public void A_second_start_needs_no_compiler()
    {
        Run("return 1 + 1;").ShouldBe(2L);
        Run("return 1 + 1;").ShouldBe(2L);

        _compilers.ShouldBe(1);
    }

    [Fact]
    public void A_changed_script_a_changed_name_and_a_changed_isolation_are_compiled_anew()
    {
        Run("return 1;");
        Run("return 2;");
        Run("return 1;", names: ["a"]);
        Run("return 1;", isolation: Isolation.Limited);

        _compilers.ShouldBe(4);
        Directory.GetFiles(Cache).Length.ShouldBe(4);
    }

    [Fact]
    public void A_damaged_entry_is_compiled_again()
    {
        Run("return 1 + 1;");
        var entry = Directory.GetFiles(Cache).ShouldHaveSingleItem();
        var bytes = File.ReadAllBytes(entry);
        foreach (var at in new[] { 0, 40, bytes.Length / 2, bytes.Length - 1 })
        {
            var damaged = (byte[])bytes.Clone();
            damaged[at] ^= 1;
            File.WriteAllBytes(entry, damaged);

            Run("return 1 + 1;").ShouldBe(2L);
        }

        _compilers.ShouldBe(5);
    }

    [Fact]
    public void An_entry_cut_short_is_compiled_again()
    {
        Run("return 1 + 1;");
        var entry = Directory.GetFiles(Cache).ShouldHaveSingleItem();
        File.WriteAllBytes(entry, File.ReadAllBytes(entry)[..100]);

        Run("return 1 + 1;").ShouldBe(2L);
    }

    [Fact]
    public void The_folder_is_the_users_alone()
    {
        Run("return 1;");

        File.GetUnixFileMode(Cache).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void A_folder_that_others_may_write_is_not_used()
    {
        Directory.CreateDirectory(Cache);
        File.SetUnixFileMode(Cache, (UnixFileMode)0b111_111_111);

        Run("return 1;").ShouldBe(1L);

        Directory.GetFiles(Cache).ShouldBeEmpty();
    }

    [Fact]
    public void A_place_that_is_no_folder_is_no_error()
    {
        File.WriteAllText(Cache, "a file");

        Run("return 1;").ShouldBe(1L);
    }

    [Fact]
    public void Scripts_of_a_plan_version_are_unloaded_with_it()
    {
        var context = RunInPlan();
        for (var i = 0; i < 20 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        context.IsAlive.ShouldBeFalse();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private object? Run(string text, string[]? names = null, Isolation isolation = Isolation.InProcess)
    {
        var script = Prepare(NewRuntime(isLongLived: false), new SourceFile("x.csx", text), names ?? [], isolation);
        return ScriptBench.Finish(script.RunAsync(ScriptBench.Call(values: new object?[names?.Length ?? 0]), default)).Value;
    }

    private CSharpRuntime NewRuntime(bool isLongLived) => new(
        () =>
        {
            _compilers++;
            return new RoslynCompiler();
        },
        new CompiledCache(Cache),
        isLongLived);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference RunInPlan()
    {
        var file = new SourceFile("x.csx", "return new { a = new { b = 1 } }; record R(int X);");
        var script = Prepare(NewRuntime(isLongLived: true), file, [], Isolation.InProcess);
        ScriptBench.Finish(script.RunAsync(ScriptBench.Call(), default)).HasValue.ShouldBeTrue();
        return new WeakReference(((CSharpScript)script).Context);
    }

    private static IScript Prepare(CSharpRuntime runtime, SourceFile file, string[] names, Isolation isolation)
    {
        var findings = new FindingList();
        var script = runtime.Prepare(new ScriptSource(file.Text, new ScriptOrigin(file), names, isolation), findings);
        findings.Items.ShouldBeEmpty();
        return script!;
    }
}
