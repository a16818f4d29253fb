using Rem.Errors;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>Findings as SARIF 2.1.0, for code scanning and editors.</summary>
internal static class Sarif
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    /// <summary>The log of one run.</summary>
    public static RemMap Of(IReadOnlyList<Finding> findings)
    {
        var rules = new RemList();
        var known = new Dictionary<string, long>(StringComparer.Ordinal);
        var results = new RemList(findings.Count);
        foreach (var finding in findings)
        {
            if (known.TryAdd(finding.Code.Id, rules.Count))
            {
                rules.Add(Rule(finding.Code));
            }

            results.Add(Result(finding, known[finding.Code.Id]));
        }

        var driver = Map(("name", "rem"), ("version", Program.Version), ("rules", rules));
        var run = Map(("tool", Map(("driver", driver))), ("columnKind", "utf16CodeUnits"), ("results", results));
        return Map(("$schema", Schema), ("version", "2.1.0"), ("runs", RemList.Of(run)));
    }

    private static RemMap Rule(ErrorCode code) => Map(
        ("id", code.Id),
        ("shortDescription", Map(("text", code.Meaning))),
        ("help", Map(("text", code.Fix))));

    private static RemMap Result(Finding finding, long rule)
    {
        var result = Map(
            ("ruleId", finding.Code.Id),
            ("ruleIndex", rule),
            ("level", finding.Severity == Severity.Error ? "error" : "warning"),
            ("message", Map(("text", ErrorPrinter.Sentences(finding)))));
        if (finding.At.File is { } file)
        {
            var (line, column) = file.Position(finding.At.Start);
            var (endLine, endColumn) = file.Position(Math.Min(finding.At.End, file.Text.Length));
            var region = Map(("startLine", (long)line), ("startColumn", (long)column), ("endLine", (long)endLine), ("endColumn", (long)endColumn));
            var place = Map(("artifactLocation", Map(("uri", Address(file.Path)))), ("region", region));
            result.Set("locations", RemList.Of(Map(("physicalLocation", place))));
        }

        return result;
    }

    // Relative paths stay relative, with their special characters escaped.
    private static string Address(string path) =>
        Path.IsPathRooted(path) ? new Uri(path).AbsoluteUri : Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal);

    private static RemMap Map(params (string Key, object? Value)[] entries)
    {
        var map = new RemMap(entries.Length);
        foreach (var (key, value) in entries)
        {
            map.Set(key, value);
        }

        return map;
    }
}
