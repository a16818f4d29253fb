using Rem.Monitoring.Definitions;
using Rem.Values;

namespace Rem.Monitoring.Looking.Plugins;

/// <summary>A plugin to be run.</summary>
/// <param name="Words">Its name and arguments.</param>
internal sealed record PluginWish(string[] Words)
{
    // Where Debian and others keep them; then the PATH.
    private static readonly string[] Folders = ["/usr/lib/nagios/plugins", "/usr/lib/monitoring-plugins", "/usr/lib64/nagios/plugins", "/usr/libexec/nagios", "/usr/local/libexec/nagios", "/usr/local/nagios/libexec"];

    /// <summary>Variables of its own.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Environment { get; init; } = [];

    /// <summary>Reads one; what is wrong is noted.</summary>
    public static PluginWish? Read(object? command, RemMap? environment, Problems problems)
    {
        if (command is not RemList { Count: > 0 } list || list[0] is not string { Length: > 0 } || list.Any(static word => word is null or RemList or RemMap))
        {
            problems.Expected([], "a list of a plugin and its arguments, such as [check_load, -w, 5]", command);
            return null;
        }

        var variables = new List<KeyValuePair<string, string?>> { new("LC_ALL", "C") }; // numbers with points, words as they are documented
        foreach (var (name, value) in environment ?? [])
        {
            variables.Add(new KeyValuePair<string, string?>(name, value is null ? null : ValueText.Of(value)));
        }

        return new PluginWish([.. list.Select(ValueText.Of)]) { Environment = variables };
    }

    /// <summary>The plugin's file where it lies in one of the usual folders, else its name.</summary>
    public string Program()
    {
        foreach (var folder in Words[0].Contains('/', StringComparison.Ordinal) ? [] : Folders)
        {
            var path = Path.Combine(folder, Words[0]);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return Words[0];
    }
}
