using Rem.Errors;
using Rem.Plans;
using Rem.Tags;

namespace Rem.Binding;

/// <summary>
/// A step that is nothing but one key of data, where the key reads like an action that was mistyped: `put q`,
/// `put into queue q`, `add to queue q`, `count: visits`. A step is there to do something, so this is seldom what was
/// meant; what shares only a verb with an action (`take away`) is warned of by a strict check alone.
/// </summary>
internal sealed class LoneKeys(PlanBinder binder)
{
    // `add to queue q`: verb, preposition, kind and name.
    private const int WordsOfSentence = 4;

    /// <summary>Looks at the only key of a step.</summary>
    public void LookAt(MapEntry entry)
    {
        var key = entry.Key;
        var words = new KeyWords(key.Text);
        if (words.Count == 0 || binder.Findings.Has(BindErrors.NearMiss, key.Span))
        {
            return;
        }

        var first = words[0].ToString();
        var rows = Actions(binder.Table.Beginning(first), HasCapture);
        if (words.Count == 1)
        {
            if (rows.Exists(static row => row.Pattern.Words.Length == 2) && IsName(entry.Value))
            {
                Warn(key, rows, Severity.StrictWarning);
            }
        }
        else if (rows.Count > 0)
        {
            Warn(key, rows, rows.Exists(row => SharesKind(row, words)) ? Severity.Warning : Severity.StrictWarning);
        }
        else if (words.Count == WordsOfSentence)
        {
            Warn(key, Actions(binder.Table.All, row => IsSentence(row.Pattern.Words, words)), Severity.StrictWarning);
        }
    }

    private void Warn(ScalarNode key, List<TagRow> rows, Severity severity)
    {
        if (rows.Count > 0)
        {
            binder.Findings.Add(new Finding(
                BindErrors.NearMiss,
                key.Span,
                $"'{key.Text}' fits no pattern of '{rows[0].Pattern.Words[0].Text}' and is data here",
                $"write {string.Join(" or ", rows.ConvertAll(static row => $"`{row.Pattern}`"))}. Write '\\{key.Text}' if it is data")
            {
                Severity = severity,
            });
        }
    }

    private static List<TagRow> Actions(IReadOnlyList<TagRow> rows, Predicate<TagRow> fits)
    {
        var found = new List<TagRow>();
        foreach (var row in rows)
        {
            if (row.Role == TagRole.Action && fits(row))
            {
                found.Add(row);
            }
        }

        return found;
    }

    private static bool HasCapture(TagRow row) => Array.Exists(row.Pattern.Words, static word => word.Kind != PatternWordKind.Literal);

    // `visits`, and no value that is worked out.
    private static bool IsName(PlanNode value) =>
        value is ScalarNode { Value: string { Length: > 0 } text } && text.AsSpan().IndexOfAny(" $\n") < 0;

    // One of the words is that for what the action works on: `queue`, `state`.
    private static bool SharesKind(TagRow row, KeyWords key)
    {
        for (var i = 1; i < key.Count; i++)
        {
            if (Array.Exists(row.Pattern.Words, word => word.Kind == PatternWordKind.Literal && key.IsLiteral(i, word.Text)))
            {
                return true;
            }
        }

        return false;
    }

    // The pattern is a sentence up to its first capture, and the key names the same kind in the same place.
    private static bool IsSentence(PatternWord[] pattern, KeyWords key) =>
        pattern.Length >= WordsOfSentence
        && pattern[1].Kind == PatternWordKind.Literal
        && pattern[2].Kind == PatternWordKind.Literal
        && pattern[3].Kind != PatternWordKind.Literal
        && key.IsLiteral(2, pattern[2].Text);
}
