using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Asks that the value be put into a shell command, SQL or HTML as it is, unquoted and unescaped; elsewhere it changes nothing.</summary>
public sealed class RawFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("raw")
    {
        Summary = "Asks that the value be put into a shell command, SQL or HTML as it is, unquoted and unescaped; elsewhere it changes nothing.",
        Input = "any",
        Returns = "the same",
        Examples =
        [
            new("'a; b' | raw", @"""a; b"""),
        ],
        IsRaw = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context) => value;
}
