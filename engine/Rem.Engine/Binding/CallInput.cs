using Rem.CommandLines;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Binding;

/// <summary>
/// Checks what is fixed of a call's `with` against the called plan's `__usage`, when the plan is loaded. What is worked
/// out while it runs is checked then.
/// </summary>
internal static class CallInput
{
    public static void Check(PlanBinder binder, PlanReference called, PlanNode? with, SourceSpan at)
    {
        // A plan that is being loaded by whoever called it is not there yet.
        if (called.Plan?.Usage is not { } usage)
        {
            return;
        }

        var input = new UsageInput(usage, called.Plan.Shown);
        var given = new HashSet<string>(StringComparer.Ordinal);
        if (with is MapNode map)
        {
            if (!CheckNames(binder, input, map, given))
            {
                return;
            }
        }
        else if (with is not null)
        {
            return;
        }

        foreach (var entry in input.Required())
        {
            if (!given.Contains(entry.Name))
            {
                binder.Findings.Add(input.Missing(entry, at));
            }
        }
    }

    // False where tags or filled-in keys make names that only the run knows.
    private static bool CheckNames(PlanBinder binder, UsageInput input, MapNode map, HashSet<string> given)
    {
        var isWhole = true;
        foreach (var entry in map.AllEntries)
        {
            if (binder.Blocks.Classify(entry, inStep: false, inHandler: true).Kind != KeyKind.Data || entry.Key.Text.Contains("${{", StringComparison.Ordinal))
            {
                isWhole = false;
                continue;
            }

            var name = entry.Key.Text.StartsWith('\\') ? entry.Key.Text[1..] : entry.Key.Text;
            given.Add(name);
            if (input.Find(name) is not { } known)
            {
                binder.Findings.Add(input.Unknown(name, entry.Key.Span));
            }
            else if (Fixed(entry.Value) is { } value && UsageInput.Fits(known, value, "/") is null)
            {
                binder.Findings.Add(input.Wrong(known, value, entry.Value.Span));
            }
        }

        return isWhole;
    }

    private static object? Fixed(PlanNode node) => node switch
    {
        ScalarNode { Value: string text } when text.Contains("${{", StringComparison.Ordinal) => null,
        ScalarNode scalar => scalar.Value,
        _ => null,
    };
}
