using Rem.Errors;
using Rem.Plans;

namespace Rem.Storage.Writing;

/// <summary>Why nothing is written at the moment: for want of room, until the next try, or for good. Changed by the writer alone; anybody may look.</summary>
internal sealed class Outage
{
    private volatile Finding? _finding;
    private volatile Exception? _inner;
    private volatile bool _isBlocked;
    private volatile bool _isFinal;

    /// <summary>True while nothing is written.</summary>
    public bool IsBlocked => _isBlocked;

    /// <summary>True when nothing will be any more.</summary>
    public bool IsFinal => _isFinal;

    /// <summary>What failed last: an error of its own for each who gets it, to which places and trails are added.</summary>
    public PlanException Fault => new(_finding!, _inner);

    /// <summary>Throws while nothing is written.</summary>
    public void EnsureNone()
    {
        if (_isBlocked)
        {
            throw Fault;
        }
    }

    /// <summary>A write has failed.</summary>
    public void Begin(PlanException fault, bool isPassing)
    {
        (_finding, _inner) = (fault.Finding, fault.InnerException);
        _isFinal |= !isPassing;
        _isBlocked = true;
    }

    /// <summary>Time for the next try, unless there is none.</summary>
    public void Retry() => _isBlocked = _isFinal;
}
