using Rem.Errors;
using Rem.Plans;
using Rem.Storage.Sqlite;

namespace Rem.Storage;

/// <summary>What SQLite says, in the operator's words.</summary>
internal static class StorageFailure
{
    private const int NoSpace = 28; // ENOSPC

    /// <summary>True when there was no room on the disk.</summary>
    public static bool IsFull(Exception error) => error is SqliteFault { IsFull: true } or IOException { HResult: NoSpace };

    /// <summary>The error of a call that failed.</summary>
    public static PlanException Of(Exception error, string path)
    {
        var (code, what) = error switch
        {
            _ when IsFull(error) => (StorageErrors.Full, $"nothing was written: the disk of '{path}' is full"),
            SqliteFault { IsDamage: true } => (StorageErrors.Damaged, $"'{path}' is damaged: {error.Message}"),
            SqliteFault { IsBusy: true } => (StorageErrors.Owned, $"another process works with '{path}'"),
            SqliteFault fault => (StorageErrors.Disk, $"the disk of '{path}' failed: {fault.Message} (SQLite {fault.Code})"),
            _ => (StorageErrors.Disk, $"writing to '{path}' failed: {error.Message}"),
        };
        return new PlanException(new Finding(code, SourceSpan.None, what, code.Fix), error);
    }
}
