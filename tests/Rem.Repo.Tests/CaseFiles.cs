using Rem.Cases;
using Rem.Errors;
using Rem.Tags;

namespace Rem.Repo.Tests;

/// <summary>
/// Where the cases of a tag and of a filter stand. One rule: a tag's file is called by the literal words of its pattern,
/// joined by `-` (`for &lt;name&gt; in &lt;list...&gt; into &lt;path&gt;` is `for-in-into.yaml`), in a folder of
/// tests/conformance; a filter's file is tests/conformance/filters/NAME.yaml.
/// </summary>
internal static class CaseFiles
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "tests", "conformance");

    public static string NameOf(TagPattern pattern) =>
        string.Join('-', pattern.Words.Where(word => word.Kind == PatternWordKind.Literal).Select(word => word.Text)) + ".yaml";

    /// <summary>The tag's file, from the root of the checkout.</summary>
    public static string Of(TagSpec tag) =>
        Path.Combine("tests", "conformance", tag.Area, NameOf(TagPattern.Parse(tag.Pattern, out _)!));

    /// <summary>The filter's file, from the root of the checkout.</summary>
    public static string OfFilter(string name) => Path.Combine("tests", "conformance", "filters", name + ".yaml");

    /// <summary>The cases of a file that is there and can be read.</summary>
    public static IReadOnlyList<PlanCase> Read(string file)
    {
        var path = Path.Combine(Checkout.Root, file);
        File.Exists(path).ShouldBeTrue($"{file} is missing below {Folder}");
        var findings = new FindingList();
        var cases = CaseReader.Read(path, isOptional: false, findings);
        findings.Items.Select(ErrorPrinter.Plain.Print).ShouldBeEmpty();
        return cases!.Cases;
    }
}
