using Rem.Plans;

namespace Rem.Binding;

/// <summary>
/// The `else` that stands inside the block of an `if`: its own, unless another chain ends directly before it, which it then
/// belongs to. Pure.
/// </summary>
public static class InnerElse
{
    private const string Key = "else";

    /// <summary>The block of the `else` that is the block's own; null without one.</summary>
    public static PlanNode? Of(PlanNode? block)
    {
        if (block is not MapNode map)
        {
            return null;
        }

        PlanNode? before = null;
        foreach (var entry in map.AllEntries)
        {
            var key = entry.Key.Text;
            if (key == Key)
            {
                return before is MapNode ? null : entry.Value;
            }

            if (!key.StartsWith("__", StringComparison.Ordinal))
            {
                before = key.StartsWith("if ", StringComparison.Ordinal) || key.StartsWith("elif ", StringComparison.Ordinal) ? entry.Value : null;
            }
        }

        return null;
    }
}
