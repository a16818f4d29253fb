namespace Rem.Storage.Backups;

/// <summary>What a look through all of a database found.</summary>
/// <param name="Path">The file.</param>
/// <param name="Version">The shape that it has.</param>
/// <param name="Queues">Queues.</param>
/// <param name="Messages">Messages and dead letters.</param>
/// <param name="Buckets">Buckets.</param>
/// <param name="Entries">Entries of buckets, deleted ones that are remembered included.</param>
/// <param name="Counters">Counters.</param>
/// <param name="Damages">What is not what was written, each in words; empty when all is sound.</param>
public sealed record VerifyReport(string Path, int Version, long Queues, long Messages, long Buckets, long Entries, long Counters, IReadOnlyList<string> Damages)
{
    /// <summary>The small files that go with a backup; what is in them is for others to look at.</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    /// <summary>Other databases of the data folder that a backup tells of, by their paths there, and whether it holds them.</summary>
    public IReadOnlyList<(string Name, bool IsThere)> Companions { get; init; } = [];

    /// <summary>True when nothing is damaged.</summary>
    public bool IsSound => Damages.Count == 0;
}
