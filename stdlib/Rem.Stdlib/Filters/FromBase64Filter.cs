using System.Text;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Decodes base 64 into text; what is no UTF-8 text is an error.</summary>
public sealed class FromBase64Filter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("from_base64")
    {
        Summary = "Decodes base 64 into text; what is no UTF-8 text is an error.",
        Input = "text",
        Returns = "text",
        Errors = [FilterErrors.Input, FilterErrors.Unreadable],
        Examples =
        [
            new("'UkVNIMO8' | from_base64", @"""REM ü"""),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var text = FilterInput.Text(value, Spec);
        try
        {
            return Strict.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw FilterInput.Unreadable(Spec, $"{ValueText.Show(text)} is no base 64");
        }
        catch (DecoderFallbackException)
        {
            throw FilterInput.Unreadable(Spec, $"{ValueText.Show(text)} holds bytes that are no UTF-8 text", "decode bytes with `shell: base64 -d` into a file");
        }
    }

    private static readonly UTF8Encoding Strict = new(false, true);
}
