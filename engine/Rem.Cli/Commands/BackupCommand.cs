using Rem.Cli.Running;
using Rem.Errors;

namespace Rem.Cli.Commands;

/// <summary>`rem backup`: a copy of a node's data in one file, while the node goes on.</summary>
internal static class BackupCommand
{
    /// <summary>Makes it and says how large it is.</summary>
    public static int Run(CliWords words) => NodeCall.RunHere(words, async (node, cancel) =>
    {
        var path = NodeCall.PathOf(words.Words[0]);
        var facts = await DataCall.AskAsync(node, "backup", NodeCall.Argument(("path", path), ("force", words.Has("--force"))), (store, series, token) => StoreMethods.BackupAsync(store, series, path, words.Has("--force"), token), cancel);
        return Output.Answer(words.Has("--json"), () => facts, () => $"{ShownText.Line(path)}: {facts["bytes"]} bytes\n");
    });
}
