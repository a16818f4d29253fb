using System.Globalization;
using System.Text.RegularExpressions;
using Rem.Errors;

namespace Rem.JavaScript.Check;

/// <summary>
/// Runs the synchronous tests of a checkout of test262 that are no modules, by folder, and prints a table. Left out are
/// tests of what is refused by design (eval and Function, `with`, BigInt, modules, host hooks) and of async generators, which are asynchronous.
/// </summary>
internal sealed partial class Test262(string checkout, bool showsFailures)
{
    private static readonly string[] _folders =
    [
        "language/expressions/arrow-function", "language/expressions/async-arrow-function", "language/expressions/assignment", "language/expressions/array", "language/expressions/call", "language/expressions/class",
        "language/expressions/coalesce", "language/expressions/exponentiation", "language/expressions/function", "language/expressions/generators", "language/expressions/logical-assignment",
        "language/expressions/new", "language/expressions/object", "language/expressions/optional-chaining", "language/expressions/super", "language/expressions/tagged-template",
        "language/expressions/template-literal", "language/expressions/yield", "language/computed-property-names", "language/destructuring", "language/rest-parameters", "language/block-scope",
        "language/statements/class", "language/statements/const", "language/statements/for-of", "language/statements/for", "language/statements/for-in", "language/statements/function",
        "language/statements/generators", "language/statements/let", "language/statements/try", "language/statements/switch", "language/statements/variable",
    ];

    private static readonly string[] _refused =
    [
        "BigInt", "dynamic-import", "import.meta", "async-iteration", "Proxy", "SharedArrayBuffer", "Atomics", "cross-realm", "tail-call-optimization", "IsHTMLDDA", "caller", "decorators",
        "explicit-resource-management", "regexp-v-flag", "import-defer", "source-phase-imports", "json-modules", "import-attributes", "class-fields-private-in-module", "top-level-await", "accessor-property",
        "__proto__", "__getter__", "__setter__", "resizable-arraybuffer", "Temporal", "iterator-helpers", "TypedArray", "host-gc-required", "nonextensible-applies-to-private",
    ];

    private readonly string _before = File.ReadAllText(Path.Combine(checkout, "harness/assert.js")) + "\n" + File.ReadAllText(Path.Combine(checkout, "harness/sta.js"));

    /// <summary>Runs the folders, or all that the transformer is about.</summary>
    public int Run(string[] folders)
    {
        int passed = 0, total = 0, left = 0;
        Console.WriteLine("| folder | passed | of | % | left out |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var folder in folders.Length > 0 ? folders : _folders)
        {
            var (p, t, l) = RunFolder(folder);
            (passed, total, left) = (passed + p, total + t, left + l);
            Row(folder, p, t, l);
        }

        Row("all", passed, total, left);
        return 0;
    }

    private static void Row(string name, int passed, int total, int left) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {passed} | {total} | {(total == 0 ? 0 : 100.0 * passed / total):F1} | {left} |"));

    [GeneratedRegex(@"/\*---(.*?)---\*/", RegexOptions.Singleline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"^(\w+):\s*\[(.*?)\]", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Lists();

    // Uses of what is refused by design.
    [GeneratedRegex(@"\beval\b|\bnew Function\b|\bFunction\(|\bGeneratorFunction\b|\bwith \(|\$262|\bevalScript\b|\d+n\b|\basync ?\*|\basync \w+\*|for await")]
    private static partial Regex Refused();

    private (int Passed, int Total, int Left) RunFolder(string folder)
    {
        int passed = 0, total = 0, left = 0;
        var files = Directory.GetFiles(Path.Combine(checkout, "test", folder), "*.js", SearchOption.AllDirectories);
        Array.Sort(files, string.CompareOrdinal);
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            if (file.EndsWith("_FIXTURE.js", StringComparison.Ordinal) || Program(text) is not { } program)
            {
                left++;
                continue;
            }

            total++;
            var failure = Printing.Run(file, program.Text).Failure;
            var isRight = program.Negative switch
            {
                null => failure is null,
                "parse" => failure is PlanException { Finding.Code.Id: "REM3001" },
                _ => failure is PlanException { Finding.Code.Id: "REM3002" },
            };
            passed += isRight ? 1 : 0;
            if (!isRight && showsFailures)
            {
                Console.WriteLine($"{Path.GetRelativePath(checkout, file)}: {(failure is PlanException plan ? plan.Finding.Message : failure?.ToString() ?? "did not fail")}");
            }
        }

        return (passed, total, left);
    }

    private (string Text, string? Negative)? Program(string text)
    {
        var front = FrontMatter().Match(text).Groups[1].Value;
        var lists = new Dictionary<string, string[]>();
        foreach (Match list in Lists().Matches(front))
        {
            lists[list.Groups[1].Value] = list.Groups[2].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        }

        string[] flags = lists.GetValueOrDefault("flags", []), features = lists.GetValueOrDefault("features", []);
        var code = text[(text.IndexOf("---*/", StringComparison.Ordinal) + 5)..];
        if (flags.Contains("module") || flags.Contains("async") || flags.Contains("raw") || features.Intersect(_refused).Any() || Refused().IsMatch(code))
        {
            return null;
        }

        var harness = "";
        foreach (var include in lists.GetValueOrDefault("includes", []))
        {
            harness += File.ReadAllText(Path.Combine(checkout, "harness", include)) + "\n";
        }

        if (Refused().IsMatch(harness))
        {
            return null;
        }

        var negative = front.Contains("negative:", StringComparison.Ordinal) ? Regex.Match(front, @"phase: (\w+)").Groups[1].Value : null;
        var start = flags.Contains("onlyStrict") ? "\"use strict\";\n" : "";
        return (negative == "parse" ? start + text : start + _before + "\n" + harness + text, negative);
    }
}
