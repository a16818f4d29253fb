using Rem.Binding;
using Rem.Plans;
using Rem.Running;

namespace Rem.Stdlib.Flow;

/// <summary>
/// The `else` that stands inside the block of an `if`: its own, unless another chain ends directly before it, which it then
/// belongs to. Pure.
/// </summary>
internal static class InnerElse
{
    private const string Key = "else";

    /// <summary>The block of the `else` that is the own one of a tag's block; null without one.</summary>
    public static Block? Of(TagSite site) => site.Value is MapNode block && block.Find(Key) is not null && IsOwn(block) && site.Setting(Key) is { } node ? site.Block(node) : null;

    private static bool IsOwn(MapNode map)
    {
        PlanNode? before = null;
        foreach (var entry in map.Entries)
        {
            var key = entry.Key.Text;
            if (key == Key)
            {
                return before is not MapNode;
            }

            if (!key.StartsWith("__", StringComparison.Ordinal))
            {
                before = key.StartsWith("if ", StringComparison.Ordinal) || key.StartsWith("elif ", StringComparison.Ordinal) ? entry.Value : null;
            }
        }

        return false;
    }
}
