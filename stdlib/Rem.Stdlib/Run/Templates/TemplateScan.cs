using Rem.Errors;

namespace Rem.Stdlib.Run.Templates;

/// <summary>One `{{…}}` of a template.</summary>
/// <param name="Start">Its offset.</param>
/// <param name="Length">Its length, braces included.</param>
/// <param name="Content">What stands in the braces, without `~` and blanks around it.</param>
internal readonly record struct TemplateMark(int Start, int Length, string Content);

/// <summary>
/// Finds the marks of a template, and what is wrong with how they stand inside each other: the template engine itself
/// says that without a place, and knows no limit to the nesting.
/// </summary>
internal sealed class TemplateScan
{
    private readonly List<TemplateMark> _marks = [];
    private readonly string _text;

    private TemplateScan(string text) => _text = text;

    /// <summary>The marks; an unclosed one is reported.</summary>
    public static List<TemplateMark> Marks(TemplateSource source, FindingList findings)
    {
        var scan = new TemplateScan(source.Text);
        var at = 0;
        while ((at = source.Text.IndexOf("{{", at, StringComparison.Ordinal)) >= 0)
        {
            var end = scan.End(at, out var content);
            if (end < 0)
            {
                findings.Error(TemplateErrors.Syntax, source.Locate(at, 2), "'{{' is not closed with '}}'", "write `\\{{` for two braces that are text");
                break;
            }

            if (content is not null)
            {
                scan._marks.Add(new TemplateMark(at, end - at, content));
            }

            at = end;
        }

        return scan._marks;
    }

    /// <summary>The offset behind the mark that begins here, or -1; no content for a comment or an escaped one.</summary>
    private int End(int at, out string? content)
    {
        content = null;
        if (at > 0 && _text[at - 1] == '\\' && (at < 2 || _text[at - 2] != '\\'))
        {
            return Behind(at, "}}");
        }

        if (Begins(at, "{{!--") || Begins(at, "{{~!--"))
        {
            var end = Behind(at, "--}}");
            var trimmed = Behind(at, "--~}}");
            return end < 0 ? trimmed : trimmed < 0 ? end : Math.Min(end, trimmed);
        }

        if (Begins(at, "{{!") || Begins(at, "{{~!"))
        {
            return Behind(at, "}}");
        }

        var isTriple = Begins(at, "{{{");
        var behind = Behind(at, isTriple ? "}}}" : "}}");
        if (behind >= 0)
        {
            var braces = isTriple ? 3 : 2;
            content = _text[(at + braces)..(behind - braces)].Trim().Trim('~').Trim();
        }

        return behind;
    }

    private bool Begins(int at, string text) => string.CompareOrdinal(_text, at, text, 0, text.Length) == 0;

    private int Behind(int at, string text)
    {
        var found = _text.IndexOf(text, at, StringComparison.Ordinal);
        return found < 0 ? -1 : found + text.Length;
    }
}
