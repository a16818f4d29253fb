using Rem.Errors;
using Rem.Plans;

namespace Rem.Running;

/// <summary>
/// One flow of control: how deep it stands, which locks it holds, and where its log goes. Frozen; each level
/// makes a new one that knows the one around it, so that branches side by side never disturb each other.
/// </summary>
public sealed class Flow
{
    private readonly Flow? _around;
    private readonly string? _lock;

    private Flow(Flow? around, int depth, string? heldLock, long? token)
    {
        _around = around;
        Depth = depth;
        _lock = heldLock;
        Token = token ?? around?.Token;
    }

    /// <summary>The first flow of a run.</summary>
    public static Flow Start { get; } = new(null, 0, null, null);

    /// <summary>Levels of tags, calls and plans inside each other.</summary>
    public int Depth { get; }

    /// <summary>The fencing token of the innermost lock, or null.</summary>
    public long? Token { get; }

    /// <summary>One level deeper: a handler, a called plan. Throws at the limit of section 9.</summary>
    public Flow Deeper(int limit, SourceSpan at)
    {
        if (Depth >= limit)
        {
            throw new LimitException(LimitErrors.CallDepth, at, $"more than {limit} tags, calls and plans inside each other (limit: call depth {limit})");
        }

        return new Flow(this, Depth + 1, null, null);
    }

    /// <summary>The same flow, holding one more lock.</summary>
    public Flow Holding(string name, long token) => new(this, Depth, name, token);

    /// <summary>A flow of its own that starts here: the locks stay with the one that holds them.</summary>
    public Flow WithoutLocks() => new(null, Depth, null, null);

    /// <summary>True when this flow holds the lock already.</summary>
    public bool Holds(string name)
    {
        for (var flow = this; flow is not null; flow = flow._around)
        {
            if (flow._lock == name)
            {
                return true;
            }
        }

        return false;
    }
}
