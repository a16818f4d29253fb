using Rem.Monitoring.States;

namespace Rem.Monitoring.Definitions;

/// <summary>
/// Looks whether the bounds for warning and for critical make sense beside each other: a warning that never comes before
/// the critical state, and bounds that leave no value well, are mistakes. Two bounds may be the same; a warning may lie beyond
/// the critical bound when it has to last for a shorter time, as a peak.
/// </summary>
internal static class BoundPairs
{
    /// <summary>Notes what is wrong.</summary>
    public static void Look(Threshold[] warnings, Threshold[] criticals, Fields check)
    {
        foreach (var warning in warnings)
        {
            foreach (var critical in criticals)
            {
                if (warning.Value.ToString() != critical.Value.ToString())
                {
                    continue;
                }

                if (warning.IsUpper == critical.IsUpper)
                {
                    LookAtOrder(warning, critical, check);
                }
                else if (warning.IsUpper ? warning.Limit < critical.Limit : warning.Limit > critical.Limit)
                {
                    check.Problems.Contradicts(
                        At(check, "warning", warning),
                        At(check, "critical", critical),
                        $"no value is well: each is {Key(warning)} {warning.Shown}, or for critical {Key(critical)} {critical.Shown}");
                }
            }
        }
    }

    private static void LookAtOrder(Threshold warning, Threshold critical, Fields check)
    {
        var isBeyond = warning.IsUpper ? warning.Limit > critical.Limit : warning.Limit < critical.Limit;
        if (isBeyond && warning.For >= critical.For)
        {
            check.Problems.Contradicts(
                At(check, "warning", warning),
                At(check, "critical", critical),
                $"the warning {Key(warning)} {warning.Shown} never comes before the critical state, which is {Key(critical)} {critical.Shown}",
                "the bound for critical is the one that is passed later; are the two mixed up?");
        }
    }

    private static string[] At(Fields check, string level, Threshold bound) => [.. check.Path, level, bound.Name, Key(bound)];

    private static string Key(Threshold bound) => bound.IsUpper ? "above" : "below";
}
