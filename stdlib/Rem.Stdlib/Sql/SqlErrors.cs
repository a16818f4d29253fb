using Rem.Errors;

namespace Rem.Stdlib.Sql;

/// <summary>Errors of SQL on a pool.</summary>
public static class SqlErrors
{
    /// <summary>The database refused the statement.</summary>
    public static readonly ErrorCode Failed = new("REM2300", "a database refused an SQL statement", "see the database's own words in the message");

    /// <summary>Parameters that do not fit.</summary>
    public static readonly ErrorCode Parameters = new("REM2301", "the parameters of an SQL statement do not fit it", "give a list with one value for each `?`, or a map with one value for each name");

    /// <summary>The database cannot be opened.</summary>
    public static readonly ErrorCode Open = new("REM2302", "a database cannot be opened", "check the path of its file, its owner and mode, and that its folder is there");

    /// <summary>Somebody else holds the database.</summary>
    public static readonly ErrorCode Busy = new("REM2303", "a database was locked by another program for the whole time to wait", "try again, or raise the pool's `busy`");

    /// <summary>A constraint.</summary>
    public static readonly ErrorCode Constraint = new("REM2304", "an SQL statement would break a constraint of the database", "see the constraint in the message");

    /// <summary>No statement at all.</summary>
    public static readonly ErrorCode Empty = new("REM2305", "there is no SQL statement to run", "write a statement");
}
