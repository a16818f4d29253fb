namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>The states of a block's groups, which are written by pages. Guarded by the block's gate.</summary>
internal sealed class BlockStates
{
    private readonly BlockShape _shape;
    private readonly bool[] _isDirtyPage;
    private readonly HashSet<int> _lost = [];
    private long[] _state;

    public BlockStates(BlockShape shape, int capacity)
    {
        _shape = shape;
        _state = new long[capacity * shape.Width];
        _isDirtyPage = new bool[(shape.MostGroups / shape.GroupsInPage) + 1];
    }

    /// <summary>A group's state. Who changes it calls <see cref="SetDirty"/>.</summary>
    public Span<long> Of(int group) => _state.AsSpan(group * _shape.Width, _shape.Width);

    /// <summary>Says that a group's state has to be written.</summary>
    public void SetDirty(int group) => _isDirtyPage[group / _shape.GroupsInPage] = true;

    /// <summary>Says that a page has to be written.</summary>
    public void SetPageDirty(int page) => _isDirtyPage[page] = true;

    /// <summary>True for a place whose group's state is not what was written.</summary>
    public bool IsLost(int group) => _lost.Contains(group);

    /// <summary>Nothing of a group is left in its place.</summary>
    public void Clear(int group)
    {
        _lost.Remove(group);
        Of(group).Clear();
    }

    /// <summary>Makes room for so many groups.</summary>
    public void Widen(int capacity) => Array.Resize(ref _state, capacity * _shape.Width);

    /// <summary>Adds the pages that have to be written since the last call.</summary>
    public void Collect(Flight flight, Block block, int groups)
    {
        for (var page = 0; page < _isDirtyPage.Length; page++)
        {
            if (_isDirtyPage[page])
            {
                _isDirtyPage[page] = false;
                var first = page * _shape.GroupsInPage;
                flight.AddState(block, page, StatePage.Write(Page(page, groups), _shape.Width, place => _lost.Contains(first + place)));
            }
        }
    }

    /// <summary>Puts back what the disk has of a page. There may be more than there are groups now: the last ones were deleted.</summary>
    public void Load(int page, ReadOnlySpan<byte> bytes, bool isSound, int groups)
    {
        var first = page * _shape.GroupsInPage;
        StatePage.Read(bytes, isSound, first < groups ? Page(page, groups) : [], _shape.Width, place => _lost.Add(first + place));
    }

    private Span<long> Page(int page, int groups)
    {
        var first = page * _shape.GroupsInPage;
        return _state.AsSpan(first * _shape.Width, Math.Min(_shape.GroupsInPage, groups - first) * _shape.Width);
    }
}
