namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>The oldest chunk of each column of an archive that may be on the disk, and up to which they are to go.</summary>
internal sealed class OldChunks
{
    private readonly long[] _oldest;
    private readonly long[] _goal;

    public OldChunks(int columns)
    {
        _oldest = new long[columns];
        _goal = new long[columns];
        Array.Fill(_oldest, long.MaxValue);
    }

    /// <summary>The oldest of a column; one beyond all when it has none.</summary>
    public long Of(int column) => _oldest[column];

    /// <summary>A chunk of a column is there.</summary>
    public void Add(int column, long chunk) => _oldest[column] = Math.Min(_oldest[column], chunk);

    /// <summary>All columns may have chunks from this one on.</summary>
    public void Load(long oldest) => Array.Fill(_oldest, oldest);

    /// <summary>A column has none any more.</summary>
    public void Forget(int column) => _oldest[column] = long.MaxValue;

    /// <summary>Chunks of some columns before this one are to go.</summary>
    public void SetGoal(int column, int count, long chunk) => _goal.AsSpan(column, count).Fill(chunk);

    /// <summary>The oldest of all.</summary>
    public long Least(int columns)
    {
        var least = long.MaxValue;
        for (var i = 0; i < columns; i++)
        {
            least = Math.Min(least, _oldest[i]);
        }

        return least;
    }

    /// <summary>True when some column's chunk is to go.</summary>
    public bool IsGoal(long chunk)
    {
        foreach (var goal in _goal)
        {
            if (chunk < goal)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when that of each column is to go that has it.</summary>
    public bool IsGoalOfAll(long chunk, int columns)
    {
        for (var i = 0; i < columns; i++)
        {
            if (_oldest[i] <= chunk && chunk >= _goal[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Calls for each column whose chunk is to go.</summary>
    public void ForGoal(long chunk, int columns, Action<int> drop)
    {
        for (var i = 0; i < columns; i++)
        {
            if (_oldest[i] <= chunk && chunk < _goal[i])
            {
                drop(i);
            }
        }
    }

    /// <summary>They are gone.</summary>
    public void Reached(int columns)
    {
        for (var i = 0; i < columns; i++)
        {
            _oldest[i] = _oldest[i] == long.MaxValue ? long.MaxValue : Math.Max(_oldest[i], _goal[i]);
        }

        Array.Clear(_goal);
    }
}
