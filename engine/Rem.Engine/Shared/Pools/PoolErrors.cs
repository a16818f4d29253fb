using Rem.Errors;
using Rem.Plans;

namespace Rem.Shared.Pools;

/// <summary>Errors of pools.</summary>
public static class PoolErrors
{
    /// <summary>No such pool.</summary>
    public static readonly ErrorCode Unknown = new("REM4050", "a connection pool is used that nobody has described", "describe it under `pools` in rem.yaml");

    /// <summary>The error for a name that is none of the pools'.</summary>
    public static PlanException NoPool(string name, IEnumerable<string> pools)
    {
        var names = new List<string>(pools);
        var near = Suggestion.Nearest(name, names);
        return new PlanException(
            Unknown,
            SourceSpan.None,
            $"no pool '{name}': rem.yaml describes {(names.Count == 0 ? "none" : "'" + string.Join("', '", names) + "'")}",
            near is null ? Unknown.Fix : $"did you mean '{near}'?");
    }

    /// <summary>All in use.</summary>
    public static readonly ErrorCode Exhausted = new("REM4051", "all connections of a pool were in use for the whole time to wait", "raise the pool's `max` or `wait`, or hold connections for less time");

    /// <summary>A wrong description.</summary>
    public static readonly ErrorCode Options = new("REM4052", "the description of a connection pool is wrong", "see `pools` in the documentation of rem.yaml");
}
