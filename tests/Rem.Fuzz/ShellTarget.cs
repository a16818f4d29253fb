using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Processes.Shell;

namespace Rem.Fuzz;

/// <summary>
/// Shell texts, `@` being a value: each value has a place or a finding, and a text that is bound never holds one.
/// </summary>
internal static class ShellTarget
{
    private const string Value = "7182818";

    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1);
    private const long Bytes = 64 * 1024 * 1024;

    public static string? Check(byte[] input)
    {
        var findings = new FindingList();
        ShellProgram? program = null;
        var file = new SourceFile("fuzz", Encoding.Latin1.GetString(input));
        var parts = Parts(file.Text);
        return Bounds.Check(() => program = ShellText.Bind(parts, (start, length) => new SourceSpan(file, start, length), findings), Time, Bytes)
            ?? (program is null ? CheckFindings(findings) : CheckText(program, file.Text));
    }

    private static List<ShellPart> Parts(string text)
    {
        var parts = new List<ShellPart>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('@', at);
            if (end == at)
            {
                parts.Add(new ShellPart(null, at++, 1));
                continue;
            }

            end = end < 0 ? text.Length : end;
            parts.Add(new ShellPart(text[at..end], at, end - at));
            at = end;
        }

        return parts;
    }

    private static string? CheckFindings(FindingList findings)
    {
        foreach (var finding in findings.Items)
        {
            if (finding.Severity == Severity.Error && finding.At.File is not null && finding.Message.Length > 0)
            {
                return null;
            }
        }

        return "neither a program nor an error with a place";
    }

    // A number stands in every place, so that putting the text together cannot fail.
    private static string? CheckText(ShellProgram program, string text)
    {
        var values = new object?[program.SlotCount];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Value;
        }

        ShellScript script;
        try
        {
            script = program.Render(values, []);
        }
        catch (PlanException e) when (e.Finding.Code == ShellErrors.VariableName)
        {
            return null;
        }

        var made = script.File ?? script.Arguments[^1];
        return !text.Contains(Value, StringComparison.Ordinal) && made.Contains(Value, StringComparison.Ordinal)
            ? "a value stands in the text"
            : values.Length == 0 && made != text ? "a text without values was changed" : null;
    }
}
