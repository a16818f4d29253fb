using System.Text;
using Spectre.Console;

namespace Rem.Cli.Commands;

/// <summary>Tables on a terminal: the only place that loads Spectre.Console.</summary>
internal static class TerminalTable
{
    private const int Narrowest = 40;

    /// <summary>Groups of two columns, fitted to the terminal's width.</summary>
    public static string Print(IReadOnlyList<(string Title, List<(string Left, string Right)> Rows)> groups)
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new Paper(writer),
            ColorSystem = Output.AllowsColour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Ansi = Output.AllowsColour ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = InteractionSupport.No,
        });
        foreach (var (title, rows) in groups)
        {
            var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape(title), new Style(decoration: Decoration.Bold)), ShowHeaders = false };
            table.AddColumn("");
            table.AddColumn("");
            foreach (var (left, right) in rows)
            {
                table.AddRow(new Text(left, new Style(Color.Blue)), new Text(right));
            }

            console.Write(table);
        }

        return writer.ToString();
    }

    /// <summary>Where the table is drawn: as wide as the terminal, and without Spectre asking Console for it.</summary>
    private sealed class Paper(StringWriter writer) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => true;

        public int Width { get; } = Math.Max(Narrowest, StandardFiles.Width(StandardFiles.Output));

        public int Height => 24;

        public void SetEncoding(Encoding encoding)
        {
        }
    }
}
