using Rem.Errors;

namespace Rem.Shared.Pools;

/// <summary>Errors of pools.</summary>
public static class PoolErrors
{
    /// <summary>No such pool.</summary>
    public static readonly ErrorCode Unknown = new("REM4050", "a connection pool is used that nobody has described", "describe it under `pools` in rem.yaml");

    /// <summary>All in use.</summary>
    public static readonly ErrorCode Exhausted = new("REM4051", "all connections of a pool were in use for the whole time to wait", "raise the pool's `max` or `wait`, or hold connections for less time");

    /// <summary>A wrong description.</summary>
    public static readonly ErrorCode Options = new("REM4052", "the description of a connection pool is wrong", "see `pools` in the documentation of rem.yaml");
}
