using System.Globalization;
using Rem.Errors;
using Rem.Values;

namespace Rem.Plans;

/// <summary>What can be wrong with a key.</summary>
internal static class KeyFindings
{
    /// <summary>A key that stands twice; chains and `run` have a hint of their own.</summary>
    public static void Duplicate(ScalarNode key, ScalarNode first, FindingList findings)
    {
        var where = ReferenceEquals(key.Span.File, first.Span.File)
            ? "line " + first.Span.Line.ToString(CultureInfo.InvariantCulture)
            : first.Span.ToString();
        var lines = ReferenceEquals(key.Span.File, first.Span.File)
            ? $"in lines {first.Span.Line} and {key.Span.Line}"
            : $"in {where} and {key.Span}";
        findings.Error(PlanErrors.DuplicateKey, key.Span, $"the key {ValueText.Show(key.Text)} stands twice in this map, {lines}", Hint(key.Text));
    }

    /// <summary>A plan that is one text because ` #` ended its only key: `if a == "x #1": …`.</summary>
    public static void CutByComment(ScalarNode text, List<PlanComment> comments, FindingList findings)
    {
        foreach (var comment in comments)
        {
            var file = text.Span.File!;
            var between = comment.Span.Start - text.Span.End;
            if (between > 0 && file.Text.AsSpan(text.Span.End, between).Trim(" \t").IsEmpty && file.Text.AsSpan(comment.Span.Start, comment.Span.Length).Contains(':'))
            {
                findings.Error(PlanErrors.Colon, text.Span, "expected a key with ':'; the ' #' behind this text starts a comment", "a key that holds ': ' or ' #' is quoted whole");
            }
        }
    }

    /// <summary>A list or map as a key.</summary>
    public static void Complex(PlanNode key, FindingList findings, SourceSpan? at = null)
    {
        var isMap = key is MapNode;
        var interpolation = isMap && key.Span.Start > 0 && key.Span.File!.Text.AsSpan(key.Span.Start - 1, 2) is "{{";
        findings.Error(
            PlanErrors.ComplexKey,
            at ?? key.Span,
            $"a key must be text, got a {(isMap ? "map" : "list")}",
            interpolation ? "an interpolation is written ${{ name }}" : "quote the key");
    }

    /// <summary>A control character in a key.</summary>
    public static void ControlCharacter(ScalarNode key, int at, FindingList findings)
    {
        var c = ((int)key.Text[at]).ToString("X4", CultureInfo.InvariantCulture);
        var hint = key.Style != ScalarStyle.DoubleQuoted ? "leave it out"
            : at == 0 ? $"in double quotes a backslash starts an escape: write '{Written(key)}' or {Written(key)} without quotes"
            : "in double quotes a backslash starts an escape: use single quotes, or double the backslash";
        findings.Error(PlanErrors.ControlKey, key.Locate(at, 1), $"a key must be text without control characters, got U+{c}", hint);
    }

    private static string Written(ScalarNode key)
    {
        var text = key.Span.File!.Text.AsSpan(key.Span.Start, key.Span.Length).Trim('"');
        return text.Length <= 40 ? text.ToString() : string.Concat(text[..39], "…");
    }

    private static string Hint(string key)
    {
        var space = key.IndexOf(' ', StringComparison.Ordinal);
        switch (space < 0 ? key : key[..space])
        {
            case "if" or "elif" or "else":
                return "a second chain in one block carries its `else` inside its `if`, or the chains become steps of a `run`";
            case "run":
                return "put all steps into one `run`, or make the second one a step of the first";
            case "for" or "while" or "match" or "lock" or "set" or "increment" or "decrement" or "list" or "take" or "put" or "call" or "literal" or "fail":
                return "a tag that acts twice in one block becomes two steps of a `run`";
            case "<<":
                return "merge several maps with one list: `<<: [*one, *two]`";
            default:
                return "give the second one another name, or take it out";
        }
    }
}
