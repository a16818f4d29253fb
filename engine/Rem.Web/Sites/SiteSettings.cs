using System.Net;
using Rem.Plans;
using Rem.Web.Sections;

namespace Rem.Web.Sites;

/// <summary>A site as `http sites` describes it. Frozen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="At">Where it is described.</param>
internal sealed record SiteSettings(string Name, SourceSpan At)
{
    /// <summary>Where it listens.</summary>
    public required IReadOnlyList<IPEndPoint> Listen { get; init; }

    /// <summary>The host names that it answers to, in small letters, without port.</summary>
    public required IReadOnlyList<string> Hosts { get; init; }

    /// <summary>Its certificate, or null for plain HTTP.</summary>
    public TlsFiles? Tls { get; init; }

    /// <summary>What is mounted, by path: `/` or `/words/`.</summary>
    public required IReadOnlyList<MountSettings> Mounts { get; init; }

    /// <summary>What its pages call it.</summary>
    public required string Title { get; init; }

    /// <summary>The links in the head of its pages, in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Navigation { get; init; } = [];

    /// <summary>Where people reach it, for links: scheme, host and port; null for what it listens on.</summary>
    public string? Address { get; init; }

    /// <summary>The proxies whose forwarded headers are believed.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>True for a host name that it answers to.</summary>
    public bool Answers(string host) => Answers(Hosts, host);

    /// <summary>True for a host name that some of a list stand for.</summary>
    public static bool Answers(IReadOnlyList<string> hosts, string host)
    {
        foreach (var name in hosts)
        {
            if (name == host || (name.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(name[1..], StringComparison.Ordinal) && host.IndexOf('.') == host.Length - name.Length + 1))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The files of a certificate, in PEM.</summary>
/// <param name="Certificate">The certificate, with those between it and the root.</param>
/// <param name="Key">Its key.</param>
/// <param name="At">Where they are named.</param>
internal sealed record TlsFiles(string Certificate, string Key, SourceSpan At);

/// <summary>Plans at a path of a site.</summary>
/// <param name="Path">`/`, or words between slashes with one at each end.</param>
/// <param name="Plans">The plans, the first first.</param>
internal sealed record MountSettings(string Path, IReadOnlyList<PlanPath> Plans);

/// <summary>What `http sites` was evaluated to.</summary>
internal sealed record SiteSet(IReadOnlyList<SiteSettings> Sites);
