using System.Text;
using Rem.Binding;
using Rem.CommandLines;
using Rem.Settings;

namespace Rem.Cli.Commands;

/// <summary>`rem.yaml` for people, from the table by which it is read.</summary>
internal static class SettingsText
{
    /// <summary>Every key with its type, what holds without it, and an example.</summary>
    public static string OfFile()
    {
        var text = new StringBuilder("""
            rem.yaml: what the operator sets; read from the folder of the plan, else from the current one

              limits:
                script time: 10s
              secrets:
                token: {env: API_TOKEN}
                db: {store: db}
              pools:
                main: {kind: sqlite, connection: data.db}
              queues:
                mail: {max tries: 3, visibility: 5m}
              isolate: limited
              node:
                plans: [watch.yaml]

            Everything may be left out. A size is a number of bytes, or one with KiB, MiB, GiB, kB, MB or GB.

            """);
        return text.Append('\n').Append(Of(SettingsTable.All)).ToString();
    }

    /// <summary>`__usage`, from the table by which it is read.</summary>
    public static string OfUsage() => """
        __usage: describes a plan as a program, at its root; `rem run plan.yaml --help` prints it

          __usage:
            about: Puts a version on a host.
            args: [host, {name: version, default: latest}]
            options:
              dry: {type: flag, letter: n, about: shows what would be done}
            long running: true

        The values of the command line stand in `input`: input.host, input.version, input.dry.


        """ + Of(UsageTable.All);

    /// <summary>The directives, from the table by which they are read.</summary>
    public static string OfDirectives() => "directives: keys that begin with `__` and never appear in a result\n\n" + Of([("plan", DirectiveTable.All)]);

    /// <summary>Keys, below the map that they stand in.</summary>
    public static string Of(IReadOnlyList<(string In, IReadOnlyList<SettingSpec> Keys)> maps)
    {
        var text = new StringBuilder();
        foreach (var (place, keys) in maps)
        {
            text.Append(text.Length == 0 ? "" : "\n").Append(place).Append('\n');
            Append(text, keys);
        }

        return text.ToString();
    }

    /// <summary>The limits alone.</summary>
    public static string OfLimits()
    {
        var text = new StringBuilder("limits: every one is set under `limits:` in rem.yaml\n\n");
        foreach (var (place, keys) in SettingsTable.All)
        {
            if (place == "limits")
            {
                Append(text, keys);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<SettingSpec> keys)
    {
        foreach (var key in keys)
        {
            var standard = key.IsRequired ? "; required" : key.Default is null ? "" : "; default " + key.Default;
            text.Append("  ").Append(key.Name.PadRight(15)).Append(key.Summary).Append('\n');
            text.Append(' ', 17).Append(key.Type).Append(standard).Append("; example  ").Append(key.Name).Append(": ").Append(key.Example).Append('\n');
        }
    }
}
