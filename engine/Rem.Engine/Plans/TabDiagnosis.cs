using Rem.Errors;

namespace Rem.Plans;

/// <summary>Tabs that stand where YAML wants blanks.</summary>
internal static class TabDiagnosis
{
    /// <summary>The tab in the indentation of the line of the place or of the lines of the scalar that starts there, or null.</summary>
    public static Finding? Find(SyntaxContext context)
    {
        var line = context.LineStart;
        for (var i = 0; i < 100 && line < context.Text.Length; i++)
        {
            var content = context.SkipBlanks(line);
            var tab = context.Text.AsSpan(line, content - line).IndexOf('\t');
            if (tab >= 0)
            {
                return new Finding(PlanErrors.Tab, context.Span(line + tab, 1), "a line is indented with a tab; YAML indents with blanks", "replace the tab with blanks");
            }

            if (content >= context.Text.Length || content > context.At && context.Text[content] is not ('\n' or '\r'))
            {
                return null;
            }

            line = context.EndOfLine(content);
            line += line + 1 < context.Text.Length && context.Text[line] == '\r' && context.Text[line + 1] == '\n' ? 2 : 1;
        }

        return null;
    }
}
