using Rem.Cli.Running;
using Rem.Values;
using Rem.Storage;

namespace Rem.Cli.Commands;

/// <summary>`rem verify`: looks through a backup, or through a node's data.</summary>
internal static class VerifyCommand
{
    /// <summary>Looks, says what is damaged; 1 when something is.</summary>
    public static int Run(CliWords words) => words.Words.Count == 1
        ? NodeCall.Guard(() => Answer(words, StoreMethods.Facts(SqliteStore.VerifyFile(words.Words[0]))))
        : NodeCall.RunHere(words, async (folder, cancel) =>
            Answer(words, await DataCall.AskAsync(folder, "verify", new RemMap(0), static async (store, token) => StoreMethods.Facts(await store.VerifyAsync(token)), cancel)));

    private static int Answer(CliWords words, RemMap facts)
    {
        Output.Answer(words.Has("--json"), () => facts, () => DataCall.Text(facts));
        return (bool)facts["sound"]! ? ExitCode.Done : ExitCode.Failed;
    }
}
