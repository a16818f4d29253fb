using System.Globalization;
using Rem.Filters;

namespace Rem.Stdlib.Filters;

/// <summary>Writes a number of bytes with its unit (`1.5 MiB`), and reads such a text as bytes; K, M, G, T and P mean 1024, kB, MB, GB, TB and PB 1000.</summary>
public sealed class BytesFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("bytes")
    {
        Summary = "Writes a number of bytes with its unit (`1.5 MiB`), and reads such a text as bytes; K, M, G, T and P mean 1024, kB, MB, GB, TB and PB 1000.",
        Input = "number or text",
        Returns = "text or integer",
        Errors = [FilterErrors.Input, FilterErrors.Unreadable],
        Examples =
        [
            new("1536 | bytes", @"""1.5 KiB"""),
            new("512 | bytes", @"""512 B"""),
            new("'1.5 MiB' | bytes", "1572864"),
            new("'2G' | bytes", "2147483648"),
            new("'10 kB' | bytes", "10000"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        return value switch
        {
            long or double => ByteSize.Text(Convert.ToDouble(value, CultureInfo.InvariantCulture), Spec),
            string text => ByteSize.Read(text, Spec),
            _ => throw FilterInput.Wrong(value, Spec, "a number of bytes or a text such as 1.5 MiB"),
        };
    }
}
