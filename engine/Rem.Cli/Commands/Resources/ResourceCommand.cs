using Rem.Cli.Running;
using Rem.Errors;
using Rem.Plans;
using Rem.Settings;
using Rem.Values;

namespace Rem.Cli.Commands.Resources;

/// <summary>
/// What `rem queue`, `lock`, `state` and `counter` have in common: the verb, the node of the folder or else its data
/// folder, and the exit code.
/// </summary>
internal static class ResourceCommand
{
    private const string Secretive = "what stands on a command line can be read by everybody on this machine, and stays in the shell's history; a password that has stood there should be changed";

    private static readonly string[] OfAll = ["--json", "--node", "--no-color"];

    /// <summary>Runs the verb that stands behind a command.</summary>
    public static int Run(string command, ResourceVerb[] verbs, CliCommand row, CliWords words)
    {
        var verb = Find(command, verbs, words);
        Check(command, verb, row, words);
        using var interruption = new Interruption(null, CancellationToken.None);
        return NodeCall.Guard(() => RunAsync(command, verb, words, interruption.Token).GetAwaiter().GetResult(), interruption.Token);
    }

    /// <summary>The usage of verbs, for the help.</summary>
    public static string Usage(ResourceVerb[] verbs) => string.Join(" | ", Array.ConvertAll(verbs, static verb => (verb.Name + " " + verb.Arguments).TrimEnd()));

    /// <summary>The names of verbs, for completion.</summary>
    public static IEnumerable<string> Names(ResourceVerb[] verbs) => Array.ConvertAll(verbs, static verb => verb.Name);

    private static async Task<int> RunAsync(string command, ResourceVerb verb, CliWords words, CancellationToken cancel)
    {
        var folder = words.Value("--node") ?? "";
        var node = NodeCall.Node(folder);
        var name = "rem " + command;
        // What only a node can answer leaves the folder to it: a node that is just starting could not have it otherwise.
        await using var access = verb.NeedsNode
            ? await NodeSearch.ConnectAsync(node, () => ResourceAccess.ConnectAsync(node.DataFolder, name, null, cancel), cancel)
            : await ResourceAccess.OpenAsync(node.DataFolder, name, verb.Changes, verb.Fills ? Limits(folder) : null, TimeProvider.System, cancel);
        return await verb.Run(new ResourceCall(words, access, node.DataFolder, cancel));
    }

    // A limit that cannot be read is not none.
    private static RemSettings Limits(string folder)
    {
        var findings = new FindingList();
        var queues = RemSettings.ReadQueues(folder, findings);
        return findings.HasErrors ? throw new InvalidPlanException(findings.Items) : RemSettings.None with { Queues = queues };
    }

    private static ResourceVerb Find(string command, ResourceVerb[] verbs, CliWords words)
    {
        var name = words.Words[0];
        if (Array.Find(verbs, verb => verb.Name == name) is { } found)
        {
            return found;
        }

        var near = Suggestion.Nearest(name, Names(verbs));
        throw ResourceCall.Wrong($"'rem {command}' has no {ValueText.Show(name)}", near is null ? "it has " + string.Join(", ", Names(verbs)) : $"did you mean 'rem {command} {near}'?");
    }

    private static void Check(string command, ResourceVerb verb, CliCommand row, CliWords words)
    {
        var count = words.Words.Count - 1;
        if (count < verb.Least || count > verb.Most)
        {
            var given = count == 0 ? "nothing" : verb.IsSecretive ? $"{count} words" : ValueText.Show(string.Join(' ', words.Words.Skip(1)));
            throw ResourceCall.Wrong($"'rem {command} {verb.Name}' takes {(verb.Most == 0 ? "no words" : verb.Arguments)}, got {given}", verb.IsSecretive && count > verb.Most ? Secretive : $"see `rem {command} --help`");
        }

        foreach (var option in row.Options)
        {
            if (words.Has(option.Name) && Array.IndexOf(OfAll, option.Name) < 0 && Array.IndexOf(verb.Options, option.Name) < 0)
            {
                throw new PlanException(CommandLineErrors.Option, SourceSpan.None, $"'rem {command} {verb.Name}' has no option '{option.Name}'", $"see `rem {command} --help`");
            }
        }
    }
}
