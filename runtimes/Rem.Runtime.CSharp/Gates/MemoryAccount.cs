namespace Rem.Runtime.CSharp.Gates;

/// <summary>
/// What one run holds of the process's heap, as well as a process can know it: a run is over its limit when its own
/// thread took that much and the heap, collected, has grown by more than that since the run began.
/// </summary>
internal sealed class MemoryAccount(long limit)
{
    private const int FewPasses = 16;
    private const int ManyPasses = 1024;

    private readonly Thread _thread = Thread.CurrentThread;
    private readonly long _heapAtStart = GC.GetTotalMemory(false);
    private long _floor; // since the first collection
    private bool _isCollected;
    private readonly long _takenAtStart = GC.GetAllocatedBytesForCurrentThread();
    private long _taken;
    private long _due;
    private int _passes = 1;

    /// <summary>
    /// How many times the gate may be passed before the next look, 1 to 1024, as fast as the run takes memory; 0 when
    /// it is over its limit. On threads that the script started itself memory is not held.
    /// </summary>
    public int Look()
    {
        if (Thread.CurrentThread != _thread)
        {
            return ManyPasses;
        }

        var taken = GC.GetAllocatedBytesForCurrentThread() - _takenAtStart;
        var each = Math.Max(1, (taken - _taken) / _passes);
        _taken = taken;
        if (taken >= limit && taken >= _due)
        {
            _due = taken + (limit / 8);
            if (IsOver())
            {
                return 0;
            }
        }

        _passes = (int)Math.Clamp(limit / FewPasses / each, 1, Math.Min(ManyPasses, _passes * 8));
        return _passes;
    }

    // The heap as it stands holds what nobody needs any more, so it is collected before it counts against the run. So did
    // the heap at the start: from the first collection on the run is held to what it added to what that one left.
    private bool IsOver()
    {
        var heap = GC.GetTotalMemory(false);
        if (heap <= limit || (_isCollected && heap - _floor <= limit))
        {
            return false;
        }

        GC.Collect();
        heap = GC.GetTotalMemory(false);
        if (!_isCollected)
        {
            _isCollected = true;
            _floor = Math.Min(_heapAtStart, heap);
            return heap - _heapAtStart > limit;
        }

        return heap - _floor > limit;
    }
}
