using System.Globalization;
using System.Text.Json;
using Rem.Engine.Tests.Plans.YamlSuite;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Values;
using Xunit.Abstractions;

namespace Rem.Engine.Tests.Plans;

/// <summary>
/// The YAML test suite: what the loader accepts, refuses, and reads as what. Where it differs, yaml-exceptions.yaml
/// says how and why; an exception that is none any more fails too.
/// </summary>
public sealed class YamlTestSuiteTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_case_passes_but_for_the_exceptions_that_have_a_reason()
    {
        if (SuiteFiles.Folder() is not { } folder)
        {
            Environment.GetEnvironmentVariable("CI").ShouldNotBe("true", "the YAML test suite (shared/data/yaml-test-suite) is missing");
            output.WriteLine("0 cases: the YAML test suite is not beside this checkout");
            return;
        }

        var exceptions = ReadExceptions();
        var cases = SuiteFiles.Read(folder);
        var wrong = new List<string>();
        foreach (var test in cases)
        {
            var expected = exceptions.Remove(test.Id, out var exception) ? exception : "passes";
            var actual = Run(test);
            if (actual != expected)
            {
                wrong.Add($"{test.Id}: {actual}, expected: {expected}\n{Detail(test)}");
            }
        }

        wrong.AddRange(exceptions.Keys.Select(static id => id + ": there is no such case"));
        output.WriteLine($"{cases.Count} cases, {cases.Count - wrong.Count} as expected");
        wrong.ShouldBeEmpty(string.Join("\n", wrong));
        cases.Count.ShouldBeGreaterThan(350);
    }

    private static Dictionary<string, string> ReadExceptions()
    {
        var findings = new FindingList();
        var path = Path.Combine(AppContext.BaseDirectory, "Plans", "yaml-exceptions.yaml");
        var document = new PlanLoader(RemLimits.Default).Load(path, findings);
        findings.Items.ShouldBeEmpty();
        var result = new Dictionary<string, string>();
        foreach (var entry in ((MapNode)document.Root!).Entries)
        {
            var exception = (MapNode)entry.Value;
            ((ScalarNode)exception.Find("because")!).Text.Length.ShouldBeGreaterThan(10, entry.Key.Text);
            result.Add(entry.Key.Text, ((ScalarNode)exception.Find("it")!).Text);
        }

        return result;
    }

    private static string Run(SuiteCase test)
    {
        var document = PlanTexts.Read(test.Yaml, out var findings);
        if (findings.Count > 0)
        {
            return test.Fails ? "passes" : "refused";
        }

        if (test.Fails)
        {
            return "accepted";
        }

        var sameTree = test.Tree is null || SuiteTree.Of(document.Root ?? Empty(test.Tree)) == SuiteTree.Normal(test.Tree);
        var sameJson = test.Json is null || SameJson(PlanTexts.Value(document.Root), test.Json);
        return sameTree && sameJson ? "passes" : "read otherwise";
    }

    // An explicit document without content holds an empty scalar; REM's tree has no root then or an empty one.
    private static ScalarNode? Empty(string tree) => tree.Contains("=VAL", StringComparison.Ordinal) ? new ScalarNode(default, "", ScalarStyle.Plain, null) : null;

    private static bool SameJson(object? value, string json)
    {
        if (json.Trim().Length == 0)
        {
            return value is null;
        }

        using var parsed = JsonDocument.Parse(json);
        return Same(value, parsed.RootElement);
    }

    private static bool Same(object? value, JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => value is null,
        JsonValueKind.True => value is true,
        JsonValueKind.False => value is false,
        JsonValueKind.String => value is string text && text == json.GetString(),
        JsonValueKind.Number => value is long or double && Convert.ToDouble(value, CultureInfo.InvariantCulture).Equals(json.GetDouble()),
        JsonValueKind.Array => value is RemList list && SameList(list, json),
        _ => value is RemMap map && SameMap(map, json),
    };

    private static bool SameList(RemList list, JsonElement json)
    {
        var at = 0;
        foreach (var item in json.EnumerateArray())
        {
            if (at >= list.Count || !Same(list[at++], item))
            {
                return false;
            }
        }

        return at == list.Count;
    }

    private static bool SameMap(RemMap map, JsonElement json)
    {
        var count = 0;
        foreach (var property in json.EnumerateObject())
        {
            count++;
            if (!map.TryGetValue(property.Name, out var value) || !Same(value, property.Value))
            {
                return false;
            }
        }

        return count == map.Count;
    }

    private static string Detail(SuiteCase test)
    {
        var document = PlanTexts.Read(test.Yaml, out var findings);
        return $"    text {JsonSerializer.Serialize(test.Yaml)}\n    findings {string.Join("; ", PlanTexts.Lines(findings))}\n    tree {SuiteTree.Of(document.Root).Replace('\n', ' ')}\n    want {(test.Tree is null ? "" : SuiteTree.Normal(test.Tree).Replace('\n', ' '))}\n    json {ValueText.Json(PlanTexts.Value(document.Root))} want {test.Json?.ReplaceLineEndings(" ")}";
    }
}
