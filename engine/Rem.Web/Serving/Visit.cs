using Rem.Web.Sites;

namespace Rem.Web.Serving;

/// <summary>A request that is in the plans of a mount; leaves them once.</summary>
internal sealed class Visit(Mount mount) : IDisposable
{
    private bool _hasLeft;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_hasLeft)
        {
            _hasLeft = true;
            mount.Leave();
        }
    }
}
