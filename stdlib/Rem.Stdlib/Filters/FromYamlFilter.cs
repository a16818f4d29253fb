using Rem.Binding;
using Rem.Errors;
using Rem.Filters;
using Rem.Plans;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Reads a text as YAML 1.2, one document; tags do not act and nothing is interpolated.</summary>
public sealed class FromYamlFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("from_yaml")
    {
        Summary = "Reads a text as YAML 1.2, one document; tags do not act and nothing is interpolated.",
        Input = "text",
        Returns = "any",
        Errors = [FilterErrors.Input, FilterErrors.Unreadable],
        Examples =
        [
            new(@"""a: [1, no]\nb: 1:30"" | from_yaml", @"{""a"": [1, ""no""], ""b"": ""1:30""}"),
            new("'' | from_yaml", "null"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var text = FilterInput.Text(value, Spec);
        var findings = new FindingList();
        var document = PlanReader.Read(new SourceFile("text", text), context.Limits, findings);
        foreach (var finding in findings.Items)
        {
            if (finding.Severity == Severity.Error)
            {
                throw FilterInput.Unreadable(Spec, $"{ValueText.Show(text)} is no YAML: {finding.Message} (line {finding.At.Line}, column {finding.At.Column})", finding.Hint);
            }
        }

        return document.Root is null ? null : DataBinder.Verbatim(document.Root);
    }
}
