using Rem.Errors;
using Rem.Plans;
using Rem.Tags;

namespace Rem.Binding;

/// <summary>
/// Keys whose first word is a tag's and that fit none of its patterns: `lock a b`, `for x of y`. They are data, which
/// is seldom what was meant, so they are warned of where the rest of the key or the value looks like the tag's.
/// </summary>
internal sealed class UnfitKeys(PlanBinder binder)
{
    private const int MostShown = 5;

    public void LookAt(MapEntry entry, string first, bool withActions, bool atRoot)
    {
        var rows = binder.Table.Beginning(first);
        if (rows.Count == 0)
        {
            return;
        }

        var words = new KeyWords(entry.Key.Text);
        if (!withActions && binder.Table.Find(words, inStep: true, inHandler: false) is not null)
        {
            return; // an action outside of a step, which is another matter
        }

        foreach (var row in rows)
        {
            if (row.Role != TagRole.Handler && row.ActsIn(withActions, handler: false, atRoot) && LooksLike(row, words, entry.Value))
            {
                binder.Findings.Warning(
                    BindErrors.NearMiss,
                    entry.Key.Span,
                    $"'{entry.Key.Text}' fits no pattern of '{first}' and is data here",
                    $"{(IsOneSlip(row, words) ? $"did you mean `{row.Pattern}`?" : $"write {Patterns(rows, withActions, atRoot)}; a capture of several words stands in quotes.")} Write '\\{entry.Key.Text}' if it is data");
                return;
            }
        }
    }

    private bool LooksLike(TagRow row, KeyWords key, PlanNode value)
    {
        var pattern = row.Pattern.Words;
        var literals = LeadingLiterals(pattern);
        if (pattern.Length == literals && literals == 1)
        {
            return false; // `return code`, `run user`: a word that takes nothing behind it is also an ordinary one
        }

        if (literals > 1)
        {
            return Begins(key, pattern, literals) || (value is MapNode or ListNode && PlanShapes.Fits(row.Tag.Spec, value) && IsOneSlip(row, key));
        }

        return HasFurtherLiteral(pattern)
            ? key.Count >= pattern.Length && (row.Tag.Spec.Shapes & ValueShapes.Scalar) == 0 && Fits(row.Tag.Spec, value)
            : key.Count > pattern.Length && Fits(row.Tag.Spec, value);
    }

    // Steps directly below a tag are as telling as what it takes.
    private bool Fits(TagSpec spec, PlanNode value) => PlanShapes.Fits(spec, value) || (value is ListNode list && binder.Habits.HasAction(list));

    private static int LeadingLiterals(PatternWord[] pattern)
    {
        var count = 0;
        while (count < pattern.Length && pattern[count].Kind == PatternWordKind.Literal)
        {
            count++;
        }

        return count;
    }

    private static bool HasFurtherLiteral(PatternWord[] pattern)
    {
        for (var i = 1; i < pattern.Length; i++)
        {
            if (pattern[i].Kind == PatternWordKind.Literal)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Begins(KeyWords key, PatternWord[] pattern, int literals)
    {
        for (var i = 0; i < literals; i++)
        {
            if (i >= key.Count || !key.IsLiteral(i, pattern[i].Text))
            {
                return false;
            }
        }

        return true;
    }

    // `write fil: {…}`: one of the words is one letter away.
    private static bool IsOneSlip(TagRow row, KeyWords key)
    {
        var pattern = row.Pattern.Words;
        var literals = LeadingLiterals(pattern);
        var slips = 0;
        for (var i = 0; i < literals; i++)
        {
            if (i >= key.Count)
            {
                return false;
            }

            slips += key.IsLiteral(i, pattern[i].Text) ? 0 : Suggestion.Distance(key[i].ToString(), pattern[i].Text, 2);
        }

        return slips == 1;
    }

    private static string Patterns(List<TagRow> rows, bool withActions, bool atRoot)
    {
        var shown = new List<string>();
        foreach (var row in rows)
        {
            if (row.ActsIn(withActions, handler: false, atRoot) && shown.Count < MostShown)
            {
                shown.Add($"`{row.Pattern}`");
            }
        }

        return string.Join(" or ", shown);
    }
}
