using System.Collections.Concurrent;
using HandlebarsDotNet;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Stdlib.Run.Templates;

/// <summary>
/// A template, compiled. Compiling takes long, so a process does it once for each text; the assembly behind it is loaded
/// by the first template and by nothing else.
/// </summary>
internal sealed class CompiledTemplate
{
    private const int MostKept = 256;
    private static readonly ConcurrentDictionary<(bool IsHtml, string Text), CompiledTemplate> Kept = new();

    private readonly HandlebarsTemplate<TextWriter, object, object> _template;

    private CompiledTemplate(HandlebarsTemplate<TextWriter, object, object> template) => _template = template;

    /// <summary>Compiles a template; what is wrong with it is reported, and null comes back.</summary>
    public static CompiledTemplate? Compile(TemplateSource source, bool isHtml, FindingList findings)
    {
        if (Kept.TryGetValue((isHtml, source.Text), out var kept))
        {
            return kept;
        }

        try
        {
            using var reader = new StringReader(source.Text);
            var compiled = new CompiledTemplate(Handlebars.Create(Configuration(isHtml)).Compile(reader));
            if (Kept.Count >= MostKept)
            {
                Kept.Clear();
            }

            Kept[(isHtml, source.Text)] = compiled;
            return compiled;
        }
#pragma warning disable CA1031 // The template engine reports some mistakes with whatever exception they ran into.
        catch (Exception error) when (error is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            findings.Error(TemplateErrors.Syntax, Place(source, error.Message), "the template does not parse: " + Cut(error.Message));
            return null;
        }
    }

    /// <summary>Fills the template; <paramref name="locate"/> finds the place of a name in it.</summary>
    public string Fill(RemMap data, long maxBytes, Func<string, SourceSpan> locate, CancellationToken cancel)
    {
        using var writer = new TemplateWriter(maxBytes, cancel);
        try
        {
            _template(writer, data);
            return writer.ToString();
        }
        catch (PlanException error) when (error.Finding.Code == TemplateErrors.Missing)
        {
            throw Missing(error.Finding.Message, data, locate);
        }
        catch (Exception error) when (error is not (PlanException or OperationCanceledException or OutOfMemoryException))
        {
            throw new PlanException(TemplateErrors.Failed, locate(""), "the template could not be filled: " + Cut(error.Message));
        }
    }

    private static HandlebarsConfiguration Configuration(bool isHtml)
    {
        var configuration = new HandlebarsConfiguration { NoEscape = !isHtml, TextEncoder = new HtmlEncoder() };
        configuration.FormatterProviders.Add(new TemplateFormatter());
        configuration.ObjectDescriptorProviders.Add(new TemplateDescriptors());
        return configuration;
    }

    private static PlanException Missing(string name, RemMap data, Func<string, SourceSpan> locate)
    {
        var near = Suggestion.Nearest(name, data.Keys);
        return new PlanException(
            TemplateErrors.Missing,
            locate(name),
            $"the template writes '{name}', which is not there",
            near is null ? $"write `{{{{#if {name}}}}}…{{{{/if}}}}` where it may be missing" : $"did you mean '{near}'?");
    }

    // The engine says `Occured at: 3:14`, both from 0, behind some of its messages.
    private static SourceSpan Place(TemplateSource source, string message)
    {
        var at = message.LastIndexOf("at: ", StringComparison.Ordinal);
        var parts = at < 0 ? [] : message[(at + 4)..].Trim().Split(':');
        if (parts.Length != 2 || !int.TryParse(parts[0], out var line) || !int.TryParse(parts[1], out var column))
        {
            return source.Locate(0, source.Text.Length);
        }

        var start = 0;
        for (var i = 0; i < line && start >= 0; i++)
        {
            start = source.Text.IndexOf('\n', start) + 1;
        }

        var mark = source.Text.LastIndexOf("{{", Math.Clamp(start + column - 1, 0, Math.Max(0, source.Text.Length - 1)), StringComparison.Ordinal);
        return source.Locate(Math.Max(0, mark), 2);
    }

    private static string Cut(string message)
    {
        var text = message.ReplaceLineEndings(" ");
        var end = text.IndexOf("  Occured at", StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).Trim();
    }
}
