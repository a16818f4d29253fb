using Rem.Errors;

namespace Rem.Shared;

/// <summary>Errors that all shared resources have in common.</summary>
public static class SharedErrors
{
    /// <summary>A name that cannot be one.</summary>
    public static readonly ErrorCode Name = new("REM4001", "the name of a shared resource, or a key, cannot be used", "use 1 to 200 characters without control characters and without blanks at the ends");

    /// <summary>A value that cannot be stored.</summary>
    public static readonly ErrorCode Value = new("REM4002", "a value cannot be stored in a shared resource", "store null, bools, numbers, text, lists and maps within the limits of size and nesting");

    /// <summary>An operation id that belongs to another write.</summary>
    public static readonly ErrorCode Operation = new("REM4003", "an operation id was used again for a different write", "give every write an id of its own; repeat an id only to repeat the same write");

    /// <summary>A write under a lock that is held no longer.</summary>
    public static readonly ErrorCode StaleFence = new("REM4004", "a write was made under a lock that somebody else has taken since", "renew the lease in time, or make the work under the lock shorter");

    /// <summary>A duration or number out of its range.</summary>
    public static readonly ErrorCode Range = new("REM4005", "a setting of a shared resource is out of its range", "use a value within the range that the message names");

    /// <summary>A resource of REM's own.</summary>
    public static readonly ErrorCode Own = new("REM4006", "a bucket of state belongs to REM itself", "use a name that does not begin with `rem:`; users and tokens are looked at and changed by `rem user` and `rem token`");
}
