using System.Text;
using Rem.Errors;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem doctor`: what this machine offers, each with what it means.</summary>
internal static class DoctorCommand
{
    /// <summary>Prints what was found.</summary>
    public static int Run(CliWords words)
    {
        var checks = Machine.Checks();
        return Output.Answer(words.Has("--json"), () => Facts(checks), () => Text(checks));
    }

    private static string Text(List<MachineCheck> checks)
    {
        var rows = new List<(string, string)>();
        foreach (var check in checks)
        {
            rows.Add((check.Name, ShownText.Line((check.IsGood ? "" : "! ") + check.Found)));
        }

        if (Output.IsDataTerminal)
        {
            return TerminalTable.Print([("this machine", rows)]);
        }

        var text = new StringBuilder();
        foreach (var (name, found) in rows)
        {
            text.Append(name.PadRight(18)).Append(found).Append('\n');
        }

        return text.ToString();
    }

    private static RemMap Facts(List<MachineCheck> checks)
    {
        var list = new RemList();
        foreach (var check in checks)
        {
            var fact = new RemMap();
            fact.Set("name", check.Name);
            fact.Set("good", check.IsGood);
            fact.Set("found", check.Found);
            list.Add(fact);
        }

        var map = new RemMap();
        map.Set("rem", Program.Version);
        map.Set("checks", list);
        return map;
    }
}
