using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Splits a text into its lines, without their ends; a line end at the end of the text begins no further line.</summary>
public sealed class LinesFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("lines")
    {
        Summary = "Splits a text into its lines, without their ends; a line end at the end of the text begins no further line.",
        Input = "text",
        Returns = "list of texts",
        Errors = [FilterErrors.Input],
        Examples =
        [
            new(@"""a\n\nb\r\n"" | lines", @"[""a"", """", ""b""]"),
            new("'' | lines", "[]"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var text = FilterInput.Text(value, Spec);
        var lines = new RemList();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            var stop = end < 0 ? text.Length : end;
            var isCrLf = end > start && text[end - 1] == '\r';
            lines.Add(text[start..(isCrLf ? stop - 1 : stop)]);
            start = stop + 1;
        }

        return lines;
    }
}
