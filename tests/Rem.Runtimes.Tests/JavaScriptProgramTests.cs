using System.Diagnostics;
using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.JavaScript;
using Rem.Scripting;
using Rem.Testing.Scripting;

namespace Rem.Runtimes.Tests;

/// <summary>
/// The programs of the folder javascript print the same under our runtime as under node, byte for byte. What node
/// printed lies beside each; where node is there, it is asked again.
/// `dotnet run -c Release --project tests/Rem.JavaScript.Check -- expect tests/Rem.Runtimes.Tests/javascript` makes it anew.
/// </summary>
public sealed class JavaScriptProgramTests
{
    private const string Node = "/usr/bin/node";

    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "javascript");
    private static readonly JavaScriptRuntime _runtime = new(CompiledCache.None);

    public static TheoryData<string> Programs
    {
        get
        {
            var names = new TheoryData<string>();
            var files = Directory.GetFiles(_folder, "*.js");
            Array.Sort(files, string.CompareOrdinal);
            foreach (var file in files)
            {
                names.Add(Path.GetFileName(file));
            }

            return names;
        }
    }

    [Theory, MemberData(nameof(Programs))]
    public void Prints_what_node_prints(string program)
    {
        var text = File.ReadAllText(Path.Combine(_folder, program));
        var expected = File.ReadAllText(Path.Combine(_folder, Path.ChangeExtension(program, ".out")));

        Printed(program, text).ShouldBe(expected);
        expected.ShouldNotBeEmpty();
        if (File.Exists(Node))
        {
            ByNode(program).ShouldBe(expected, "what lies beside the program is not what node prints");
        }
    }

    [Fact]
    public void There_are_at_least_three_hundred_programs() => Directory.GetFiles(_folder, "*.js").Length.ShouldBeGreaterThanOrEqualTo(300);

    private static string Printed(string file, string text)
    {
        var output = new StringBuilder();
        var host = new FakeScriptHost()
            .On(PrimitiveNames.LogWrite, arguments =>
            {
                output.Append((string)arguments[1]!).Append('\n');
                return null;
            })
            .On(PrimitiveNames.TimeNow, static _ => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
        var findings = new FindingList();
        var script = _runtime.Prepare(new ScriptSource(text, new ScriptOrigin(new SourceFile(file, text)), [], Isolation.InProcess), findings);
        findings.Items.ShouldBeEmpty(file);
        ScriptBench.Finish(script!.RunAsync(ScriptBench.Call(host: host), default));
        return output.ToString();
    }

    private static string ByNode(string file)
    {
        var start = new ProcessStartInfo(Node, [file])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            StandardOutputEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
        };
        start.Environment["TZ"] = "UTC";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0, file);
        return output;
    }
}
