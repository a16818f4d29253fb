using Rem.Cli.Running;
using Rem.Errors;
using Rem.Plans;
using Rem.Storage;
using Rem.Storage.Backups;
using Rem.Vault;

namespace Rem.Cli.Commands;

/// <summary>`rem restore`: puts a backup in the place of a node's data. The node must not run.</summary>
internal static class RestoreCommand
{
    // Beside the store that stays: once its key is found, it is renamed.
    private const string Beside = SecretVault.FileName + ".restored";

    /// <summary>Restores it and says what is there then.</summary>
    public static int Run(CliWords words) => NodeCall.RunHere(words, (node, _) =>
    {
        var backup = NodeCall.PathOf(words.Words[0]);
        var keeps = words.Has("--keep-secrets");
        VaultCheck? secrets = null;
        var report = SqliteStore.Restore(backup, node.DataFolder, words.Has("--replace"), file => file.Name != SecretVault.FileName ? file.Name : NameOf(file, secrets = SecretVault.CheckCopy(file.Bytes, backup, TimeProvider.System), keeps));
        var facts = StoreMethods.Facts(report, secrets, SeriesOfFolder.Verify(report, backup));
        Output.Answer(words.Has("--json"), () => facts, () => DataCall.Text(facts));
        Advise(secrets, node.DataFolder, keeps);
        return Task.FromResult(ExitCode.Done);
    });

    // A store that nobody can open must not take the place of one that somebody can.
    private static string NameOf(AttachedFile file, VaultCheck secrets, bool keeps) =>
        keeps ? Beside
        : secrets.Problem is not { } problem ? file.Name
        : throw new PlanException(problem.Finding.Code, SourceSpan.None, problem.Message + "; nothing was restored", $"{Remedy(secrets)}, or say --keep-secrets: all else is restored, the secrets of the folder stay as they are, and those of the backup stand beside them as {Beside}");

    private static string Remedy(VaultCheck secrets) => secrets.State == VaultState.Damaged
        ? "choose another backup"
        : "put back the key that was in use when the backup was made (REM_KEY_FILE names its file)";

    private static void Advise(VaultCheck? secrets, string folder, bool keeps)
    {
        if (secrets is null || Output.ErrorsAsData)
        {
            return;
        }

        if (keeps)
        {
            Output.Message(ShownText.Line($"the secrets of the backup are in {Path.Combine(folder, Beside)}; those of the folder are as they were") + "\n");
        }
        else if (secrets.State == VaultState.OlderKey)
        {
            Output.Message("the secrets of the backup are encrypted with an older key; `rem secret rotate` gives them a new one\n");
        }
    }
}
