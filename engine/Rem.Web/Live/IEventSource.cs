namespace Rem.Web.Live;

/// <summary>What one reader of a stream is told, from where it stands on. For one reader at a time.</summary>
internal interface IEventSource
{
    /// <summary>The next events; waits for a first one at most so long and then gives none.</summary>
    ValueTask<IReadOnlyList<LiveEvent>> NextAsync(TimeSpan wait, CancellationToken cancel);
}

/// <summary>An event of a stream.</summary>
/// <param name="Id">From where on a reader that comes back is told.</param>
/// <param name="Data">Its data: JSON in one line.</param>
internal readonly record struct LiveEvent(string Id, string Data);
