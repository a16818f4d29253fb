using Rem.Stdlib.Data;
using Rem.Stdlib.Flow;
using Rem.Stdlib.Run.Queries;
using Rem.Stdlib.Sql;

namespace Rem.Stdlib;

/// <summary>The classes of the built-in tags and filters that define error codes.</summary>
public static class StdlibErrors
{
    /// <summary>The classes, in the order of their ids.</summary>
    public static IReadOnlyList<Type> Classes { get; } =
    [
        typeof(LoopErrors),
        typeof(IncrementTag),
        typeof(QueryErrors),
        typeof(SqlErrors),
    ];
}
