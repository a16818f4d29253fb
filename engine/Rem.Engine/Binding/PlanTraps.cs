using Rem.Errors;
using Rem.Plans;

namespace Rem.Binding;

/// <summary>YAML traps that only the meaning of a plan shows: section 8.</summary>
internal static class PlanTraps
{
    /// <summary>Looks at a scalar of data: `{{ x }}` without `$`, and plain words that YAML 1.1 read otherwise.</summary>
    public static void LookAt(ScalarNode scalar, FindingList findings)
    {
        var text = scalar.Text;
        var open = text.IndexOf("{{", StringComparison.Ordinal);
        if (open >= 0 && (open == 0 || text[open - 1] != '$') && text.IndexOf("}}", open, StringComparison.Ordinal) > open && BeginsName(text, open + 2))
        {
            findings.Warning(BindErrors.Trap, scalar.Locate(open, 2), "'{{' without '$' is plain text", "write `${{ … }}` for a value");
        }

        if (scalar.Style == ScalarStyle.Plain && (IsOldBool(text) || IsClock(text)))
        {
            findings.Add(new Finding(BindErrors.Trap, scalar.Span, $"'{text}' is text here, and {(IsClock(text) ? "a number" : "a bool")} to YAML 1.1 readers", $"quote it: \"{text}\"")
            {
                Severity = Severity.StrictWarning,
            });
        }
    }

    // `{{.Names}}` and `{{#each}}` are the languages of others.
    private static bool BeginsName(string text, int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at < text.Length && (char.IsLetter(text[at]) || text[at] == '_');
    }

    private static bool IsOldBool(string text) =>
        text.Length <= 3 && text.ToLowerInvariant() is "on" or "off" or "yes" or "no";

    private static bool IsClock(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon is 1 or 2 && text.Length is >= 4 and <= 8 && ulong.TryParse(text.Replace(":", "", StringComparison.Ordinal), out _);
    }
}
