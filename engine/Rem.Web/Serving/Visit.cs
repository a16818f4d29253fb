namespace Rem.Web.Serving;

/// <summary>A request that is in the plans of a mount, for what it found there; leaves them once.</summary>
internal sealed class Visit(Found found) : IDisposable
{
    private bool _hasLeft;

    /// <summary>What it found.</summary>
    public Found Found => found;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_hasLeft)
        {
            _hasLeft = true;
            found.Mount.Leave();
        }
    }
}
