using Rem.Binding;
using Rem.Values;

namespace Rem.Plans.Editing;

/// <summary>Finds the least changes of a text that make a node's value another one. For one change.</summary>
internal sealed class YamlPatch(TextEdits edits, Layout layout, IReadOnlySet<RemMap> blocks)
{
    private YamlChange _change = null!;

    /// <summary>The changes that were found.</summary>
    public TextEdits Edits => edits;

    /// <summary>Where what stands.</summary>
    public Layout Layout => layout;

    /// <summary>Maps that are to be in block style where they are new: what is written into them next has comments.</summary>
    public IReadOnlySet<RemMap> Blocks => blocks;

    /// <summary>Does a change, after which the root is to have a value.</summary>
    public void Do(YamlChange change, PlanNode? root, object? expected)
    {
        _change = change;
        if (change is YamlRename rename)
        {
            Rename(root!, rename);
        }
        else if (root is MapNode or ListNode)
        {
            Become(root, expected, isInBrackets: false, () => WriteWhole(root, expected));
        }
        else
        {
            WriteWhole(root, expected);
        }
    }

    // A text that is empty, of comments alone, or a single scalar.
    private void WriteWhole(PlanNode? root, object? value)
    {
        var text = value switch
        {
            RemMap { Count: > 0 } map => NewText.Entries(map, 0, blocks)[1..],
            RemList { Count: > 0 } list => NewText.Items(list, 0, blocks)[1..],
            _ => NewText.InBrackets(value),
        };
        if (root is { Span.Length: > 0 })
        {
            edits.Replace(root.Span.Start, root.Span.End, text);
            return;
        }

        edits.Insert(edits.Text.Length, $"{(edits.Text.Length == 0 || edits.Text.EndsWith('\n') ? "" : "\n")}{text}\n");
    }

    private void Rename(PlanNode root, YamlRename rename)
    {
        var at = root;
        var isInBrackets = layout.IsInBrackets(root);
        for (var depth = 0; ; depth++)
        {
            var key = rename.Path[depth];
            if (at is MapNode map)
            {
                var entry = map.Entries.First(each => each.Key.Text == key);
                Own(map, entry.Key);
                if (depth == rename.Path.Count - 1)
                {
                    edits.Replace(entry.Key.Span.Start, entry.Key.Span.End, isInBrackets ? NewText.KeyInBrackets(rename.Name) : NewText.Key(rename.Name));
                    return;
                }

                at = entry.Value;
            }
            else
            {
                at = ((ListNode)at).Items[int.Parse(key, System.Globalization.CultureInfo.InvariantCulture)];
            }

            isInBrackets |= layout.IsInBrackets(at);
        }
    }

    /// <summary>Finds the changes that give a node another value.</summary>
    /// <param name="node">The node.</param>
    /// <param name="value">Its new value.</param>
    /// <param name="isInBrackets">True within brackets.</param>
    /// <param name="replace">Writes the value anew, where the node cannot be changed in place.</param>
    public void Become(PlanNode node, object? value, bool isInBrackets, Action replace)
    {
        if (SameValue.Is(DataBinder.Verbatim(node), value))
        {
            return;
        }

        isInBrackets |= layout.IsInBrackets(node);
        switch (node, value)
        {
            case (MapNode { Entries.Count: > 0 } map, RemMap { Count: > 0 } wanted) when map.Entries.Any(entry => wanted.ContainsKey(entry.Key.Text)):
                new MapPatch(this, map, isInBrackets).Become(wanted);
                break;
            case (ListNode { Items.Count: > 0 } list, RemList { Count: > 0 } wanted) when list.Items.Any(item => wanted.Any(each => SameValue.Is(DataBinder.Verbatim(item), each))) || list.Items.Count == wanted.Count:
                new ListPatch(this, list, isInBrackets).Become(wanted);
                break;
            default:
                replace();
                break;
        }
    }

    /// <summary>What stands elsewhere, an alias or a merge, is not a place's to change: throws <see cref="EditErrors.Text"/>.</summary>
    public void Own(PlanNode parent, PlanNode child)
    {
        if (child.Span.Start < parent.Span.Start || child.Span.End > parent.Span.End)
        {
            throw Cannot();
        }
    }

    /// <summary>What to throw where the text cannot be changed.</summary>
    public Errors.PlanException Cannot() => EditErrors.Cannot(_change);

    /// <summary>A new value behind a colon or dash, instead of the old one; a comment on the line stays there.</summary>
    public void WriteBehind(int from, PlanNode old, string line, string below)
    {
        var oldEnd = old.Span.Length > 0 ? old.Span.End : from;
        var head = layout.LineEnd(from);
        var isBelow = old.Span.Length > 0 && old.Span.Start > head;
        var end = layout.LineEnd(oldEnd);
        var comment = isBelow ? edits.Text[from..head] : edits.Text[oldEnd..end];
        if (!isBelow && old.Span.Length > 0 && !edits.Text.AsSpan(from, old.Span.Start - from).IsWhiteSpace())
        {
            throw Cannot(); // an anchor or a tag
        }

        if (old is ScalarNode { Style: ScalarStyle.Literal or ScalarStyle.Folded })
        {
            comment = "";
        }

        if (comment.AsSpan().Trim() is { Length: > 0 } said && said[0] != '#')
        {
            throw Cannot();
        }

        edits.Replace(from, end, $"{(line.Length > 0 ? " " : "")}{line}{comment.TrimEnd()}{below}");
    }

    /// <summary>Takes an entry or item away: what stands on lines of its own goes with them, what begins behind a dash leaves the dash to what follows.</summary>
    public void RemoveLines(int start, int end)
    {
        if (layout.IsFirstOfLine(start))
        {
            var first = layout.FirstLine(start);
            var next = layout.NextLine(end);
            edits.Replace(next == edits.Text.Length && edits.Text[^1] != '\n' && first > 0 ? first - 1 : first, next, "");
            return;
        }

        while (edits.Text[start - 1] == ' ')
        {
            start--;
        }

        edits.Replace(start, layout.LineEnd(end), "");
    }
}
