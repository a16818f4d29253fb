using System.Runtime.CompilerServices;
using Rem.Errors;
using Rem.Files;
using Rem.Node;
using Rem.Node.Local;
using Rem.Node.Resources;
using Rem.Settings;
using Rem.Shared;
using Rem.Shared.Counters;
using Rem.Shared.TimeSeries;
using Rem.Storage;
using Rem.Vault;
using Rem.Web.Access;

namespace Rem.Cli.Running;

/// <summary>
/// With which code a command ends that failed with an error: one for each cause, whichever command met it. The steps of
/// a plan are not meant: a plan that fails ends with 1, and whatever keeps it from beginning with 2, or 4 for a permission.
/// </summary>
internal static class ErrorExits
{
    /// <summary>The exit code of an error.</summary>
    public static int Of(ErrorCode code) =>
        IsRefusal(code) || IsRefusedByStore(code) ? ExitCode.Refused
        : IsAway(code) ? ExitCode.Unreachable
        : IsUsage(code) ? ExitCode.Usage
        : ExitCode.Failed;

    /// <summary>The exit code of what kept everything from beginning: 4 when there is nothing but permissions to mend.</summary>
    public static int Of(IReadOnlyList<Finding> findings)
    {
        var code = ExitCode.Usage;
        foreach (var finding in findings)
        {
            if (finding.Severity != Severity.Error)
            {
                continue;
            }

            if (!IsRefusal(finding.Code))
            {
                return ExitCode.Usage;
            }

            code = ExitCode.Refused;
        }

        return code;
    }

    private static bool IsRefusal(ErrorCode code) => code == SettingsErrors.Open || code == FileErrors.Denied;

    // By itself: what it needs is loaded only for commands of a node.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsRefusedByStore(ErrorCode code) => code == StorageErrors.Denied || code == LocalErrors.Owner || code == LocalErrors.Socket;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsUsageOfAccess(ErrorCode code) =>
        code == AccessErrors.Name || code == AccessErrors.NoUser || code == AccessErrors.UserExists || code == AccessErrors.Password
        || code == AccessErrors.Role || code == AccessErrors.NoToken || code == AccessErrors.TokenExists || code == AccessErrors.Expiry;

    private static bool IsUsageOfSeries(ErrorCode code) =>
        code == SeriesErrors.Definition || code == SeriesErrors.Archive || code == SeriesErrors.Taken || code == SeriesErrors.Range || code == SeriesErrors.File || code == SeriesErrors.Query;

    private static bool IsAway(ErrorCode code) =>
        code == LocalErrors.NoNode || code == LocalErrors.Lost || code == LocalErrors.Stopping || code == LocalErrors.Taken || code == LocalErrors.Busy
        || code == ResourceErrors.Unreachable || code == StorageErrors.Owned || code == VaultErrors.Busy;

    private static bool IsUsage(ErrorCode code) =>
        code == StorageErrors.Folder || code == StorageErrors.Newer || code == StorageErrors.Network || code == StorageErrors.Backup || code == StorageErrors.Exists
        || code == NodeErrors.NoPlan || code == NodeErrors.NoNode || code == NodeErrors.PlanFile
        || code == VaultErrors.Folder || code == VaultErrors.Given || code == VaultErrors.Unknown
        || code == CommandLineErrors.Value || code == CommandLineErrors.Option || code == CommandLineErrors.NoResource || code == CommandLineErrors.NoPlan
        || code == SharedErrors.Name || code == SharedErrors.Own || code == SharedErrors.Value || code == SharedErrors.Range || code == CounterErrors.NoNumber
        || IsUsageOfSeries(code) || IsUsageOfAccess(code);
}
