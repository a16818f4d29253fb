using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Processes;
using Rem.Processes.Shell;

namespace Rem.Engine.Tests.Processes;

/// <summary>Binds texts in which `${{n}}` stands for value n (`${{n|raw}}`, `${{n|quote}}`), and runs them.</summary>
internal static class ShellHost
{
    private static readonly ProcessRunner Runner = new(TimeProvider.System);

    /// <summary>The shells of this machine; REM_TEST_SHELLS names a folder with more of them.</summary>
    public static IEnumerable<string> Shells
    {
        get
        {
            var folders = (Environment.GetEnvironmentVariable("REM_TEST_SHELLS") + ":/bin:/usr/bin").Split(':', StringSplitOptions.RemoveEmptyEntries);
            foreach (var name in new[] { "sh", "dash", "bash", "ksh", "zsh" })
            {
                var found = Array.Find(folders, folder => File.Exists(System.IO.Path.Combine(folder, name)));
                if (found is not null)
                {
                    yield return System.IO.Path.Combine(found, name);
                }
            }
        }
    }

    public static ShellProgram Bind(string text)
    {
        var findings = new FindingList();
        var program = TryBind(text, findings);
        findings.Items.ShouldBeEmpty(text);
        return program.ShouldNotBeNull();
    }

    public static ShellProgram? TryBind(string text, FindingList findings)
    {
        var file = new SourceFile("plan", text);
        return ShellText.Bind(Parts(text), (start, length) => new SourceSpan(file, start, length), findings);
    }

    public static ProcessResult Run(ShellProgram program, object?[] values, string? folder = null)
    {
        var script = program.Render(values, []);
        var request = new ProcessRequest
        {
            Arguments = script.Arguments,
            ScriptFile = script.File,
            Shown = program.Show(values),
            Environment = script.Environment,
            Folder = folder,
        };
        return Runner.RunAsync(request, CancellationToken.None).GetAwaiter().GetResult();
    }

    public static string Output(string text, params object?[] values)
    {
        var result = Run(Bind(text), values);
        result.Stderr.ShouldBe("", text);
        return result.Output;
    }

    private static List<ShellPart> Parts(string text)
    {
        var parts = new List<ShellPart>();
        var at = 0;
        for (var open = text.IndexOf("${{", StringComparison.Ordinal); open >= 0; open = text.IndexOf("${{", at, StringComparison.Ordinal))
        {
            if (open > at)
            {
                parts.Add(new ShellPart(text[at..open], at, open - at));
            }

            var close = text.IndexOf("}}", open, StringComparison.Ordinal);
            if (close < 0)
            {
                break; // not closed: a plan does not load with it, here it is text
            }

            var end = close + 2;
            var inner = text[open..end];
            parts.Add(new ShellPart(null, open, end - open, inner.Contains("|raw", StringComparison.Ordinal), inner.Contains("|quote", StringComparison.Ordinal)));
            at = end;
        }

        if (at < text.Length)
        {
            parts.Add(new ShellPart(text[at..], at, text.Length - at));
        }

        return parts;
    }

    /// <summary>`¤` as slots, numbered.</summary>
    public static string WithSlots(string text, out int count)
    {
        var pieces = text.Split('¤');
        count = pieces.Length - 1;
        var result = pieces[0];
        for (var i = 1; i < pieces.Length; i++)
        {
            result += "${{" + i.ToString(CultureInfo.InvariantCulture) + "}}" + pieces[i];
        }

        return result;
    }
}
