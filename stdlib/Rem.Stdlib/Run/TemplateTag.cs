using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Templates;
using Rem.Values;

namespace Rem.Stdlib.Run;

/// <summary>A text made of a template and the names in reach.</summary>
public sealed class TemplateTag : ITag
{
    private static readonly string[] MarkupEndings = [".html", ".htm", ".xhtml", ".xml", ".svg"];
    private static readonly string[] OwnEndings = [".hbs", ".handlebars"];

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("template")
    {
        Area = "run",
        Role = TagRole.Action,
        Summary = "Fills a Handlebars template with the names in reach and those of the step's `with`. It is parsed when the plan is loaded; a value is never a template. `{{> nav}}` is `nav.hbs` or `nav.html` beside the template, or in the folder `partials` there.",
        Value = "the settings below: `file` or `text`",
        Shapes = ValueShapes.Map,
        Gives = "`{output}`: values as interpolation writes them, null as nothing; a name that is written and not there is an error, in `{{#if}}`, `{{#unless}}`, `{{#each}}` and `{{#with}}` it counts as false",
        Settings =
        [
            new TagSetting("file", "text", "The template's path, from the folder of the plan that names it."),
            new TagSetting("text", "text", "The template itself; `{{ name }}` is the template's, and `$${{` a dollar sign before it."),
            new TagSetting("as", "text", "html escapes values (`{{{ name }}}` does not), text writes them as they are.", Default: "html for `text` and for files that end in .html, .htm, .xhtml, .xml, .svg or .hbs, else text (.hbs behind another ending is not looked at)"),
        ],
        Errors = [TemplateErrors.Syntax, TemplateErrors.Missing, TemplateErrors.Failed, BindErrors.MissingFile, BindErrors.NoTemplate, LimitErrors.Text],
        Examples =
        [
            new TagExample("hosts: [web1, <web2>]\nrun:\n  - template: {text: \"{{#each hosts}}<li>{{this}}</li>{{/each}}\", as: html}", "{hosts: [web1, <web2>], output: \"<li>web1</li><li>&lt;web2&gt;</li>\"}"),
            new TagExample("run:\n  - template: {text: \"{{#if a}}x\"}", "fails REM2030"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var file = site.Setting("file");
        var text = site.Setting("text");
        var format = site.Setting("as");
        site.OnlySettings();
        if (site.Value is MapNode && (file is null) == (text is null))
        {
            site.Error(BindErrors.Setting, text?.Span ?? site.At, $"'{site.Key}' takes 'file' or 'text', got {(file is null ? "neither" : "both")}");
        }

        var isHtml = IsHtml(site, format, file);
        if (Source(site, file, text) is not { } source)
        {
            return new Bound(null);
        }

        return new Bound(Template.Parse(source, isHtml, site.Binder.Templates, site.Binder.Findings));
    }

    private static TemplateSource? Source(TagSite site, PlanNode? file, PlanNode? text)
    {
        if (text is ScalarNode inline && inline.Value is not null)
        {
            return CheckInline(site, inline) ? new TemplateSource(inline) : null;
        }

        if (file is ScalarNode { Value: string } path)
        {
            return site.Binder.ReadFile(path, "template") is { } read ? new TemplateSource(read) : null;
        }

        if ((text ?? file) is { } wrong)
        {
            site.Error(BindErrors.Setting, wrong.Span, text is null ? "'file' must be a path" : "'text' must be text");
        }

        return null;
    }

    private static bool CheckInline(TagSite site, ScalarNode text)
    {
        var at = text.Text.Replace("$${{", "$ {{", StringComparison.Ordinal).IndexOf("${{", StringComparison.Ordinal);
        if (at < 0)
        {
            return true;
        }

        site.Error(BindErrors.NoTemplate, text.Locate(at, 3), "a template is not interpolated: it is read when the plan is loaded", "write `{{ name }}`; for a dollar sign before it `$${{ name }}`");
        return false;
    }

    private static bool IsHtml(TagSite site, PlanNode? format, PlanNode? file)
    {
        if (format is ScalarNode { Text: "html" or "text" } known)
        {
            return known.Text == "html";
        }

        if (format is not null)
        {
            site.Error(BindErrors.Setting, format.Span, $"'as' must be html or text, got {(format is ScalarNode scalar ? ValueText.Show(scalar.Text) : "something else")}");
        }

        return file is not ScalarNode path || IsMarkup(path.Text);
    }

    private static bool IsMarkup(string path)
    {
        var ending = Path.GetExtension(path);
        if (Array.IndexOf(OwnEndings, ending) >= 0)
        {
            ending = Path.GetExtension(path[..^ending.Length]);
            return ending.Length == 0 || Array.IndexOf(MarkupEndings, ending) >= 0;
        }

        return Array.IndexOf(MarkupEndings, ending) >= 0;
    }

    private sealed class Bound(Template? template) : BoundTag
    {
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var text = template!.Fill(scope, TemplateLimits.Of(scope.Run.Options.Limits), cancel);
            return new(Completion.Gives(new RemMap(1) { ["output"] = text }));
        }
    }
}
