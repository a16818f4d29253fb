using Rem.Plans;

namespace Rem.Web.Sites;

/// <summary>Where a plan writes its sites: what tags made of them stands where the tag stands. Frozen.</summary>
/// <param name="at">Where `http sites` stands.</param>
/// <param name="sites">What is written below it.</param>
internal sealed class SitePlaces(SourceSpan at, PlanNode? sites)
{
    /// <summary>All of them.</summary>
    public SourceSpan All => at;

    /// <summary>A site.</summary>
    public SourceSpan Of(string site) => Entry(sites, site)?.Key.Span ?? at;

    /// <summary>A setting of a site, or the site where the setting is not written.</summary>
    public SourceSpan Of(string site, string key) => Entry(Entry(sites, site)?.Value, key)?.Key.Span ?? Of(site);

    private static MapEntry? Entry(PlanNode? node, string key)
    {
        foreach (var entry in node is MapNode map ? map.Entries : [])
        {
            if (entry.Key.Text == key)
            {
                return entry;
            }
        }

        return null;
    }
}
