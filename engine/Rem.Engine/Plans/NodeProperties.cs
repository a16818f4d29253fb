namespace Rem.Plans;

/// <summary>
/// YamlDotNet starts a node at its anchor or tag. This finds what they stand before, because a node's place is
/// that of its own text.
/// </summary>
internal static class NodeProperties
{
    /// <summary>The offset of the node's content behind `&amp;anchor` and `!tag`, at most <paramref name="end"/>.</summary>
    public static int Skip(string text, int start, int end)
    {
        var at = start;
        while (true)
        {
            at = SkipBlank(text, at, end);
            if (at >= end || text[at] is not ('&' or '!'))
            {
                return at;
            }

            at = SkipWord(text, at, end);
        }
    }

    /// <summary>The place of the tag among the properties of a node whose content starts at an offset.</summary>
    public static SourceSpan TagSpan(SourceFile file, NodeMark mark, int content)
    {
        var text = file.Text;
        var at = mark.Start;
        while (at < content && text[at] == '&')
        {
            at = SkipBlank(text, SkipWord(text, at, content), content);
        }

        return new SourceSpan(file, at, SkipWord(text, at, content) - at);
    }

    // An anchor ends at a flow indicator; a tag may hold brackets and commas, but no comma at its end.
    private static int SkipWord(string text, int at, int end)
    {
        var isTag = at < end && text[at] == '!';
        while (at < end && text[at] is not (' ' or '\t' or '\n' or '\r') && (isTag || text[at] is not (',' or '[' or ']' or '{' or '}')))
        {
            at++;
        }

        return isTag && text[at - 1] == ',' ? at - 1 : at;
    }

    /// <summary>The offset behind blanks, line breaks and comments.</summary>
    public static int SkipBlank(string text, int at, int end)
    {
        while (at < end)
        {
            var c = text[at];
            if (c == '#')
            {
                while (at < end && text[at] is not ('\n' or '\r'))
                {
                    at++;
                }
            }
            else if (c is ' ' or '\t' or '\n' or '\r')
            {
                at++;
            }
            else
            {
                break;
            }
        }

        return at;
    }
}
