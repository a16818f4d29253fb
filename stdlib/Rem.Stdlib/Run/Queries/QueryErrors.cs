using Rem.Errors;

namespace Rem.Stdlib.Run.Queries;

/// <summary>Errors of the tag `sql` itself; those of the database are with the pools.</summary>
public static class QueryErrors
{
    /// <summary>A value where SQL takes no parameter.</summary>
    public static readonly ErrorCode Quoted = new("REM2040", "`${{ }}` stands inside an SQL text or quoted name, where no parameter can stand", "leave the quotes away: a value becomes a parameter; `| raw` puts it in as SQL");

    /// <summary>`?` and `params` do not fit.</summary>
    public static readonly ErrorCode Parameters = new("REM2041", "the `?` of an SQL query and its `params` do not fit each other", "give `params` one value for each `?`, or a map for names such as `:host`");

    /// <summary>No list behind `in`.</summary>
    public static readonly ErrorCode NoList = new("REM2042", "a list was expected behind `in` of an SQL query", "give a list, or write `in (${{ a }}, ${{ b }})`");

    /// <summary>The query is no text.</summary>
    public static readonly ErrorCode Query = new("REM2043", "an SQL query is not a text, or is a value as a whole", "write the query in the plan; `| raw` runs a query that is data");
}
