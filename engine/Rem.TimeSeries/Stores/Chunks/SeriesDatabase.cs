using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Storage;
using Rem.Storage.Logs;
using Rem.Storage.Sqlite;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>The database of time series: one connection. All but what reads it whole at the start holds its gate.</summary>
internal sealed class SeriesDatabase : IChunkSource, IDisposable
{
    private readonly SqliteFile _file;
    private readonly LogMark _mark;
    private readonly Dictionary<ChunkTable, (SqliteStatement Put, SqliteStatement Delete)> _tables = [];
    private readonly Dictionary<ChunkPlace, ChunkStatements> _chunks = [];
    private readonly SqliteStatement _begin;
    private readonly SqliteStatement _commit;
    private readonly SqliteStatement _rollback;
    private readonly Lock _gate = new();

    private SeriesDatabase(SqliteFile file)
    {
        _file = file;
        _mark = new LogMark(file.Path);
        (_begin, _commit, _rollback) = (file.Prepare("BEGIN IMMEDIATE"), file.Prepare("COMMIT"), file.Prepare("ROLLBACK"));
        foreach (var table in new[] { ChunkTable.Shape, ChunkTable.Block, ChunkTable.Group, ChunkTable.State, ChunkTable.Begin, ChunkTable.Head })
        {
            _tables[table] = (file.Prepare($"INSERT INTO {SeriesTables.Name(table)}(id, v) VALUES(?1, ?2) ON CONFLICT(id) DO UPDATE SET v = ?2"), file.Prepare($"DELETE FROM {SeriesTables.Name(table)} WHERE id = ?1"));
        }
    }

    /// <summary>The file.</summary>
    public string Path => _file.Path;

    /// <summary>Opens it, and makes it where it is not there. Throws <see cref="SqliteFault"/> and <see cref="StorageErrors"/>.</summary>
    public static SeriesDatabase Open(string path, StoreOptions options)
    {
        var file = SeriesFile.Open(path, options);
        try
        {
            return new SeriesDatabase(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>What SQLite says, in the operator's words. A statement of REM's own that does not fit the tables tells of damaged tables.</summary>
    public static PlanException Failure(SqliteFault fault, string path) => fault.IsLogic
        ? new PlanException(StorageErrors.Damaged, SourceSpan.None, $"'{path}' is damaged: {fault.Message}", StorageErrors.Damaged.Fix)
        : StorageFailure.Of(fault, path);

    /// <summary>Gives all rows of a table: those whose checksum fits, and those that are not what was written.</summary>
    public void ReadAll(ChunkTable table, Action<long, ReadOnlyMemory<byte>> take, Action<long, ReadOnlyMemory<byte>> damaged)
    {
        using var statement = _file.Prepare($"SELECT id, v FROM {SeriesTables.Name(table)}");
        while (statement.Step())
        {
            var id = statement.Integer(0);
            var bytes = statement.Bytes(1).ToArray();
            (ChunkRow.IsSound(table, id, bytes) ? take : damaged)(id, bytes.AsMemory(Math.Min(bytes.Length, ChunkRow.Front)));
        }
    }

    /// <summary>Writes a flight, all of it or nothing. Throws <see cref="SqliteFault"/>.</summary>
    public void Write(Flight flight)
    {
        lock (_gate)
        {
            _begin.Run();
            try
            {
                flight.Catalogue.ForEach(Put);
                foreach (var (place, first, last) in flight.Trims)
                {
                    Statements(place).Trim(first, last);
                }

                // What goes makes room, on a full disk too, for what comes.
                Put(flight.Rows, isDeleted: true);
                Put(flight.Rows, isDeleted: false);
                _commit.Run();
            }
            catch
            {
                if (!_file.IsIdle)
                {
                    _rollback.Run();
                }

                throw;
            }

            _mark.Committed();
        }
    }

    /// <summary>Copies some pages; true when that was all. Throws <see cref="SqliteFault"/>.</summary>
    public bool Copy(PageCopy copy)
    {
        lock (_gate)
        {
            return copy.Step(_file);
        }
    }

    /// <summary>Ends a copy, whole or not.</summary>
    public void Finish(PageCopy copy)
    {
        lock (_gate)
        {
            copy.Finish();
        }
    }

    /// <summary>Lets the file become no larger than so many pages: for tests of full disks.</summary>
    public void Limit(int pages)
    {
        lock (_gate)
        {
            _file.Limit(pages);
        }
    }

    /// <inheritdoc/>
    public bool TryRead(ChunkPlace place, long id, Span<double> values)
    {
        lock (_gate)
        {
            var statement = Statements(place).Get;
            try
            {
                return statement.Bind(1, id).Step() && Unpack(place, id, statement.Bytes(0), values);
            }
            catch (SqliteFault fault)
            {
                throw Failure(fault, Path);
            }
            finally
            {
                statement.Reset();
            }
        }
    }

    /// <inheritdoc/>
    public long Oldest(ChunkPlace place)
    {
        lock (_gate)
        {
            var first = _file.Ask($"SELECT id FROM {SeriesTables.Name(place)} ORDER BY id LIMIT 1");
            return first.Length == 0 ? long.MaxValue : ChunkKey.ChunkOf(long.Parse(first, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Makes the tables of a shape's chunks, where they are not there.</summary>
    public void MakeTables(BlockShape shape)
    {
        lock (_gate)
        {
            try
            {
                for (var archive = 0; archive < shape.Archives.Length; archive++)
                {
                    MakeTable(new ChunkPlace(shape.Id, archive));
                }
            }
            catch (SqliteFault fault)
            {
                throw Failure(fault, Path);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in new[] { _begin, _commit, _rollback })
        {
            statement.Dispose();
        }

        foreach (var (put, delete) in _tables.Values)
        {
            put.Dispose();
            delete.Dispose();
        }

        foreach (var chunk in _chunks.Values)
        {
            chunk.Dispose();
        }

        _mark.Clear();
        _mark.Dispose();
        _file.Dispose();
    }

    private void MakeTable(ChunkPlace place)
    {
        if (!_chunks.ContainsKey(place))
        {
            _file.Run($"CREATE TABLE IF NOT EXISTS {SeriesTables.Name(place)}{SeriesTables.Columns}");
            _chunks[place] = new ChunkStatements(_file, SeriesTables.Name(place));
        }
    }

    private void Put(IReadOnlyList<ChunkRow> rows, bool isDeleted)
    {
        foreach (var row in rows)
        {
            if (row.Bytes is null == isDeleted)
            {
                Put(row);
            }
        }
    }

    private void Put(ChunkRow row)
    {
        var (put, delete) = row.Table == ChunkTable.Chunk ? (Statements(row.Place).Put, Statements(row.Place).Delete) : _tables[row.Table];
        if (row.Bytes is { } bytes)
        {
            put.Bind(1, row.Id).Bind(2, bytes).Run();
        }
        else
        {
            delete.Bind(1, row.Id).Run();
        }
    }

    private bool Unpack(ChunkPlace place, long id, ReadOnlySpan<byte> bytes, Span<double> values) =>
        ChunkPacking.TryUnpack(ChunkRow.Content(ChunkTable.Chunk, id, bytes, Path, place), values)
            ? true
            : throw ChunkRow.Damaged(ChunkTable.Chunk, id, Path);

    private ChunkStatements Statements(ChunkPlace place) => _chunks[place];
}
