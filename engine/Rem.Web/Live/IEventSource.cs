namespace Rem.Web.Live;

/// <summary>What one reader of a stream is told, from where it stands on. For one reader at a time.</summary>
internal interface IEventSource : IDisposable
{
    /// <summary>The next events; waits for a first one at most so long and then gives none.</summary>
    ValueTask<IReadOnlyList<LiveEvent>> NextAsync(TimeSpan wait, CancellationToken cancel);

    /// <summary>Its reader has left. Most hold nothing.</summary>
    void IDisposable.Dispose()
    {
    }
}
