using Rem.Errors;

namespace Rem.Shared.Locks;

/// <summary>Errors of locks.</summary>
public static class LockErrors
{
    /// <summary>The wait is over.</summary>
    public static readonly ErrorCode TimedOut = new("REM4020", "a lock was not free within the time to wait", "`rem lock list` shows who holds it and until when; `wait: 5m` waits longer");

    /// <summary>Taken again inside itself.</summary>
    public static readonly ErrorCode Nested = new("REM4021", "a lock is taken again by what holds it already, so that it would wait for itself for ever", "take the lock once, around both places");

    /// <summary>The hold ended before the work under it.</summary>
    public static readonly ErrorCode Lost = new("REM4022", "the lease of a lock ran out before the work under it was done", "renew the lease, or choose a longer one");
}
