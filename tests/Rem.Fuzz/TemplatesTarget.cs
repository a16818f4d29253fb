using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Templates;
using Rem.Values;

namespace Rem.Fuzz;

/// <summary>
/// Templates: a text parses or has findings with places inside a file, and what parses gives a text or an error with a
/// place, within a limit of bytes. The text is also the file of every part that it names.
/// </summary>
internal static class TemplatesTarget
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(1);
    private const long Bytes = 64 * 1024 * 1024;
    private const int MostWritten = 64 * 1024;
    private const int PartDepth = 8;

    public static string? Check(byte[] input)
    {
        string? wrong = null;
        return Bounds.Check(() => wrong = CheckText(Encoding.UTF8.GetString(input), input), Time, Bytes) ?? wrong;
    }

    private static string? CheckText(string text, byte[] input)
    {
        var findings = new FindingList();
        var files = new TemplateFiles(new MemoryFiles([], new Dictionary<string, byte[]> { ["p.hbs"] = input }), RemLimits.Default, new PlanFolders(MemoryFiles.Plan));
        var template = Template.Parse(TemplateSource.OfText(text, MemoryFiles.Plan), text.Length % 2 == 0, files, findings);
        return template is not null
            ? findings.HasErrors ? "a template and errors" : CheckFilling(template)
            : findings.HasErrors ? CheckFindings(findings) : "neither a template nor an error";
    }

    // Parts that call themselves twice take for ever: the filling is cancelled as a step would be.
    private static string? CheckFilling(Template template)
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        try
        {
            var made = template.Fill(new MapNames(Data()), new TemplateLimits(MostWritten, PartDepth), cancel.Token);
            return Encoding.UTF8.GetByteCount(made) > MostWritten ? "wrote more than its limit" : null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (LimitException)
        {
            return null;
        }
        catch (PlanException error)
        {
            var findings = new FindingList();
            findings.Add(error.Finding);
            return CheckFindings(findings);
        }
    }

    private static string? CheckFindings(FindingList findings)
    {
        foreach (var finding in findings.Items)
        {
            if (finding.At.File is not { } file || finding.At.Start < 0 || finding.At.Length < 0 || finding.At.End > file.Text.Length)
            {
                return $"{finding.Code} has no place inside the text: {finding.At.Start}+{finding.At.Length} '{finding.Message}'";
            }

            if (finding.Message.Length == 0 || finding.Message.Contains("Exception", StringComparison.Ordinal) || finding.Message.Contains("System.", StringComparison.Ordinal))
            {
                return $"{finding.Code} says nothing to an operator: '{finding.Message}'";
            }
        }

        return null;
    }

    private static RemMap Data() => new()
    {
        ["name"] = "<web1>",
        ["n"] = 5L,
        ["f"] = 5.0,
        ["on"] = true,
        ["no"] = null,
        ["m"] = new RemMap { ["name"] = "m", ["list"] = RemList.Of("a", "b") },
        ["list"] = RemList.Of(1L, "x", new RemMap { ["name"] = "inner", ["m"] = new RemMap() }),
        ["p"] = "p",
    };
}
