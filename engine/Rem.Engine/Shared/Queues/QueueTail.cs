namespace Rem.Shared.Queues;

/// <summary>What was put into a queue behind an id.</summary>
/// <param name="Mark">The id to go on behind: that of the last message here, or of the last that was put where there is none.</param>
/// <param name="Messages">The messages, in the order of their puts.</param>
public sealed record QueueTail(long Mark, IReadOnlyList<QueueMessage> Messages);
