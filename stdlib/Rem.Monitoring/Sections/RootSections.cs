using Rem.Binding;
using Rem.Plans;

namespace Rem.Monitoring.Sections;

/// <summary>The other sections of a plan, for what has to fit together.</summary>
internal static class RootSections
{
    /// <summary>What stands under a section's key; null where the plan has no such section.</summary>
    public static PlanNode? Find(TagSite site, string section) => site.Binder.Document.Root is MapNode root ? root.Find(section) : null;
}
