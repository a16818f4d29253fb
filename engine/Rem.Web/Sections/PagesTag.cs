using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Templates;
using Rem.Values;
using Rem.Web.Pages;
using Rem.Web.Widgets;

namespace Rem.Web.Sections;

/// <summary>Pages: blocks that are evaluated for whoever asks for their path.</summary>
internal sealed class PagesTag : ITag
{
    private static readonly TimeSpan MostTime = TimeSpan.FromHours(1);
    private static readonly string[] KnownMethods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("http pages")
    {
        Area = "web",
        Role = TagRole.Section,
        Summary = "Pages of the plan by their path. Each is a block that is evaluated for each request, in reach of what the plan's root made; its pipe, and `input`, is the request: `method, path, query, form, files, json, headers, cookies, user, site, csrf`.",
        Value = "a map of paths below the mount (`index` is the mount itself, `hosts/<name>` captures a word, `<name...>` the rest) to pages: a block with the settings below, or data",
        Shapes = ValueShapes.Map,
        Result = TagResult.Dropped,
        Gives = "with `template` the template filled with the names of the block; else what stands under `output` as text; with `widgets` (a list of maps with one widget each, which are listed below) a page of them, named `title`; else the result, as JSON or as a page that shows it. `response: {status, headers, cookies, redirect, content type, body, file}` in the result says more",
        Settings =
        [
            new TagSetting("template", "text or map", "The Handlebars template: a path, or `{file, text, layout}`; values are escaped. A file that is not there is taken from the plans of `http fallbacks`."),
            new TagSetting("role", "role", "Who may see it: anyone, viewer, operator, author or admin.", Default: "viewer; operator where a method other than GET is taken"),
            new TagSetting("methods", "text or list", "The methods that it takes; HEAD goes with GET.", Default: "GET"),
            new TagSetting("timeout", "duration", "How long it may take.", Default: "10s"),
            new TagSetting("content type", "text", "The media type of what it gives.", Default: "what fits it"),
            new TagSetting("max body", "size", "How large a body it takes, such as 8 MiB.", Default: "1 MiB"),
            new TagSetting("portlets", "map", "Pages that it embeds, by name: a path or `{page, query, timeout, cache}`; they are worked out side by side, behind the block, and the template writes `{{{portlets.NAME}}}`."),
        ],
        Parts = [.. WidgetTable.All.Select(static widget => widget.Spec.ToManual())],
        Errors = [WebErrors.Definition, WebErrors.Path, WebErrors.Hidden, WebErrors.Response, WebErrors.Widget, WebErrors.Timeout],
        Examples = [new TagExample("greeting: hello\nhttp pages:\n  index: {output: \"${{ greeting }}\"}", "{greeting: hello}"), new TagExample("http pages:\n  a//b: {}", "fails REM8002")],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        HiddenNames.Warn(site, RequestNames.Has, "pages", static name => $"a page reads the request's as `input.{name}`; or call the plan's something else");
        var (options, plan) = (site.Binder.Options, site.Binder.Document.File.Path);
        var templates = new TemplateFiles(options.Files, options.Limits, new PlanFolders(plan, FallBackTree.Read(site.Binder, new FindingList())));
        return new Offer<PageSet>(new PageSet(new EndpointList<Page>(site).Read((entry, path) => Read(site, entry, path, templates))));
    }

    private static Page Read(TagSite site, MapEntry entry, PathPattern path, TemplateFiles templates)
    {
        var reader = new EndpointReader(site, entry);
        var methods = Methods(reader);
        var portlets = reader.Find("portlets");
        var page = new Page(path, null!)
        {
            At = entry.Key.Span,
            Methods = methods,
            Role = reader.Role() ?? (methods is ["GET"] ? Access.Role.Viewer : Access.Role.Operator),
            Timeout = reader.Time("timeout", MostTime) ?? TimeSpan.FromSeconds(10),
            ContentType = reader.Text("content type"),
            MaxBody = reader.Size("max body"),
            Template = PageTemplate.Read(site, reader, templates),
            Portlets = portlets is null ? null : site.Data(portlets),
        };
        new WidgetCheck(site).Look((entry.Value as MapNode)?.Find(WidgetPage.Key));
        return page with { Function = site.Function(entry.Value, reader.Taken, path.Captures) };
    }

    private static List<string> Methods(EndpointReader reader)
    {
        var methods = reader.Texts("methods") ?? ["GET"];
        foreach (var method in methods)
        {
            if (Array.IndexOf(KnownMethods, method) < 0)
            {
                reader.Wrong<string>("methods", reader.Find("methods")!, string.Join(", ", KnownMethods));
                return ["GET"];
            }
        }

        return methods;
    }
}
