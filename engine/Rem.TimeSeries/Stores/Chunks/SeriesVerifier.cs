using System.Globalization;
using System.Text;
using Rem.Errors;
using Rem.Storage.Sqlite;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>Looks through all rows of a database of time series, or of a backup that holds its tables. It changes nothing.</summary>
internal sealed class SeriesVerifier(SqliteFile file)
{
    private const int MostDamages = 100;

    private readonly List<string> _damages = [];
    private readonly Dictionary<long, BlockShape> _shapes = [];
    private readonly Dictionary<int, BlockShape> _blocks = [];
    private readonly Dictionary<(int Block, int Index), string> _names = [];

    /// <summary>Looks. Throws <see cref="SqliteFault"/> when the file cannot be read.</summary>
    public SeriesReport Run()
    {
        Look(ChunkTable.Shape, (id, bytes) => _shapes[id] = new BlockShape((int)id, Encoding.UTF8.GetString(bytes)), static id => $"a shape of blocks (row {id})");
        Look(ChunkTable.Group, ReadGroup, static id => $"the name of a series group (row {id})");
        Look(ChunkTable.Block, static (_, _) => { }, static id => $"block {id}");
        Look(ChunkTable.Begin, static (_, _) => { }, static id => $"the beginnings of block {id}");
        LookAtStates();
        Look(ChunkTable.Head, static (_, _) => { }, static id => $"a row of the newest values of archive {Flight.HeadOf(id).Archive + 1} in block {Flight.HeadOf(id).Block} (row {id})");
        LookAtChunks();
        return new SeriesReport(_names.Count, _damages);
    }

    private delegate void Taken(long id, ReadOnlySpan<byte> bytes);

    private void Look(ChunkTable table, Taken take, Func<long, string> title)
    {
        using var statement = file.Prepare($"SELECT id, v FROM {SeriesTables.Name(table)}");
        while (statement.Step())
        {
            var id = statement.Integer(0);
            var bytes = statement.Bytes(1);
            if (ChunkRow.IsSound(table, id, bytes))
            {
                take(id, bytes[ChunkRow.Front..]);
            }
            else
            {
                Damaged(title(id));
            }
        }
    }

    private void ReadGroup(long id, ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (GroupRow.Read(bytes) is { } row)
            {
                _names[(row.Block, row.Index)] = row.Name;
                _blocks.TryAdd(row.Block, new BlockShape(0, BlockShape.KeyOf(row.Definition)));
                return;
            }
        }
        catch (PlanException)
        {
            // Told below.
        }

        Damaged($"the name of a series group (row {id})");
    }

    private void LookAtStates()
    {
        using var statement = file.Prepare($"SELECT id, v FROM {SeriesTables.Name(ChunkTable.State)}");
        while (statement.Step())
        {
            var id = statement.Integer(0);
            var bytes = statement.Bytes(1);
            var (block, page) = Flight.StateOf(id);
            if (!_blocks.TryGetValue(block, out var shape))
            {
                continue; // nothing of it is anybody's
            }

            var words = new long[shape.GroupsInPage * shape.Width];
            StatePage.Read(bytes[Math.Min(bytes.Length, ChunkRow.Front)..], ChunkRow.IsSound(ChunkTable.State, id, bytes), words, shape.Width, place => Lose(block, (page * shape.GroupsInPage) + place));
        }
    }

    private void Lose(int block, int index)
    {
        if (_names.TryGetValue((block, index), out var name))
        {
            Damaged($"the state of the series group '{name}'");
        }
    }

    private void LookAtChunks()
    {
        using var tables = file.Prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'chunk\\_%' ESCAPE '\\' ORDER BY name");
        while (tables.Step())
        {
            var parts = tables.Text(0).Split('_');
            if (parts.Length == 3 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var shape) && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var archive))
            {
                LookAtChunks(new ChunkPlace(shape, archive));
            }
        }
    }

    private void LookAtChunks(ChunkPlace place)
    {
        var slots = _shapes.TryGetValue(place.Shape, out var shape) && place.Archive < shape.Archives.Length ? shape.Archives[place.Archive].Slots : 0;
        var values = new double[slots];
        using var statement = file.Prepare($"SELECT id, v FROM {SeriesTables.Name(place)}");
        while (statement.Step())
        {
            var id = statement.Integer(0);
            var bytes = statement.Bytes(1);
            if (!ChunkRow.IsSound(ChunkTable.Chunk, id, bytes, place) || (slots > 0 && !ChunkPacking.TryUnpack(bytes[ChunkRow.Front..], values)))
            {
                var (block, column) = ChunkKey.PlaceOf(id);
                var name = shape is not null && _names.TryGetValue((block, column / shape.Sources), out var known) ? $"the series group '{known}'" : $"block {block}";
                Damaged($"values of archive {place.Archive + 1} of {name} (row {id})");
            }
        }
    }

    private void Damaged(string what)
    {
        if (_damages.Count < MostDamages)
        {
            _damages.Add($"time series: {what} is not what was written");
        }
    }
}
