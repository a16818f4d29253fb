using System.Text;
using Rem.Errors;
using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Encodes the UTF-8 bytes of a text in base 64.</summary>
public sealed class Base64Filter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("base64")
    {
        Summary = "Encodes the UTF-8 bytes of a text in base 64.",
        Input = "text",
        Returns = "text",
        Errors = [FilterErrors.Input, LimitErrors.Text],
        Examples =
        [
            new("'REM ü' | base64", @"""UkVNIMO8"""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var bytes = Encoding.UTF8.GetBytes(FilterInput.Text(value, Spec));
        BoundedText.Check(((long)bytes.Length + 2) / 3 * 4, context);
        return Convert.ToBase64String(bytes);
    }
}
