using Rem.Errors;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>Whether what is taken can be written. Set by the thread that writes; anybody may look.</summary>
internal sealed class WriterState
{
    private volatile PlanException? _fault;

    /// <summary>True when nothing will be written any more: after a failed sync nobody knows what is on the disk.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>What failed last, or null.</summary>
    public PlanException? Fault => _fault;

    /// <summary>Throws while nothing is written: a sample that is taken then would be lost by more than the flush window.</summary>
    public void EnsureWritable()
    {
        if (_fault is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>A write has failed.</summary>
    public void Fail(PlanException fault, bool isFinal)
    {
        IsFinal |= isFinal;
        _fault = fault;
    }

    /// <summary>One has succeeded again.</summary>
    public void Succeed() => _fault = null;
}
