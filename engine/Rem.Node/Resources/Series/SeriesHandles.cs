using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Node.Resources.Series;

/// <summary>
/// Which group a client means that has had it before: that very one, whatever its name is now, and none that took its name
/// after it was deleted. A client of a node that has been started again is given the group of that name. Safe to use from
/// several threads.
/// </summary>
internal sealed class SeriesHandles
{
    private const int FewHandles = 1024;

    private readonly Lock _gate = new();
    private readonly string _node = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)) + "-";
    private readonly ConditionalWeakTable<ISeriesGroup, StrongBox<long>> _ids = [];
    private readonly Dictionary<long, WeakReference<ISeriesGroup>> _groups = [];
    private long _last;
    private int _most = FewHandles;

    /// <summary>A group as a client gets it.</summary>
    public RemList Of(ISeriesGroup group) => RemList.Of(MarkOf(group), group.Name, SeriesForms.Of(group.Definition));

    /// <summary>The group that a client means; null when it is gone.</summary>
    public async ValueTask<ISeriesGroup?> FindAsync(RemMap given, ITimeSeries series, CancellationToken cancel)
    {
        var mark = given.Text("mark");
        if (!mark.StartsWith(_node, StringComparison.Ordinal))
        {
            return await series.FindAsync(given.Name(), cancel);
        }

        lock (_gate)
        {
            return long.TryParse(mark.AsSpan(_node.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && _groups.TryGetValue(id, out var found) && found.TryGetTarget(out var group)
                ? group
                : null;
        }
    }

    private string MarkOf(ISeriesGroup group)
    {
        lock (_gate)
        {
            if (!_ids.TryGetValue(group, out var id))
            {
                _ids.Add(group, id = new StrongBox<long>(++_last));
                Sweep();
                _groups.Add(id.Value, new WeakReference<ISeriesGroup>(group));
            }

            return _node + id.Value.ToString(CultureInfo.InvariantCulture);
        }
    }

    // Groups that were deleted.
    private void Sweep()
    {
        if (_groups.Count < _most)
        {
            return;
        }

        foreach (var (id, group) in _groups.ToArray())
        {
            if (!group.TryGetTarget(out _))
            {
                _groups.Remove(id);
            }
        }

        _most = Math.Max(FewHandles, _groups.Count * 2);
    }
}
