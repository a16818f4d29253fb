using System.Text;

namespace Rem.Cli.Commands.Checks;

/// <summary>Rows whose first column is a status: coloured and cut to its width on a terminal, plain and whole elsewhere.</summary>
internal static class StatusTable
{
    private const int Narrowest = 40;

    /// <summary>The rows below their titles, which stand in one text.</summary>
    public static string Of(string titles, IReadOnlyList<string[]> rows)
    {
        var text = ColumnText.Of(titles, rows);
        return Output.IsDataTerminal ? Fitted(text, rows, Math.Max(Narrowest, StandardFiles.Width(StandardFiles.Output)), Output.AllowsColour) : text;
    }

    /// <summary>The same text for a terminal.</summary>
    /// <param name="text">The table.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="width">The terminal's columns.</param>
    /// <param name="hasColours">True when it may have colours.</param>
    public static string Fitted(string text, IReadOnlyList<string[]> rows, int width, bool hasColours)
    {
        var shown = new StringBuilder();
        var lines = text.TrimEnd('\n').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Length <= width ? lines[i] : lines[i][..(width - 1)] + "…";
            var status = i == 0 ? "" : rows[i - 1][0];
            shown.Append(hasColours && Colour(status) is { } colour ? $"\x1b[{colour}m{line[..status.Length]}\x1b[0m{line[status.Length..]}" : line).Append('\n');
        }

        return shown.ToString();
    }

    private static string? Colour(string status) => status switch
    {
        "ok" or "up" => "32",
        "warning" => "33",
        "critical" or "down" => "1;31",
        "unknown" or "no data" => "35",
        "unreachable" or "pending" => "36",
        _ => null,
    };
}
