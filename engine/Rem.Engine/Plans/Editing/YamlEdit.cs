using System.Globalization;
using Rem.Binding;
using Rem.Errors;
using Rem.Running;
using Rem.Values;

namespace Rem.Plans.Editing;

/// <summary>
/// Changes values in a YAML text as a careful person would: only the text of what changes is touched; comments, order,
/// quotes and indentation of all else stay. May be called from several threads.
/// </summary>
public static class YamlEdit
{
    /// <summary>
    /// The text with changes, each of what the ones before it made. What is equal already is not touched: a map that is set leaves those of
    /// its entries alone that stay. Throws a <see cref="PlanException"/> with <see cref="EditErrors"/> when a path leads
    /// nowhere, or when the text cannot be changed without touching what comes from elsewhere (an alias, a merge), and
    /// <see cref="InvalidPlanException"/> for a text that is no YAML.
    /// </summary>
    /// <param name="path">The name of the text in errors.</param>
    /// <param name="text">The text.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="limits">Limits of plans.</param>
    public static string Apply(string path, string text, IReadOnlyList<YamlChange> changes, RemLimits limits)
    {
        changes = WithoutPlainTexts(path, text, changes, limits);
        for (var i = 0; i < changes.Count;)
        {
            // What texts are written into later is made for them, in block style.
            string[][] later = [.. changes.Skip(i).TakeWhile(static change => change is not YamlRename).OfType<YamlAsWritten>().Select(static change => change.Path.ToArray())];
            if (changes[i] is YamlAsWritten written)
            {
                text = Write(path, text, written, later, limits);
                i++;
                continue;
            }

            // Values that are set and removed one after the other are one change of the text: what is new is written as a whole.
            var count = changes[i] is YamlRename ? 1 : changes.Skip(i).TakeWhile(static change => change is not (YamlRename or YamlAsWritten)).Count();
            text = ApplyAll(path, text, changes.Skip(i).Take(count), later, limits);
            i += count;
        }

        return text;
    }

    /// <summary>
    /// The value at a place of a text, and the own text of each of its entries, comments and all and without the blanks that they are
    /// indented by: what <see cref="YamlAsWritten"/> takes. Throws <see cref="InvalidPlanException"/> for a text that is no YAML.
    /// </summary>
    /// <param name="path">The name of the text in errors.</param>
    /// <param name="text">The text.</param>
    /// <param name="at">The keys that lead to the place, items of lists by their number from 0.</param>
    /// <param name="limits">Limits of plans.</param>
    public static YamlPlace Find(string path, string text, IReadOnlyList<string> at, RemLimits limits)
    {
        var node = Read(path, text, limits);
        foreach (var key in at)
        {
            node = node switch
            {
                MapNode map => map.Find(key),
                ListNode list => int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var item) && item < list.Items.Count ? list.Items[item] : null,
                _ => null,
            };
        }

        var (layout, texts) = (new Layout(text), new RemMap());
        foreach (var entry in node is MapNode found ? found.Entries : [])
        {
            texts.Set(entry.Key.Text, layout.IsInBrackets(node!) ? text[entry.Value.Span.Start..entry.Value.Span.End] : new OwnText(text, layout).Read(entry));
        }

        return new YamlPlace(node is not null, Value(node), texts);
    }

    // New texts without comments are values where there are old ones: what is equal of them is left as it is written.
    private static List<YamlChange> WithoutPlainTexts(string path, string text, IReadOnlyList<YamlChange> changes, RemLimits limits)
    {
        var all = new List<YamlChange>(changes.Count);
        PlanDocument? old = null;
        foreach (var change in changes)
        {
            var patch = change is YamlAsWritten written ? new TextPatch(written, limits) : null;
            all.Add(patch is not null && IsPlain(patch, old ??= Document(path, text, limits)) ? patch.AsSet : change);
        }

        return all;
    }

    private static bool IsPlain(TextPatch patch, PlanDocument old) => patch.Value is null ? !patch.HasComments(old) : patch.IsIn(old) && !patch.HasComments(old);

    private static string Write(string path, string text, YamlAsWritten change, IReadOnlyList<string[]> later, RemLimits limits)
    {
        var patch = new TextPatch(change, limits);
        var expected = patch.AsSet.Of(Value(Read(path, text, limits)));
        try
        {
            var edited = patch.Apply(Document(path, text, limits))
                ?? patch.Apply(Document(path, ApplyAll(path, text, [patch.AsSet], later, limits), limits))
                ?? throw EditErrors.Cannot(change);
            return SameLines(text, Checked(path, edited, expected, change, limits));
        }
        catch (PlanException error) when (error.Finding.Code == EditErrors.Text && !patch.HasComments(Document(path, text, limits)))
        {
            return ApplyAll(path, text, [patch.AsSet], later, limits); // within brackets, or in a list: its value is all that counts
        }
    }

    private static string ApplyAll(string path, string text, IEnumerable<YamlChange> changes, IReadOnlyList<string[]> later, RemLimits limits)
    {
        var root = Read(path, text, limits);
        var expected = changes.Aggregate(Value(root), static (value, change) => change.Of(value));
        var last = changes.Last();
        if (SameValue.Is(Value(root), expected) && last is not YamlRename)
        {
            return text;
        }

        var edits = new TextEdits(text);
        new YamlPatch(edits, new Layout(text), Blocks(expected, later)).Do(last, root, expected);
        var edited = edits.Apply() ?? throw EditErrors.Cannot(last);
        return SameLines(text, Checked(path, edited, expected, last, limits));
    }

    // The maps that the paths lead through.
    private static HashSet<RemMap> Blocks(object? root, IReadOnlyList<string[]> paths)
    {
        var blocks = new HashSet<RemMap>(ReferenceEqualityComparer.Instance);
        foreach (var path in paths)
        {
            var at = root;
            for (var depth = 0; depth < path.Length && at is RemMap map; depth++)
            {
                blocks.Add(map);
                at = map.TryGetValue(path[depth], out var inner) ? inner : null;
            }
        }

        return blocks;
    }

    // Whatever stood in the text: what came out is what was asked for, or nothing is changed.
    private static string Checked(string path, string edited, object? expected, YamlChange change, RemLimits limits)
    {
        try
        {
            return SameValue.Is(Value(Read(path, edited, limits)), expected) ? edited : throw EditErrors.Cannot(change);
        }
        catch (InvalidPlanException)
        {
            throw EditErrors.Cannot(change);
        }
    }

    private static string SameLines(string text, string edited) =>
        text.Contains("\r\n", StringComparison.Ordinal) ? edited.ReplaceLineEndings("\r\n") : edited;

    private static object? Value(PlanNode? root) => root is null ? null : DataBinder.Verbatim(root);

    private static PlanNode? Read(string path, string text, RemLimits limits) => Document(path, text, limits).Root;

    private static PlanDocument Document(string path, string text, RemLimits limits)
    {
        var findings = new FindingList();
        var document = PlanReader.Read(new SourceFile(path, text), limits, findings);
        return findings.HasErrors ? throw new InvalidPlanException(findings.Items) : document;
    }
}
