using Rem.Settings;

namespace Rem.CommandLines;

/// <summary>Every key of `__usage`. The reader takes these and no others, and `rem explain __usage` prints them.</summary>
public static class UsageTable
{
    /// <summary>The keys of `__usage`.</summary>
    public static IReadOnlyList<SettingSpec> Root { get; } =
    [
        new("name", "text", "the plan's file", "what the program is called in its help", "deploy"),
        new("about", "text", null, "what it does, in a sentence", "Puts a version on a host."),
        new("author", "text", null, "who wrote it", "Anna"),
        new("website", "text", null, "where there is more to read", "https://example.com/deploy"),
        new("version", "text", null, "the plan's version", "\"1.2\""),
        new("args", "list of names or maps", null, "its arguments, in their order; see below", "[host]"),
        new("options", "map of names to maps", null, "its options; see below", "{dry: {type: flag, letter: n}}"),
        new("long running", "true or false", "false", "the plan stays, with what it started, until it is told to stop; a node then shows it as running", "true"),
        new("cwd", "path", "the current folder", "the folder in which it runs; one that is relative starts from the plan's own", "."),
        new("pidfile", "path", null, "a file with the id of its process, for as long as it runs; a node writes none", "/run/deploy.pid"),
        new("isolate", "inproc, limited or process", "that of rem.yaml", "how far its scripts are kept apart", "process"),
        new("permissions", "map", null, "what it asks for once it is installed; a local file runs with its user's rights", "{shell: true}"),
    ];

    /// <summary>The keys of one of `args`.</summary>
    public static IReadOnlyList<SettingSpec> Argument { get; } =
    [
        new("name", "text", null, "its name, under which `input` has it", "host") { IsRequired = true },
        new("about", "text", null, "what it is, for the help", "the host to put it on"),
        new("required", "true or false", "false", "whether it has to be given; one with a default never has", "true"),
        new("default", "any value", null, "what holds where it is left out", "web1"),
        new("type", "flag, text, integer, number, list or path", "text", "what it has to be", "path"),
        new("remaining", "true or false", "false", "the last one takes all words that are left, as a list", "true"),
    ];

    /// <summary>The keys of one of `options`.</summary>
    public static IReadOnlyList<SettingSpec> Option { get; } =
    [
        new("letter", "one letter or digit", null, "its short form: n for -n", "n"),
        new("type", "flag, text, integer, number, list or path", "text", "what it has to be", "flag"),
        new("about", "text", null, "what it is, for the help", "shows what would be done"),
        new("default", "any value", null, "what holds where it is left out", "5"),
    ];

    /// <summary>All keys by the map that they stand in.</summary>
    public static IReadOnlyList<(string In, IReadOnlyList<SettingSpec> Keys)> All { get; } =
        [("__usage", Root), ("__usage: args", Argument), ("__usage: options: NAME", Option)];
}
