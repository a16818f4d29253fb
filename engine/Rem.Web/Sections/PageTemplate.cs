using Rem.Binding;
using Rem.Plans;
using Rem.Tags;
using Rem.Templates;

namespace Rem.Web.Sections;

/// <summary>The template of a page: its own, and the layout that it stands in. Frozen.</summary>
/// <param name="Body">The page's own.</param>
/// <param name="Layout">What it stands in, as `{{{body}}}`; null for nothing. A page inside of another page stands without.</param>
internal sealed record PageTemplate(Template Body, Template? Layout)
{
    private static readonly string[] Keys = ["file", "text", "layout"];

    /// <summary>Reads the setting `template`; what is wrong is reported, and null comes back.</summary>
    /// <param name="site">The section.</param>
    /// <param name="reader">The page.</param>
    /// <param name="files">Where files of templates are looked for.</param>
    public static PageTemplate? Read(TagSite site, EndpointReader reader, TemplateFiles files)
    {
        switch (reader.Find("template"))
        {
            case null:
                return null;
            case ScalarNode { Value: string } path:
                return File(site, path, files) is { } body ? new PageTemplate(body, null) : null;
            case MapNode map:
                return Read(site, reader, files, map);
            case var node:
                return reader.Wrong<PageTemplate>("template", node, "a path, or a map with `file` or `text`");
        }
    }

    private static PageTemplate? Read(TagSite site, EndpointReader reader, TemplateFiles files, MapNode map)
    {
        foreach (var (key, _) in map.Entries)
        {
            if (Array.IndexOf(Keys, key.Text) < 0)
            {
                site.Error(WebErrors.Definition, key.Span, $"'template' of '{reader.Name}' has no setting '{key.Text}'; it has {string.Join(", ", Keys)}");
            }
        }

        var (file, text, layout) = (map.Find("file"), map.Find("text"), map.Find("layout"));
        if ((file is null) == (text is null))
        {
            site.Error(WebErrors.Definition, (text ?? map).Span, $"'template' of '{reader.Name}' takes 'file' or 'text', got {(file is null ? "neither" : "both")}");
            return null;
        }

        var body = (file ?? text) switch
        {
            ScalarNode { Value: string } path when file is not null => File(site, path, files),
            ScalarNode { Value: string } inline => Parse(site, new TemplateSource(inline), files),
            var node => reader.Wrong<Template>("template", node!, "text"),
        };
        var around = layout is null ? null : layout is ScalarNode { Value: string } name ? File(site, name, files) : reader.Wrong<Template>("layout", layout, "a path");
        return body is null ? null : new PageTemplate(body, around);
    }

    private static Template? File(TagSite site, ScalarNode path, TemplateFiles files) =>
        site.Binder.ReadFile(path, "template", files.Folders) is { } read ? Parse(site, new TemplateSource(read), files) : null;

    private static Template? Parse(TagSite site, TemplateSource source, TemplateFiles files) => Template.Parse(source, isHtml: true, files, site.Binder.Findings);
}
