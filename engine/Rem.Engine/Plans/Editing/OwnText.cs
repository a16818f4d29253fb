using System.Text;

namespace Rem.Plans.Editing;

/// <summary>
/// The text of a map's entry behind its key, as people read and write it: with its comments, and without the blanks that it is
/// indented by. A value below its key has the comments around it; one on the key's line that behind it.
/// </summary>
internal sealed class OwnText(string text, Layout layout)
{
    /// <summary>Where the text stands: from its first character or line to the end of its last line.</summary>
    /// <param name="Start">Where it begins.</param>
    /// <param name="End">Behind it, before the line break.</param>
    /// <param name="IsBelow">True when it begins on the line below the key.</param>
    /// <param name="Indent">The blanks before each of its lines that are not its own.</param>
    public readonly record struct Place(int Start, int End, bool IsBelow, int Indent);

    /// <summary>Where it stands; the end of the key's line where there is none.</summary>
    /// <param name="entry">The entry, in block style.</param>
    public Place Find(MapEntry entry)
    {
        var (column, colon, value) = (layout.Column(entry.Key.Span.Start), layout.ColonEnd(entry.Key), entry.Value.Span);
        var line = layout.LineEnd(colon);
        if (value.Length == 0 || value.Start < colon)
        {
            return new Place(value.Length == 0 ? colon : layout.Blanks(colon), line, false, column); // nothing, or an alias
        }

        var end = value.End > value.Start && text[value.End - 1] == '\n' ? value.End - 1 : value.End;
        if (value.Start <= line)
        {
            return new Place(layout.Blanks(colon), layout.LineEnd(end), false, column);
        }

        var indent = layout.Column(value.Start);
        return new Place(layout.NextLine(colon), CommentsBehind(layout.LineEnd(end), Math.Max(indent, column + 1)), true, indent);
    }

    /// <summary>The text, each line ended by a line break where there are several.</summary>
    public string Read(MapEntry entry)
    {
        if (entry.Value.Span.Length == 0)
        {
            return "";
        }

        var place = Find(entry);
        var lines = text[place.Start..place.End].ReplaceLineEndings("\n").Split('\n');
        for (var i = place.IsBelow ? 0 : 1; i < lines.Length; i++)
        {
            lines[i] = lines[i][Math.Min(place.Indent, lines[i].Length - lines[i].TrimStart(' ').Length)..];
        }

        return lines.Length == 1 && !place.IsBelow ? lines[0].TrimEnd() : string.Join('\n', lines).TrimEnd() + '\n';
    }

    /// <summary>What stands behind the key's colon for a text: on its line, or below it.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="written">The text, as <see cref="Read"/> gives one.</param>
    /// <param name="isBlock">True for a map or list that is not in brackets.</param>
    public (int Start, int End, string Text) Write(MapEntry entry, string written, bool isBlock)
    {
        var (place, colon) = (Find(entry), layout.ColonEnd(entry.Key));
        var lines = written.Split('\n');
        var column = layout.Column(entry.Key.Span.Start);
        if (isBlock || lines[0].TrimStart().StartsWith('#'))
        {
            var head = place.IsBelow ? text[colon..layout.LineEnd(colon)] : "";
            return (colon, place.End, head + Lines(lines, 0, column == place.Indent && place.IsBelow ? column : Math.Max(column + 2, place.IsBelow ? place.Indent : 0)));
        }

        var isFlush = lines.Skip(1).Any(static line => line.Length > 0 && line[0] != ' ');
        return (colon, place.End, " " + lines[0] + Lines(lines, 1, isFlush ? column + 2 : column));
    }

    private static string Lines(string[] lines, int from, int indent)
    {
        var all = new StringBuilder();
        foreach (var line in lines.AsSpan(from))
        {
            all.Append('\n').Append(' ', line.Length > 0 ? indent : 0).Append(line);
        }

        return all.ToString();
    }

    // Comments below the last line that are indented as it is belong to it, and not to what follows.
    private int CommentsBehind(int end, int indent)
    {
        for (var line = layout.NextLine(end); line < text.Length; line = layout.NextLine(line))
        {
            var at = layout.Blanks(line);
            if (at >= text.Length || (text[at] is not ('\n' or '\r') && (text[at] != '#' || at - line < indent)))
            {
                break;
            }

            end = text[at] == '#' ? layout.LineEnd(at) : end;
        }

        return end;
    }
}
