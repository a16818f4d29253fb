using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;
using Rem.Web.Sites;

namespace Rem.Web.Sections;

/// <summary>Sites: where they listen, under which names, and which plans are mounted where.</summary>
internal sealed class SitesTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("http sites")
    {
        Area = "web",
        Role = TagRole.Section,
        Stays = true,
        Summary = "Serves sites for as long as the plan runs. The map is evaluated when the plan starts, and again when a file of it changes, so tags may decide what is in it: `if host.role == \"db\":` around one more mount.",
        Value = "a map of names to sites with the settings below",
        Shapes = ValueShapes.Map,
        Result = TagResult.Dropped,
        Gives = "nothing; the plan stays until it is told to stop",
        Settings =
        [
            new TagSetting("listen", "port, address or list", "Where it listens: `2001` is 127.0.0.1:2001 and [::1]:2001; beyond this machine only with `tls`.", Required: true),
            new TagSetting("hosts", "list of text", "The host names that it answers to; another one is 400. `*.example.org` stands for one word more.", Default: "localhost, 127.0.0.1 and [::1] where it listens on this machine only, else required"),
            new TagSetting("tls", "map", "`{certificate: FILE, key: FILE}` in PEM, from the folder of the plan."),
            new TagSetting("mounts", "map", "Paths to a plan or a list of plans, from the folder of this one; a folder is its plan.yaml, `.` this plan. A miss goes on to the next of a list, then to a shorter path.", Default: "{/: .}"),
            new TagSetting("address", "text", "Where people reach it, for links in mail: `https://monitor.example.org`, one of its `hosts`.", Default: "the first of its `hosts`, and the port that it listens on"),
            new TagSetting("title", "text", "What its pages call it.", Default: "its name"),
            new TagSetting("navigation", "map", "The links in the head of REM's own pages: words to paths or addresses.", Default: "none"),
            new TagSetting("proxies", "list of addresses", "The proxies whose X-Forwarded-For and X-Forwarded-Proto are believed.", Default: "none"),
        ],
        Errors = [WebErrors.Site, WebErrors.Exposed, WebErrors.Listen, WebErrors.Mount, WebErrors.FallBackCycle],
        Examples = [new TagExample("http sites: {main: {listn: 2001}}", "fails REM8003")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        foreach (var entry in site.Value is MapNode map ? map.Entries : [])
        {
            Check(site, entry);
        }

        return new Bound(site.Data(), new SitePlaces(site.At, site.Value));
    }

    // What is written as plain data can be told wrong before anything runs; what tags make is checked when they have made it.
    private void Check(TagSite site, MapEntry entry)
    {
        foreach (var (key, _) in entry.Value is MapNode map ? map.Entries : [])
        {
            var isPlain = !key.Text.Contains(' ', StringComparison.Ordinal) && !key.Text.Contains("${{", StringComparison.Ordinal) && !site.Binder.Table.Begins(key.Text) && !key.Text.StartsWith("__", StringComparison.Ordinal);
            if (isPlain && !Spec.Settings.Any(setting => setting.Name == key.Text))
            {
                var near = Suggestion.Nearest(key.Text, [.. Spec.Settings.Select(static setting => setting.Name)]);
                site.Error(WebErrors.Site, key.Span, $"a site has no setting {ValueText.Show(key.Text)}; it has {string.Join(", ", Spec.Settings.Select(static setting => setting.Name))}", near is null ? null : $"did you mean '{near}'?");
            }
        }
    }

    private sealed class Bound(BoundValue value, SitePlaces places) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await value.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            scope.Run.Offer(new SiteSet(SiteReader.Read(completion.Value, places)));
            return Completion.Done;
        }
    }
}
