using Rem.Values;

namespace Rem.Monitoring.Hosting;

/// <summary>Something to be written down of a check.</summary>
/// <param name="Check">The check's name.</param>
/// <param name="Status">How it is; null when there is no such check any more.</param>
internal sealed record Announcement(string Check, RemMap? Status)
{
    /// <summary>What happened; null for nothing new.</summary>
    public RemMap? Event { get; init; }

    /// <summary>All that happened of late, this included; null with no event.</summary>
    public RemList? History { get; init; }

    /// <summary>The version of the wish that it ends, or null.</summary>
    public long? EndedWish { get; init; }
}
