using Rem.Errors;
using Rem.Plans;
using Rem.Tags;

namespace Rem.Binding;

/// <summary>
/// Actions that stand outside of a step. They are data there, as section 5 of the language says, which is seldom what
/// was meant, so they are warned of where key and value leave little else: `ports: {http: 80}`, `log: /var/log/x` and
/// `shell: /bin/bash` are what they look like.
/// </summary>
internal sealed class StrayActions(PlanBinder binder)
{
    /// <summary>Looks at a key of data in a block that is no step.</summary>
    public void LookAt(MapEntry entry, KeyWords words, BindContext context)
    {
        if (binder.Table.Find(words, inStep: true, inHandler: context.InHandler) is not [{ Row: { Role: TagRole.Action } row }, ..] || !PlanShapes.Fits(row.Tag.Spec, entry.Value))
        {
            return;
        }

        if (WeightOf(row, entry.Value, context) is { } severity)
        {
            binder.Findings.Add(new Finding(
                BindErrors.Stray,
                entry.Key.Span,
                $"'{entry.Key.Text}' is data here: an action acts in a step only",
                $"did you mean `- {entry.Key.Text}: …` inside `run:`? Write '\\{entry.Key.Text}' if it is data")
            {
                Severity = severity,
            });
        }
    }

    private static Severity? WeightOf(TagRow row, PlanNode value, BindContext context)
    {
        var pattern = row.Pattern.Words;
        if (pattern.Length == 1)
        {
            return OfOneWord(row.Tag.Spec, value, context);
        }

        if (pattern[^1].Kind == PatternWordKind.Literal)
        {
            return value is MapNode or ScalarNode { Value: string } ? Severity.Warning : null; // `read file: true`
        }

        // `count errors: 5` among other numbers is a number; `put in queue x` is nothing but the tag.
        return Literals(pattern) > 1 ? Severity.Warning
            : !context.InData && IsAmount(value) ? Severity.Warning
            : null;
    }

    // An ordinary word: its value has to look like a command, a script or the tag's settings.
    private static Severity? OfOneWord(TagSpec spec, PlanNode value, BindContext context) => value switch
    {
        ScalarNode { Value: string text } when NamesProgram(text) && (spec.Shapes & ValueShapes.Map) == 0 => context.InData || IsRoot(context) ? Severity.StrictWarning : Severity.Warning,
        ScalarNode { Value: string text } when HasBlank(text) => !context.InData ? Severity.Warning : (spec.Shapes & ValueShapes.Map) == 0 ? Severity.StrictWarning : null,
        MapNode map when !context.InData && AreSettings(spec, map) => IsRoot(context) ? Severity.StrictWarning : Severity.Warning,
        ListNode when !context.InData && !IsRoot(context) => Severity.Warning,
        _ => null,
    };

    private static bool IsRoot(BindContext context) => context is { Depth: 1, InHandler: false };

    private static int Literals(PatternWord[] pattern)
    {
        var count = 0;
        foreach (var word in pattern)
        {
            count += word.Kind == PatternWordKind.Literal ? 1 : 0;
        }

        return count;
    }

    private static bool IsAmount(PlanNode value) =>
        value is ScalarNode { Value: null or long } || (value is ScalarNode { Value: string text } && text.StartsWith("${{", StringComparison.Ordinal));

    private static bool AreSettings(TagSpec spec, MapNode map)
    {
        foreach (var entry in map.AllEntries)
        {
            if (!Has(spec, entry.Key.Text))
            {
                return false;
            }
        }

        return map.AllEntries.Length > 0;
    }

    private static bool Has(TagSpec spec, string name)
    {
        foreach (var setting in spec.Settings)
        {
            if (setting.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private static bool NamesProgram(string text)
    {
        foreach (var ending in (ReadOnlySpan<string>)[".yaml", ".yml", ".lua", ".js", ".csx"])
        {
            if (text.EndsWith(ending, StringComparison.Ordinal) && !HasBlank(text))
            {
                return true;
            }
        }

        return false;
    }

    // What is filled in is part of a word.
    private static bool HasBlank(string text)
    {
        var inside = 0;
        for (var i = 0; i < text.Length; i++)
        {
            inside += StandsAt(text, i, "${{") ? 1 : StandsAt(text, i, "}}") && inside > 0 ? -1 : 0;
            if (inside == 0 && char.IsWhiteSpace(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StandsAt(string text, int at, string part) => text.AsSpan(at).StartsWith(part, StringComparison.Ordinal);
}
