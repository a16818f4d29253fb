using System.Reflection;

namespace Rem.Errors;

/// <summary>
/// The classes that define error codes: `rem explain`, the docs and the approved list of ids read them. A test compares
/// the list with what the assembly really holds.
/// </summary>
public static class ErrorTable
{
    /// <summary>Those of the engine, in the order of their ids.</summary>
    public static IReadOnlyList<Type> OfEngine { get; } =
    [
        typeof(Plans.PlanErrors),
        typeof(Binding.BindErrors),
        typeof(Expressions.ExpressionErrors),
        typeof(Inspection.PathErrors),
        typeof(Filters.FilterErrors),
        typeof(RunErrors),
        typeof(LimitErrors),
        typeof(Processes.ProcessErrors),
        typeof(Processes.Shell.ShellErrors),
        typeof(Processes.ShellCommand),
        typeof(Plans.Editing.EditErrors),
        typeof(Files.FileErrors),
        typeof(Http.HttpErrors),
        typeof(Rpc.RpcErrors),
        typeof(ScriptErrors),
        typeof(Scripting.Workers.WorkerErrors),
        typeof(Templates.TemplateErrors),
        typeof(Shared.SharedErrors),
        typeof(Shared.Queues.QueueErrors),
        typeof(Shared.Locks.LockErrors),
        typeof(Shared.State.StateErrors),
        typeof(Shared.TimeSeries.SeriesErrors),
        typeof(Shared.Counters.CounterErrors),
        typeof(Shared.Pools.PoolErrors),
        typeof(CommandLines.UsageErrors),
        typeof(Settings.SettingsErrors),
        typeof(Vault.VaultErrors),
        typeof(Cases.CaseErrors),
    ];

    /// <summary>The codes of some classes, by id.</summary>
    public static IReadOnlyList<ErrorCode> Read(IEnumerable<Type> classes)
    {
        var codes = new SortedDictionary<string, ErrorCode>(StringComparer.Ordinal);
        foreach (var type in classes)
        {
            foreach (var field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            {
                if (field.FieldType == typeof(ErrorCode) && field.GetValue(null) is ErrorCode code)
                {
                    codes[code.Id] = code;
                }
            }
        }

        return [.. codes.Values];
    }
}
