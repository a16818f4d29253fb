using Rem.Errors;
using Rem.Plans;
using Rem.Values;
using Rem.Web.Rpc;
using Rem.Web.Serving;
using Rem.Web.Sites;

namespace Rem.Web.Sections;

/// <summary>Where the function of a link is. Frozen.</summary>
/// <param name="Site">The site.</param>
/// <param name="Mount">The mount.</param>
/// <param name="Function">The function.</param>
internal sealed record LinkPlace(Site Site, Mount Mount, WebFunction Function)
{
    /// <summary>
    /// Finds a function of a name: that of the plan at hand before those of others. Throws a <see cref="PlanException"/>.
    /// </summary>
    /// <param name="sites">Where it is looked for.</param>
    /// <param name="name">The name.</param>
    /// <param name="plan">The path of the plan at hand.</param>
    /// <param name="at">Where the name stands, for errors.</param>
    public static LinkPlace Find(IReadOnlyCollection<Site> sites, string name, string? plan, SourceSpan at)
    {
        LinkPlace? other = null;
        foreach (var site in sites)
        {
            foreach (var mount in site.Mounts)
            {
                // As a call finds it: the first plan of a mount that has the name.
                if (mount.Chain.FirstOrDefault(state => state.Functions?.Find(name) is not null) is { } state)
                {
                    var place = new LinkPlace(site, mount, state.Functions!.Find(name)!.Facts);
                    if (state.Path == plan)
                    {
                        return place;
                    }

                    other ??= place;
                }
            }
        }

        return other ?? throw Unknown(sites, name, at);
    }

    private static PlanException Unknown(IReadOnlyCollection<Site> sites, string name, SourceSpan at)
    {
        var names = sites.SelectMany(static site => site.Mounts).SelectMany(static mount => mount.Chain)
            .SelectMany(static state => state.Functions?.All ?? []).Select(static function => function.Facts.Name)
            .Distinct().Order(StringComparer.Ordinal);
        return new PlanException(
            WebErrors.Link,
            at,
            $"there is no function {ValueText.Show(name)} in {string.Join(", ", sites.Select(static site => $"the site '{site.Settings.Name}'"))}",
            Suggestion.Nearest(name, names) is { } near ? $"did you mean '{near}'?" : "it is described in `http rpc` of a plan that the site mounts");
    }
}
