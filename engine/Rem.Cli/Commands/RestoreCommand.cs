using Rem.Cli.Running;
using Rem.Storage;

namespace Rem.Cli.Commands;

/// <summary>`rem restore`: puts a backup in the place of a node's data. The node must not run.</summary>
internal static class RestoreCommand
{
    /// <summary>Restores it and says what is there then.</summary>
    public static int Run(CliWords words) => NodeCall.RunHere(words, (folder, _) =>
    {
        var facts = StoreMethods.Facts(SqliteStore.Restore(Path.GetFullPath(words.Words[0]), folder, words.Has("--replace")));
        return Task.FromResult(Output.Answer(words.Has("--json"), () => facts, () => DataCall.Text(facts)));
    });
}
