namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>Chunks of a block that are to be written: packed, as values that may still change, or to be deleted (null).</summary>
internal sealed class ChunkChanges
{
    private readonly Dictionary<(int Archive, long Id), object?> _chunks = [];
    private readonly List<(int Archive, long First, long Last)> _trims = [];

    /// <summary>Those that are being written, until they are on the disk.</summary>
    public ChunkChanges? Before { get; set; }

    public bool IsEmpty => _chunks.Count == 0 && _trims.Count == 0;

    /// <summary>The chunks.</summary>
    public IReadOnlyDictionary<(int Archive, long Id), object?> Chunks => _chunks;

    /// <summary>Ranges of keys that are deleted before the chunks are written.</summary>
    public IReadOnlyList<(int Archive, long First, long Last)> Trims => _trims;

    public void Put(int archive, long id, object? chunk) => _chunks[(archive, id)] = chunk;

    /// <summary>Deletes a range of keys, also of chunks that have not been written yet: what is written afterwards must not bring them back.</summary>
    public void Trim(int archive, long first, long last)
    {
        _trims.Add((archive, first, last));
        for (var id = first; id <= last && _chunks.Count > 0; id++)
        {
            _chunks.Remove((archive, id));
        }
    }

    /// <summary>The values of a chunk that may still be changed; null when there are none here.</summary>
    public double[]? Open(int archive, long id) => _chunks.GetValueOrDefault((archive, id)) as double[];

    /// <summary>What a chunk has become; false when nothing is said of it here.</summary>
    public bool TryFind(int archive, long id, out object? chunk) =>
        _chunks.TryGetValue((archive, id), out chunk) || (Before is { } before && before.TryFind(archive, id, out chunk));

    /// <summary>Takes back what could not be written; what came since is newer.</summary>
    public void TakeBack()
    {
        if (Before is not { } before)
        {
            return;
        }

        foreach (var (key, chunk) in before._chunks)
        {
            if (!_trims.Exists(trim => trim.Archive == key.Archive && key.Id >= trim.First && key.Id <= trim.Last))
            {
                _chunks.TryAdd(key, chunk);
            }
        }

        _trims.InsertRange(0, before._trims);
        Before = before.Before;
    }
}
