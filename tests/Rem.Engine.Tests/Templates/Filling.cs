using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Templates;
using Rem.Values;

namespace Rem.Engine.Tests.Templates;

/// <summary>Parses and fills templates as the tests need it.</summary>
internal static class Filling
{
    public static readonly TemplateLimits Limits = TemplateLimits.Of(RemLimits.Default);

    public static readonly TemplateFiles NoFiles = new MemoryParts([]).ToFiles();

    /// <summary>A template that has to parse.</summary>
    public static Template Parse(string text, bool isHtml = true, TemplateFiles? files = null)
    {
        var findings = new FindingList();
        var template = Template.Parse(TemplateSource.OfText(text, MemoryParts.Plan), isHtml, files ?? NoFiles, findings);
        findings.Items.ShouldBeEmpty(findings.HasErrors ? findings.Items[0].Message : null);
        return template.ShouldNotBeNull();
    }

    /// <summary>What is wrong with one that must not parse.</summary>
    public static IReadOnlyList<Finding> Wrong(string text, TemplateFiles? files = null)
    {
        var findings = new FindingList();
        Template.Parse(TemplateSource.OfText(text, MemoryParts.Plan), true, files ?? NoFiles, findings).ShouldBeNull();
        return findings.Items;
    }

    public static string Fill(string text, RemMap? data = null, TemplateFiles? files = null) => Fill(Parse(text, files: files), data);

    public static string Fill(Template template, RemMap? data = null) =>
        template.Fill(new MapNames(data ?? new RemMap()), Limits, CancellationToken.None);

    public static Finding Fails(string text, RemMap? data = null, TemplateFiles? files = null) =>
        Should.Throw<PlanException>(() => Fill(text, data, files)).Finding;

    public static string TextOf(SourceSpan span) => span.File!.Text.Substring(span.Start, span.Length);
}
