using Rem.Errors;
using Rem.Running;
using Rem.Templates;
using Rem.Values;

namespace Rem.Engine.Tests.Templates;

/// <summary>What npm's handlebars made of some thousand generated templates; peer/README.md says how the file was made.</summary>
public sealed class PeerTests
{
    private static readonly TemplateLimits Limits = TemplateLimits.Of(RemLimits.Default);

    [Fact]
    public void Templates_come_out_as_with_handlebars_of_npm()
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Templates", "peer", "vectors.jsonl"));
        var sets = (RemMap)Json(lines[0])!;
        var wrong = new List<string>();

        foreach (var line in lines[1..])
        {
            if (Check(sets, (RemList)Json(line)!) is { } difference)
            {
                wrong.Add(difference);
            }
        }

        lines.Length.ShouldBeGreaterThan(3000);
        wrong.ShouldBeEmpty($"{wrong.Count} of {lines.Length - 1} differ; the first: {(wrong.Count == 0 ? "" : wrong[0])}");
    }

    private static string? Check(RemMap sets, RemList vector)
    {
        var data = (RemMap)((RemList)sets["data"]!)[(int)(long)vector[0]!]!;
        var parts = (RemMap)((RemList)sets["parts"]!)[(int)(long)vector[1]!]!;
        var (text, expected) = ((string)vector[3]!, (string)vector[4]!);
        var findings = new FindingList();
        var template = Template.Parse(TemplateSource.OfText(text, MemoryParts.Plan), vector[2] is false, MemoryParts.Of(parts), findings);
        var made = template is null ? "findings: " + findings.Items[0] : Fill(template, data);
        return made == expected ? null : $"\n{text}\n--- parts\n{ValueText.Json(parts)}\n--- expected\n{ValueText.Json(expected)}\n--- got\n{ValueText.Json(made)}";
    }

    private static string Fill(Template template, RemMap data)
    {
        try
        {
            return template.Fill(new MapNames(data), Limits, CancellationToken.None);
        }
        catch (PlanException error)
        {
            return $"{error.Finding.At}: {error.Message}";
        }
    }

    private static object? Json(string text) => JsonReader.TryRead(text, 100, out var value, out var wrong) ? value : throw new InvalidDataException(wrong);
}
