using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem doctor`: what this machine offers, each with what it means.</summary>
internal static class DoctorCommand
{
    /// <summary>Prints what was found.</summary>
    public static int Run(CliWords words)
    {
        var checks = Machine.Checks();
        if (words.Has("--json"))
        {
            Output.Data(ValueText.Json(Facts(checks)) + "\n");
            return ExitCode.Done;
        }

        var rows = new List<(string, string)>();
        foreach (var check in checks)
        {
            rows.Add((check.Name, (check.IsGood ? "" : "! ") + check.Found));
        }

        if (Output.IsDataTerminal)
        {
            Output.Data(TerminalTable.Print([("this machine", rows)]));
            return ExitCode.Done;
        }

        foreach (var (name, found) in rows)
        {
            Output.Data($"{name,-18}{found}\n");
        }

        return ExitCode.Done;
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
        map.Set("version", 1L);
        map.Set("rem", Program.Version);
        map.Set("checks", list);
        return map;
    }
}
