using Rem.Binding;
using Rem.Values;

namespace Rem.Plans.Editing;

/// <summary>Makes the value of a map another one by its text.</summary>
internal sealed class MapPatch(YamlPatch patch, MapNode map, bool isInBrackets)
{
    private TextEdits Edits => patch.Edits;

    private Layout Layout => patch.Layout;

    /// <summary>Finds the changes that make it so; the two have a key in common.</summary>
    public void Become(RemMap wanted)
    {
        foreach (var entry in map.Entries)
        {
            if (!wanted.TryGetValue(entry.Key.Text, out var value))
            {
                patch.Own(map, entry.Key);
                Remove(entry, wanted);
            }
            else if (!SameValue.Is(DataBinder.Verbatim(entry.Value), value))
            {
                patch.Own(map, entry.Key);
                if (entry.Value.Span.Length > 0)
                {
                    patch.Own(map, entry.Value);
                }

                patch.Become(entry.Value, value, isInBrackets, () => Replace(entry, value));
            }
        }

        Add(wanted);
    }

    private void Add(RemMap wanted)
    {
        MapEntry? after = null;
        for (var i = 0; i < wanted.Count; i++)
        {
            var key = wanted.KeyAt(i);
            var present = Array.FindIndex(map.AllEntries, entry => entry.Key.Text == key);
            if (present >= 0)
            {
                after = map.Entries[present];
                continue;
            }

            var place = after ?? map.Entries.Last(entry => wanted.ContainsKey(entry.Key.Text));
            patch.Own(map, place.Key);
            Insert(place, key, wanted.ValueAt(i));
        }
    }

    private void Insert(MapEntry after, string key, object? value)
    {
        var end = Layout.End(after);
        if (isInBrackets)
        {
            Edits.Insert(end, $", {NewText.KeyInBrackets(key)}: {NewText.InBrackets(value)}");
            return;
        }

        var indent = Layout.Column(map.Entries[0].Key.Span.Start);
        Edits.Insert(BlockEnd(after), $"\n{new string(' ', indent)}{NewText.Entry(key, value, indent, patch.Blocks)}");
    }

    private void Replace(MapEntry entry, object? value)
    {
        var colon = Layout.ColonEnd(entry.Key);
        if (isInBrackets)
        {
            var (start, end) = entry.Value.Span.Length > 0 ? (entry.Value.Span.Start, entry.Value.Span.End) : (colon, Layout.Blanks(colon));
            Edits.Replace(start, end, (start > colon ? "" : colon == entry.Key.Span.End ? ": " : " ") + NewText.InBrackets(value));
            return;
        }

        var (line, below) = NewText.Behind(value, Layout.Column(map.Entries[0].Key.Span.Start), patch.Blocks);
        patch.WriteBehind(colon, entry.Value, line, below);
    }

    private void Remove(MapEntry entry, RemMap wanted)
    {
        var at = map.Entries.ToList().IndexOf(entry);
        if (isInBrackets)
        {
            var isLast = at == map.Entries.Count - 1 || !map.Entries.Skip(at + 1).Any(each => wanted.ContainsKey(each.Key.Text));
            var before = at == 0 ? entry.Key.Span.Start : Layout.End(map.Entries[at - 1]);
            var (start, end) = isLast ? (before, Layout.End(entry)) : (entry.Key.Span.Start, map.Entries[at + 1].Key.Span.Start);
            Edits.Replace(start, end, "");
            return;
        }

        patch.RemoveLines(entry.Key.Span.Start, BlockEnd(entry));
    }

    // With the comments behind its last line that are indented as it is.
    private int BlockEnd(MapEntry entry) => new OwnText(Edits.Text, Layout).Find(entry).End;
}
