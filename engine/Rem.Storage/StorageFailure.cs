using Rem.Errors;
using Rem.Plans;
using Rem.Storage.Sqlite;

namespace Rem.Storage;

/// <summary>What SQLite says, in the operator's words.</summary>
internal static class StorageFailure
{
    /// <summary>The error of a call that failed.</summary>
    public static PlanException Of(SqliteFault fault, string path)
    {
        var (code, what) = fault switch
        {
            { IsFull: true } => (StorageErrors.Full, $"nothing was written: the disk of '{path}' is full"),
            { IsDamage: true } => (StorageErrors.Damaged, $"'{path}' is damaged: {fault.Message}"),
            _ => (StorageErrors.Disk, $"the disk of '{path}' failed: {fault.Message} (SQLite {fault.Code})"),
        };
        return new PlanException(new Finding(code, SourceSpan.None, what, code.Fix), fault);
    }
}
