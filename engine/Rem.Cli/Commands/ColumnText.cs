using System.Text;
using Rem.Errors;

namespace Rem.Cli.Commands;

/// <summary>Rows of texts below each other, two blanks between columns; what a terminal would obey is shown.</summary>
internal static class ColumnText
{
    /// <summary>The rows below their titles, which stand in one text.</summary>
    public static string Of(string titles, IReadOnlyList<string[]> rows)
    {
        var first = titles.Split(' ');
        var widths = new int[first.Length];
        var shown = new List<string[]>(rows.Count + 1);
        foreach (var row in (IEnumerable<string[]>)[first, .. rows])
        {
            var texts = Array.ConvertAll(row, ShownText.Line);
            for (var i = 0; i < widths.Length; i++)
            {
                widths[i] = Math.Max(widths[i], texts[i].Length);
            }

            shown.Add(texts);
        }

        var text = new StringBuilder();
        foreach (var row in shown)
        {
            for (var i = 0; i < widths.Length; i++)
            {
                text.Append(row[i].PadRight(i < widths.Length - 1 ? widths[i] + 2 : 0));
            }

            while (text[^1] == ' ')
            {
                text.Length--;
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
