using Rem.Errors;

namespace Rem.Plans;

/// <summary>Errors that are clear from YamlDotNet's own kind of error and the character at the place.</summary>
internal static class SmallDiagnosis
{
    /// <summary>The finding for a kind of error, or null.</summary>
    public static Finding? ByMessage(SyntaxContext context, string message)
    {
        if (Has(message, "cannot start any token"))
        {
            return Start(context);
        }

        if (Has(message, "scanning an anchor or alias"))
        {
            return Name(context);
        }

        if (Has(message, "more than one anchor"))
        {
            return New(context, PlanErrors.Syntax, "a value has one anchor, this is its second", "leave one of them out");
        }

        if (Has(message, "did not find expected token"))
        {
            return New(context, PlanErrors.Syntax, "an alias has neither anchor nor tag of its own", "leave the anchor or the tag before it out");
        }

        if (Has(message, " tag"))
        {
            return New(context, PlanErrors.Tag, $"{Shown(context)} is no YAML tag", "quote a text that starts with '!'");
        }

        return Block(context, message);
    }

    /// <summary>A character that no plain value starts with.</summary>
    public static Finding Start(SyntaxContext context) =>
        context.Here == '\0'
            ? new Finding(PlanErrors.Syntax, context.Span(context.At, 0), "the text ends where a value is expected", "write the value, or null")
            : new Finding(PlanErrors.Start, context.Word(context.At), $"a value without quotes cannot start with '{context.Here}'", "put the value in quotes");

    /// <summary>A `#` that follows something without a blank.</summary>
    public static Finding Comment(SyntaxContext context)
    {
        var at = context.Text.IndexOf('#', context.At);
        at = at < 0 ? context.At : at;
        return new Finding(PlanErrors.Syntax, context.Span(at, 1), "a comment needs a blank before its '#'", "put a blank before it, or quote the text");
    }

    /// <summary>A line that starts with `%`.</summary>
    public static Finding Directive(SyntaxContext context)
    {
        var line = context.Here == '%' ? context.At : Math.Max(0, context.Text.AsSpan(0, context.At).LastIndexOf('%'));
        return new Finding(PlanErrors.Directive, context.RestOfLine(line), $"expected %YAML 1.2 or %TAG and then '---', got '{ShortText.Cut(context.Text[line..context.EndOfLine(line)])}'", "quote a key or value that starts with '%'");
    }

    private static Finding? Block(SyntaxContext context, string message)
    {
        if (Has(message, "extra spaces") || Has(message, "more spaces in lines above"))
        {
            return new Finding(PlanErrors.Indentation, context.Span(LongestBlankLine(context), 1), "an empty line above the text's first line has more blanks than it", "remove the blanks of the empty line");
        }

        if (Has(message, "block scalar"))
        {
            var behind = Math.Min(context.At + 1, context.Text.Length);
            return new Finding(PlanErrors.Syntax, context.RestOfLine(behind), $"behind '{context.Here}' may stand '+' or '-' and a digit from 1 to 9; the text starts in the next line", "start the text in the next line, or quote a text that starts with '|' or '>'");
        }

        if (Has(message, "Block sequence entries") || Has(message, "Anchor before sequence"))
        {
            return New(context, PlanErrors.Syntax, "a list cannot start here, behind a key in its line", "put the '-' into the next line, or quote a text that starts with '- '");
        }

        return Has(message, "Mapping keys are not allowed")
            ? New(context, PlanErrors.Start, "a value without quotes cannot start with '? '", "put the value in quotes")
            : null;
    }

    private static int LongestBlankLine(SyntaxContext context)
    {
        var best = context.LineStart;
        var most = 0;
        var line = context.LineStart;
        while (line > 0)
        {
            var start = context.StartOfLine(line - 1);
            if (context.SkipBlanks(start) < line - 1 && context.Text[context.SkipBlanks(start)] is not ('\n' or '\r'))
            {
                break;
            }

            (best, most) = line - start > most ? (start, line - start) : (best, most);
            line = start;
        }

        return best;
    }

    private static Finding Name(SyntaxContext context)
    {
        var what = context.Here == '*' ? "alias" : "anchor";
        return New(context, PlanErrors.Start, $"expected the name of an {what} behind '{context.Here}'", $"quote a text that starts with '{context.Here}'");
    }

    private static string Shown(SyntaxContext context) => "'" + ShortText.Cut(context.Text.Substring(context.At, context.Word(context.At).Length)) + "'";

    private static Finding New(SyntaxContext context, ErrorCode code, string message, string hint) => new(code, context.Word(context.At), message, hint);

    private static bool Has(string message, string part) => message.Contains(part, StringComparison.Ordinal);
}
