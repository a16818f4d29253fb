using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>Something to be written down of a check, or of a host.</summary>
/// <param name="Key">What it is written down under: the check's name, the host's key.</param>
/// <param name="Status">How it is; null when there is no such check or host any more.</param>
internal sealed record Announcement(string Key, RemMap? Status)
{
    /// <summary>True for a host.</summary>
    public bool IsHost { get; init; }

    /// <summary>What happened; null for nothing new.</summary>
    public RemMap? Event { get; init; }

    /// <summary>All that happened of late, this included; null with no event.</summary>
    public RemList? History { get; init; }

    /// <summary>With no status: the version that is taken away; a newer one is of another plan, and stays.</summary>
    public long Version { get; init; }

    /// <summary>The version of the wish that it ends, or null.</summary>
    public long? EndedWish { get; init; }
}
