using Rem.Errors;
using Rem.Expressions;
using Rem.Plans;
using Rem.Tags;

namespace Rem.Binding;

/// <summary>
/// Keys that look like a misspelt tag. An error only when little doubt is left: section 8. Honest data such as
/// `is up`, `last seen` or `mount point` is neither error nor warning.
/// </summary>
internal sealed class NearMisses(PlanBinder binder)
{
    private static readonly string[] Symbols = ["==", "!=", "<=", ">=", "<", ">", "??", "|", "+", "-", "*", "/", "//", "%"];
    private static readonly string[] Operators = ["and", "or", "not", "in", "has", "hasno", "matches", "is", "exists"];
    private readonly Dictionary<string, List<TagRow>> _near = new(StringComparer.Ordinal);
    private UnfitKeys? _unfit;
    private StrayActions? _stray;

    /// <summary>Looks at a key of data.</summary>
    /// <param name="entry">The key, with what stands below it.</param>
    /// <param name="context">Its place.</param>
    /// <param name="withActions">True in a step, where actions act.</param>
    /// <param name="atRoot">True at the plan's root, where sections act.</param>
    public void LookAt(MapEntry entry, BindContext context, bool withActions, bool atRoot = false)
    {
        var key = entry.Key.Text;
        var blank = key.IndexOf(' ', StringComparison.Ordinal);
        var first = blank < 0 ? key : key[..blank];
        if (first.Length is < 2 or > 24 || char.IsControl(first[0]) || first.Contains('$', StringComparison.Ordinal))
        {
            return;
        }

        if (blank < 0 && entry.Value is MapNode or ScalarNode { Value: null } && binder.Table.NeedsCondition(first))
        {
            binder.Findings.Error(BindErrors.Shape, entry.Key.Span, $"'{key}' has no condition", $"write it in the key: '{key} load > 4:'; or '\\{key}' if it is data");
        }

        if (!withActions && binder.Table.Begins(first))
        {
            (_stray ??= new StrayActions(binder)).LookAt(entry, new KeyWords(key), context);
        }

        if (blank >= 0)
        {
            (_unfit ??= new UnfitKeys(binder)).LookAt(entry, first, withActions, atRoot);
            binder.Habits.LookAtKey(entry);
        }

        foreach (var row in Near(first))
        {
            if (blank < 0)
            {
                WarnSingle(entry, row, withActions);
            }
            else if (withActions ? row.Role == TagRole.Action : row.Role == TagRole.Block || (atRoot && row.Role == TagRole.Section))
            {
                ErrorSeveral(entry, row, blank);
            }
        }
    }

    private List<TagRow> Near(string first)
    {
        if (!_near.TryGetValue(first, out var rows))
        {
            rows = binder.Table.Begins(first) ? [] : binder.Table.Near(first);
            _near.Add(first, rows);
        }

        return rows;
    }

    private void WarnSingle(MapEntry entry, TagRow row, bool withActions)
    {
        if (row.Pattern.Words.Length == 1 && row.ActsIn(withActions, handler: false) && PlanShapes.Fits(row.Tag.Spec, entry.Value) && HasOwnShape(row.Tag.Spec))
        {
            binder.Findings.Warning(BindErrors.NearMiss, entry.Key.Span, $"'{entry.Key.Text}' is data here", $"did you mean '{row.Pattern}'?");
        }
    }

    // `return`, `fail` and the like take any value, so a near word with a value says nothing.
    private static bool HasOwnShape(TagSpec spec) => (spec.Shapes & (ValueShapes.Scalar | ValueShapes.Nothing)) == 0 || spec.Role == TagRole.Action;

    private void ErrorSeveral(MapEntry entry, TagRow row, int blank)
    {
        var corrected = row.Pattern.Words[0].Text + entry.Key.Text[blank..];
        var words = new KeyWords(corrected);
        if (words.IsFilled || row.Pattern.Match(words) is not { } ranges || !(HasMoreLiterals(row.Pattern) || HoldsOperator(row.Pattern, words, ranges)))
        {
            return;
        }

        binder.Findings.Error(BindErrors.NearMiss, entry.Key.Locate(0, blank), $"'{entry.Key.Text[..blank]}' is no tag", $"did you mean '{corrected}'? Write '\\{entry.Key.Text}' if it is data");
    }

    private static bool HasMoreLiterals(TagPattern pattern)
    {
        for (var i = 1; i < pattern.Words.Length; i++)
        {
            if (pattern.Words[i].Kind == PatternWordKind.Literal)
            {
                return true;
            }
        }

        return false;
    }

    // A condition: it holds an operator, and it is one that parses.
    private bool HoldsOperator(TagPattern pattern, KeyWords words, Range[] ranges)
    {
        var last = pattern.Words.Length - 1;
        if (pattern.Words[last].Kind != PatternWordKind.Rest)
        {
            return false;
        }

        var (from, count) = ranges[last].GetOffsetAndLength(words.Count);
        var found = false;
        for (var i = from; i < from + count; i++)
        {
            var word = words[i].ToString();
            found |= Array.IndexOf(Symbols, word) >= 0 || Array.IndexOf(Operators, word) >= 0;
        }

        var (start, length) = words.Stretch(ranges[last]);
        var scratch = new FindingList();
        return found && ExpressionParser.Parse(words.Text.Substring(start, length), new ParseOptions(binder.Options.Filters), ExpressionOrigin.None, scratch) is not null && !scratch.HasErrors;
    }
}
