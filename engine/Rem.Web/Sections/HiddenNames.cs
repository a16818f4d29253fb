using Rem.Binding;
using Rem.Plans;

namespace Rem.Web.Sections;

/// <summary>Names of a plan's root that stand nearer than those of a request: who reads them in a page gets the plan's.</summary>
internal static class HiddenNames
{
    /// <summary>Warns of each.</summary>
    /// <param name="site">The section.</param>
    /// <param name="isHidden">True for a name of a request.</param>
    /// <param name="where">What the section's entries are: `pages`.</param>
    /// <param name="other">How to reach the request's name all the same.</param>
    public static void Warn(TagSite site, Func<string, bool> isHidden, string where, Func<string, string> other)
    {
        foreach (var (key, _) in site.Binder.Document.Root is MapNode root ? root.Entries : [])
        {
            if (isHidden(key.Text))
            {
                site.Binder.Findings.Warning(WebErrors.Hidden, key.Span, $"'{key.Text}' of the plan hides the request's '{key.Text}' in its {where}", other(key.Text));
            }
        }
    }
}
