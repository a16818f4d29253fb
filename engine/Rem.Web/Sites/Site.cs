using System.Net.Security;
using Rem.Web.Mounting;

namespace Rem.Web.Sites;

/// <summary>A site as requests see it: frozen, and swapped as a whole when something of it changes.</summary>
/// <param name="Settings">What `http sites` says of it.</param>
/// <param name="Mounts">What is mounted, the longest path first.</param>
internal sealed record Site(SiteSettings Settings, IReadOnlyList<Mount> Mounts)
{
    /// <summary>Its certificate with the key, or null for plain HTTP.</summary>
    public SslStreamCertificateContext? Certificate { get; init; }

    /// <summary>True when its plan has ended and the next version may be about to take it over: requests wait for that.</summary>
    public bool IsLeaving { get; init; }
}

/// <summary>A path of a site with the plans that a request below it goes through.</summary>
/// <param name="Path">`/`, or words between slashes with one at each end.</param>
/// <param name="Chain">The plans, the first first.</param>
internal sealed record Mount(string Path, PlanState[] Chain)
{
    /// <summary>A request comes in to all its plans; false when one of them has been closed, and a newer version is there.</summary>
    public bool TryEnter()
    {
        for (var i = 0; i < Chain.Length; i++)
        {
            if (!Chain[i].TryEnter())
            {
                Leave(i);
                return false;
            }
        }

        return true;
    }

    /// <summary>A request has left.</summary>
    public void Leave() => Leave(Chain.Length);

    /// <summary>What lies below it of a path, without a slash in front; null for a path that does not lie below.</summary>
    public string? Below(string path) => path.StartsWith(Path, StringComparison.Ordinal) ? path[Path.Length..] : null;

    private void Leave(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Chain[i].Leave();
        }
    }
}
