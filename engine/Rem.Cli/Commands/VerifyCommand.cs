using Rem.Cli.Running;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem verify`: looks through a backup, or through a node's data.</summary>
internal static class VerifyCommand
{
    /// <summary>Looks, says what is damaged; 1 when something is, or when no key opens the secrets.</summary>
    public static int Run(CliWords words) => words.Words.Count == 1
        ? NodeCall.Guard(() => Answer(words, StoreMethods.Verify(NodeCall.PathOf(words.Words[0]))))
        : NodeCall.RunHere(words, async (node, cancel) =>
            Answer(words, await DataCall.AskAsync(node, "verify", new RemMap(0), StoreMethods.VerifyAsync, cancel)));

    private static int Answer(CliWords words, RemMap facts)
    {
        Output.Answer(words.Has("--json"), () => facts, () => DataCall.Text(facts));
        var isLocked = facts["secrets"] is RemMap secrets && (string)secrets["state"]! == StoreMethods.Locked;
        return (bool)facts["sound"]! && !isLocked ? ExitCode.Done : ExitCode.Failed;
    }
}
