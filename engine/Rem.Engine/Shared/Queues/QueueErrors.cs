using Rem.Errors;

namespace Rem.Shared.Queues;

/// <summary>Errors of queues.</summary>
public static class QueueErrors
{
    /// <summary>No room.</summary>
    public static readonly ErrorCode Full = new("REM4010", "a queue is full and refuses more", "take messages out, raise the queue's limits, or let it drop the oldest");

    /// <summary>Something in the way of a removal.</summary>
    public static readonly ErrorCode InUse = new("REM4012", "a queue that is to be removed holds messages, or somebody waits for one", "drain it first, or remove it with all that it holds: `rem queue rm NAME --force`");

    /// <summary>A page that has no beginning any more.</summary>
    public static readonly ErrorCode NoMessage = new("REM4013", "a page of a queue is to begin behind a message that is not there any more", "begin with the first page again: messages that were taken meanwhile are on none");

    /// <summary>A message that is not, or no longer, taken by the one who settles it.</summary>
    public static readonly ErrorCode NotTaken = new("REM4011", "a message is settled that its taker does not hold any more", "settle a message once, and within its visibility time or after extending it");
}
