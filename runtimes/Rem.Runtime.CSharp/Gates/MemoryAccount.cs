namespace Rem.Runtime.CSharp.Gates;

/// <summary>
/// What one run holds of the process's heap, as well as a process can know it: when the run's thread has taken more
/// than the limit since the last look, the heap is collected and measured. A run is over when the heap has grown by
/// more than the limit since it started and its own thread took that much.
/// </summary>
internal sealed class MemoryAccount(long limit)
{
    private readonly long _heapAtStart = GC.GetTotalMemory(false);
    private readonly long _takenAtStart = GC.GetAllocatedBytesForCurrentThread();
    private readonly Thread _thread = Thread.CurrentThread;
    private long _dueAt = GC.GetTotalAllocatedBytes(false) + limit;

    /// <summary>True when the process has taken so much that the run's own part should be measured. From any thread.</summary>
    public bool IsDue(long allocated) => allocated >= Volatile.Read(ref _dueAt);

    /// <summary>Measures, on the run's own thread; elsewhere it says no.</summary>
    public bool IsOver()
    {
        var allocated = GC.GetTotalAllocatedBytes(false);
        if (allocated < Volatile.Read(ref _dueAt) || Thread.CurrentThread != _thread)
        {
            return false;
        }

        Volatile.Write(ref _dueAt, allocated + (limit / 2));
        if (GC.GetAllocatedBytesForCurrentThread() - _takenAtStart < limit)
        {
            return false;
        }

        GC.Collect();
        return GC.GetTotalMemory(false) - _heapAtStart > limit;
    }
}
