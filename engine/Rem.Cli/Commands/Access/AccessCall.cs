using Rem.Cli.Commands.Resources;
using Rem.Errors;
using Rem.Web.Access;

namespace Rem.Cli.Commands.Access;

/// <summary>Users and tokens of a node for one command, with the audit log in its data folder.</summary>
internal static class AccessCall
{
    /// <summary>Who does it: the user of this process.</summary>
    public static AuditActor Actor { get; } = AuditActor.OfProcess();

    /// <summary>Opens them, does something, and closes the log when its last line is written.</summary>
    public static async Task<int> RunAsync(ResourceCall call, Func<AccessChanges, Task<int>> action)
    {
        await using var audit = new FileAudit(call.DataFolder, TimeProvider.System, static warning => Output.Message(ShownText.Message("warning: " + warning) + "\n"));
        using var changes = await AccessChanges.OpenAsync(call.Shared, audit, TimeProvider.System, call.Cancel);
        return await action(changes);
    }

    /// <summary>The role that `--role` names, or null. Throws <see cref="AccessErrors.Role"/>.</summary>
    public static Role? Role(ResourceCall call) => call.Words.Value("--role") is { } text ? RoleNames.Read(text) : null;
}
