using Rem.Errors;

namespace Rem.Stdlib.Flow;

/// <summary>Errors of the loops.</summary>
public static class LoopErrors
{
    /// <summary>Nothing to go through.</summary>
    public static readonly ErrorCode NotIterable = new("REM2002", "a loop got what is neither list nor map", "give it a list or a map; null counts as an empty list");

    /// <summary>A `while` at its own limit.</summary>
    public static readonly ErrorCode Rounds = new("REM2003", "a `while` reached its `limit` while its condition still held", "raise the `limit`, or mend the condition");

    /// <summary>A wrong number for `at most` or `limit`.</summary>
    public static readonly ErrorCode Bound = new("REM2004", "a loop's `at most` or `limit` is no integer in its range", "write an integer of 1 or more");
}
