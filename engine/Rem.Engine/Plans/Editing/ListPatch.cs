using Rem.Binding;
using Rem.Values;

namespace Rem.Plans.Editing;

/// <summary>Makes the value of a list another one by its text.</summary>
internal sealed class ListPatch(YamlPatch patch, ListNode list, bool isInBrackets)
{
    private TextEdits Edits => patch.Edits;

    private Layout Layout => patch.Layout;

    /// <summary>Finds the changes that make it so: what is equal at both ends stays, between them items become others, and the rest is added or goes.</summary>
    public void Become(RemList wanted)
    {
        var old = list.Items.Select(DataBinder.Verbatim).ToArray();
        var begin = 0;
        while (begin < old.Length && begin < wanted.Count && SameValue.Is(old[begin], wanted[begin]))
        {
            begin++;
        }

        var same = 0;
        while (same < old.Length - begin && same < wanted.Count - begin && SameValue.Is(old[^(same + 1)], wanted[wanted.Count - same - 1]))
        {
            same++;
        }

        var (oldEnd, newEnd) = (old.Length - same, wanted.Count - same);
        var paired = Math.Min(oldEnd, newEnd);
        for (var i = begin; i < paired; i++)
        {
            var (item, value) = (list.Items[i], wanted[i]);
            patch.Own(list, item);
            patch.Become(item, value, isInBrackets, () => Replace(item, value));
        }

        for (var i = Math.Max(begin, paired); i < oldEnd; i++)
        {
            patch.Own(list, list.Items[i]);
            Remove(i);
        }

        Insert(Math.Max(begin, paired), wanted.Skip(Math.Max(begin, paired)).Take(newEnd - Math.Max(begin, paired)));
    }

    private void Insert(int at, IEnumerable<object?> values)
    {
        var column = Layout.Column(list.Span.Start);
        foreach (var value in values)
        {
            if (at == 0)
            {
                Edits.Insert(list.Items[0].Span.Start, isInBrackets ? NewText.InBrackets(value) + ", " : throw patch.Cannot());
            }
            else if (isInBrackets)
            {
                Edits.Insert(list.Items[at - 1].Span.End, ", " + NewText.InBrackets(value));
            }
            else
            {
                Edits.Insert(Layout.LineEnd(ItemEnd(at - 1)), $"\n{new string(' ', column)}{NewText.Item(value, column, patch.Blocks)}");
            }
        }
    }

    private int ItemEnd(int item) => list.Items[item] is { Span.Length: > 0 } node ? node.Span.End : Dash(item) + 1;

    private int Dash(int item) => Layout.Dash(list, item) is >= 0 and var dash ? dash : throw patch.Cannot();

    private void Replace(PlanNode item, object? value)
    {
        if (isInBrackets)
        {
            Edits.Replace(item.Span.Start, item.Span.End, NewText.InBrackets(value));
            return;
        }

        var dash = Dash(list.Items.ToList().IndexOf(item));
        var text = NewText.Item(value, Layout.Column(dash), patch.Blocks)[2..];
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        patch.WriteBehind(dash + 1, item, end < 0 ? text : text[..end], end < 0 ? "" : text[end..]);
    }

    private void Remove(int item)
    {
        if (!isInBrackets)
        {
            patch.RemoveLines(Dash(item), ItemEnd(item));
            return;
        }

        var isLast = item == list.Items.Count - 1;
        var (start, end) = isLast && item > 0 ? (list.Items[item - 1].Span.End, list.Items[item].Span.End) : isLast ? (list.Items[item].Span.Start, list.Items[item].Span.End) : (list.Items[item].Span.Start, list.Items[item + 1].Span.Start);
        Edits.Replace(start, end, "");
    }
}
