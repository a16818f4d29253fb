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
        for (var i = 0; i < changes.Count;)
        {
            // Values that are set and removed one after the other are one change of the text: what is new is written as a whole.
            var count = changes[i] is YamlRename ? 1 : changes.Skip(i).TakeWhile(static change => change is not YamlRename).Count();
            text = ApplyAll(path, text, changes.Skip(i).Take(count), limits);
            i += count;
        }

        return text;
    }

    private static string ApplyAll(string path, string text, IEnumerable<YamlChange> changes, RemLimits limits)
    {
        var root = Read(path, text, limits);
        var expected = changes.Aggregate(Value(root), static (value, change) => change.Of(value));
        var last = changes.Last();
        if (SameValue.Is(Value(root), expected) && last is not YamlRename)
        {
            return text;
        }

        var edits = new TextEdits(text);
        new YamlPatch(edits, new Layout(text)).Do(last, root, expected);
        var edited = edits.Apply() ?? throw EditErrors.Cannot(last);
        return SameLines(text, Checked(path, edited, expected, last, limits));
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

    private static PlanNode? Read(string path, string text, RemLimits limits)
    {
        var findings = new FindingList();
        var document = PlanReader.Read(new SourceFile(path, text), limits, findings);
        return findings.HasErrors ? throw new InvalidPlanException(findings.Items) : document.Root;
    }
}
