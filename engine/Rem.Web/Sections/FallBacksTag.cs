using Rem.Binding;
using Rem.Plans;
using Rem.Tags;

namespace Rem.Web.Sections;

/// <summary>The plans that a miss in this one goes on to.</summary>
internal sealed class FallBacksTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new(FallBackTree.Key)
    {
        Area = "web",
        Role = TagRole.Section,
        Summary = "Plans that stand behind this one where it is mounted: a page, function, stream or file that it does not have is looked for in them, in this order, and in their own fall-backs behind each. A template, layout or part that its pages name and its folder does not have is taken from the same place in their folders.",
        Value = "a list of plans, from the folder of this one; a folder is its plan.yaml",
        Shapes = ValueShapes.List,
        Result = TagResult.Dropped,
        Gives = "nothing",
        Errors = [WebErrors.Definition, WebErrors.FallBackCycle, BindErrors.MissingFile],
        Examples = [new TagExample("http fallbacks: [{}]", "fails REM8001")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var plans = new List<PlanPath>();
        foreach (var item in site.Value is ListNode list ? list.Items : [])
        {
            if (PlanPath.Of(item) is { } path)
            {
                plans.Add(PlanPath.From(path, item.Span));
            }
            else
            {
                site.Error(WebErrors.Definition, item.Span, $"a fall-back is the path of a plan, fixed when this one is loaded, got {site.Describe(item)}");
            }
        }

        FallBackTree.Read(site.Binder, site.Binder.Findings);
        return new Offer<FallBackSet>(new FallBackSet(plans));
    }
}
