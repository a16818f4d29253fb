using Rem.Errors;
using Rem.Values;

namespace Rem.Plans;

/// <summary>The explicit tags of the core schema; every other tag is an error.</summary>
internal static class CoreTags
{
    private const string Prefix = "tag:yaml.org,2002:";

    /// <summary>The value of a scalar under an explicit tag. What does not fit is reported, and the text is the value.</summary>
    public static object? Resolve(string tag, string text, SourceSpan at, SourceSpan tagAt, FindingList findings)
    {
        switch (Name(tag))
        {
            case "str" or "!":
                return text;
            case "null":
                return Expect(text, at, tag, CoreSchema.Resolve(text) is null, null, findings);
            case "bool":
                var truth = CoreSchema.Resolve(text);
                return Expect(text, at, tag, truth is bool, truth, findings);
            case "int":
                var number = text.Length == 0 ? null : CoreSchema.Resolve(text);
                return ReferenceEquals(number, CoreSchema.OutOfRange)
                    ? OutOfRange(text, at, findings)
                    : Expect(text, at, tag, number is long, number, findings);
            case "float":
                var value = text.Length == 0 ? null : CoreSchema.Float(text);
                return ReferenceEquals(value, CoreSchema.OutOfRange)
                    ? OutOfRange(text, at, findings)
                    : Expect(text, at, tag, value is double, value, findings);
            case "map" or "seq":
                findings.Error(PlanErrors.TagContent, at, $"{Show(tag)} stands before {ValueText.ShowWithKind(text)}; expected a {(Name(tag) == "map" ? "map" : "list")}");
                return text;
            default:
                Unknown(tag, tagAt, findings);
                return text;
        }
    }

    /// <summary>Checks the tag of a list or map.</summary>
    public static void CheckCollection(string tag, bool isMap, SourceSpan at, SourceSpan tagAt, FindingList findings)
    {
        switch (Name(tag))
        {
            case "!":
            case "map" when isMap:
            case "seq" when !isMap:
                return;
            case "str" or "null" or "bool" or "int" or "float" or "map" or "seq":
                findings.Error(PlanErrors.TagContent, at, $"{Show(tag)} stands before a {(isMap ? "map" : "list")}");
                return;
            default:
                Unknown(tag, tagAt, findings);
                return;
        }
    }

    /// <summary>Reports a number that 64 bits cannot hold.</summary>
    public static object? OutOfRange(string text, SourceSpan at, FindingList findings)
    {
        var isFloat = text.Contains('.', StringComparison.Ordinal) || (!text.StartsWith("0x", StringComparison.Ordinal) && text.Contains('e', StringComparison.OrdinalIgnoreCase));
        findings.Error(
            PlanErrors.Number,
            at,
            isFloat ? $"the float {ShortText.Cut(text)} is outside 64 bits" : $"the integer {ShortText.Cut(text)} is outside 64 bits",
            $"quote it when it is text: '{ShortText.Cut(text)}'");
        return text;
    }

    private static object? Expect(string text, SourceSpan at, string tag, bool fits, object? value, FindingList findings)
    {
        if (fits)
        {
            return value;
        }

        var kind = Name(tag) switch { "int" => "an integer", "float" => "a float", "bool" => "true or false", _ => "null" };
        findings.Error(PlanErrors.TagContent, at, $"{Show(tag)} expects {kind}, got {ValueText.ShowWithKind(text)}");
        return text;
    }

    private static void Unknown(string tag, SourceSpan tagAt, FindingList findings) =>
        findings.Error(
            PlanErrors.Tag,
            tagAt,
            $"unknown YAML tag {Show(tag)}; REM knows !!str, !!int, !!float, !!bool, !!null, !!map and !!seq",
            tag.StartsWith('!') ? "quote a text that starts with '!'" : "leave the tag out");

    private static string Name(string tag) => tag.StartsWith(Prefix, StringComparison.Ordinal) ? tag[Prefix.Length..] : tag == "!" ? tag : "";

    private static string Show(string tag) => ShortText.Cut(tag.StartsWith(Prefix, StringComparison.Ordinal) ? "!!" + tag[Prefix.Length..] : tag);

    
}
