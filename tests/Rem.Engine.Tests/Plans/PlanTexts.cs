using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Engine.Tests.Plans;

/// <summary>Reads texts for the loader's tests.</summary>
internal static class PlanTexts
{
    public static PlanDocument Read(string text) => Read(text, out _);

    public static PlanDocument Read(string text, out IReadOnlyList<Finding> findings, RemLimits? limits = null)
    {
        var list = new FindingList();
        var document = PlanReader.Read(new SourceFile("plan.yaml", text), limits ?? RemLimits.Default, list);
        findings = list.Items;
        return document;
    }

    /// <summary>The root's value as compact JSON; findings fail the test.</summary>
    public static string Json(string text)
    {
        var document = Read(text, out var findings);
        findings.ShouldBeEmpty(text);
        return ValueText.Json(Value(document.Root));
    }

    /// <summary>The findings as `line:column+length CODE message`.</summary>
    public static string[] Findings(string text, RemLimits? limits = null)
    {
        Read(text, out var findings, limits);
        return Lines(findings);
    }

    public static string[] Lines(IReadOnlyList<Finding> findings)
    {
        var lines = new string[findings.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            var at = findings[i].At;
            lines[i] = $"{at.Line}:{at.Column}+{at.Length} {findings[i].Code} {findings[i].Message}";
        }

        return lines;
    }

    public static object? Value(PlanNode? node)
    {
        switch (node)
        {
            case MapNode map:
                var values = new RemMap();
                foreach (var entry in map.Entries)
                {
                    values.Set(entry.Key.Text, Value(entry.Value));
                }

                return values;
            case ListNode list:
                var items = new RemList();
                foreach (var item in list.Items)
                {
                    items.Add(Value(item));
                }

                return items;
            case ScalarNode scalar:
                return scalar.Value;
            default:
                return null;
        }
    }

    /// <summary>The text that a span covers.</summary>
    public static string Covered(SourceSpan span) => span.File!.Text.Substring(span.Start, span.Length);
}
