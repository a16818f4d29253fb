using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Reads a text as JSON.</summary>
public sealed class FromJsonFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("from_json")
    {
        Summary = "Reads a text as JSON.",
        Input = "text",
        Returns = "any",
        Errors = [FilterErrors.Input, FilterErrors.Unreadable],
        Examples =
        [
            new(@"'{""a"": [1, 2.0]}' | from_json", @"{""a"": [1, 2.0]}"),
            new("'null' | from_json", "null"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var text = FilterInput.Text(value, Spec);
        return JsonReader.TryRead(text, context.Limits.Nesting, out var read, out var wrong)
            ? read
            : throw FilterInput.Unreadable(Spec, $"{ValueText.Show(text)} is no JSON: {wrong}");
    }
}
