using Microsoft.Data.Sqlite;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Stdlib.Sql;

/// <summary>SQLite's errors as errors of a plan, in SQLite's own words.</summary>
internal static class SqliteFault
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int CannotOpen = 14;
    private const int Constraint = 19;

    public static PlanException Of(SqliteException error, string pool)
    {
        var code = error.SqliteErrorCode switch
        {
            Busy or Locked => SqlErrors.Busy,
            CannotOpen => SqlErrors.Open,
            Constraint => SqlErrors.Constraint,
            _ => SqlErrors.Failed,
        };
        return new PlanException(new Finding(code, SourceSpan.None, $"pool '{pool}': {Reason(error)}"), error);
    }

    /// <summary>The reason without the driver's own words around it.</summary>
    public static string Reason(SqliteException error)
    {
        // "SQLite Error 1: 'no such table: t'."
        var text = error.Message;
        var start = text.IndexOf(": '", StringComparison.Ordinal);
        var end = text.LastIndexOf("'.", StringComparison.Ordinal);
        return start >= 0 && end > start + 3 ? text[(start + 3)..end] : text;
    }
}
