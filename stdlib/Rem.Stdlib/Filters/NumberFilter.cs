using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Reads a text as a number, as a YAML plain scalar would be; a number stays as it is.</summary>
public sealed class NumberFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("number")
    {
        Summary = "Reads a text as a number, as a YAML plain scalar would be; a number stays as it is.",
        Input = "text or number",
        Returns = "number",
        Errors = [FilterErrors.Input, FilterErrors.Unreadable],
        Examples =
        [
            new("'42' | number", "42"),
            new("' 1.5 ' | number", "1.5"),
            new("'1e3' | number", "1000.0"),
            new("'0x1F' | number", "31"),
            new("7 | number", "7"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        if (value is long or double)
        {
            return value;
        }

        var text = value as string ?? throw FilterInput.Wrong(value, Spec, "a text or a number");
        return NumberText.TryRead(text.Trim(), out var number)
            ? number
            : throw FilterInput.Unreadable(Spec, $"expected digits, got {ValueText.ShowWithKind(value)}", "`matches '^[0-9]+$'` tests a text first");
    }
}
