using System.Text;

namespace Rem.Cli.Commands;

/// <summary>The help of the program and of its commands, printed from the table: examples first.</summary>
internal static class HelpText
{
    /// <summary>What `rem --help` shows.</summary>
    public static string OfProgram()
    {
        var text = new StringBuilder("REM runs plans: YAML whose blocks are data and whose tags do work.\n\nExamples:\n");
        Append(text, [("rem run plans/host.yaml", "run a plan"), ("rem check deploy.yaml", "find what is wrong with it, without running it"), ("rem tags", "see what a plan can do")]);
        text.Append("\nUsage: rem COMMAND [OPTIONS]\n\nCommands:\n");
        var rows = new List<(string, string)>();
        foreach (var command in CommandTable.All)
        {
            rows.Add((command.Name, command.About));
        }

        Append(text, rows);
        text.Append("\nOptions:\n");
        Append(text, [("-h, --help", "Show this help; `rem COMMAND --help` that of a command."), ("    --version", "Show the version.")]);
        return text.ToString();
    }

    /// <summary>What `rem COMMAND --help` shows.</summary>
    public static string Of(CliCommand command)
    {
        var text = new StringBuilder(command.About).Append("\n\nExamples:\n");
        Append(text, command.Examples);
        text.Append("\nUsage: rem ").Append(command.Name).Append(" [OPTIONS]").Append(command.Arguments.Length > 0 ? " " : "").Append(command.Arguments).Append("\n\nOptions:\n");
        var rows = new List<(string, string)>();
        foreach (var options in new[] { command.Options, CommandTable.OfAll })
        {
            foreach (var option in options)
            {
                rows.Add(((option.Short is null ? "    " : option.Short + ", ") + option.Name + (option.Value is null ? "" : " " + option.Value), option.About));
            }
        }

        Append(text, rows);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<(string Left, string Right)> rows)
    {
        var width = 0;
        foreach (var (left, _) in rows)
        {
            width = Math.Max(width, left.Length);
        }

        foreach (var (left, right) in rows)
        {
            text.Append("  ").Append(left).Append(' ', width - left.Length + 2).Append(right).Append('\n');
        }
    }
}
