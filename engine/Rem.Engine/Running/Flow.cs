using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Shared;
using Rem.Shared.Locks;

namespace Rem.Running;

/// <summary>
/// One flow of control: how deep it stands, which locks it holds, and its name as an owner of locks. Frozen; each
/// level makes a new one, so that branches side by side never disturb each other.
/// </summary>
public sealed class Flow
{
    private static long _lastName;
    private string? _owner;
    private readonly Flow? _outer;

    private Flow(Flow? outer, int depth, IReadOnlyList<Fence> fences, string? owner, StepEnds? ends = null)
    {
        Ends = ends;
        _outer = outer;
        Depth = depth;
        Fences = fences;
        _owner = owner;
    }

    /// <summary>Levels of tags, calls and plans inside each other.</summary>
    public int Depth { get; }

    /// <summary>The locks that are held around here; writes to shared resources carry them.</summary>
    public IReadOnlyList<Fence> Fences { get; }

    /// <summary>Where an action leaves what is to be settled when its step has ended; null where it settles at once.</summary>
    internal StepEnds? Ends { get; }

    /// <summary>
    /// The flow's name as an owner of locks: a flow inside another begins with its name, so that a lock inside
    /// itself is noticed. Made when somebody asks.
    /// </summary>
    public string Owner => _owner ??= _outer is null ? NewName() : LockOwner.Inside(_outer.Owner, NewName());

    /// <summary>The first flow of a run.</summary>
    public static Flow Start() => new(null, 0, [], null);

    /// <summary>One level deeper: a handler, a called plan. Throws at the limit of section 9.</summary>
    public Flow Deeper(int limit, SourceSpan at)
    {
        if (Depth >= limit)
        {
            throw new LimitException(LimitErrors.CallDepth, at, $"more than {limit} tags, calls and plans inside each other (limit: call depth {limit})");
        }

        return new Flow(this, Depth + 1, Fences, null);
    }

    /// <summary>
    /// A flow inside this one with a name of its own: whoever takes a lock asks for it under such a name, so that two
    /// branches of one flow wait for each other and are not taken for the same owner.
    /// </summary>
    public Flow Inside() => new(this, Depth, Fences, null);

    /// <summary>The same flow, holding one more lock.</summary>
    public Flow Holding(Fence fence) => new(this, Depth, [.. Fences, fence], null);

    /// <summary>The same flow for the action of a step that settles at its end what the action took.</summary>
    internal Flow Ending(StepEnds ends) => new(this, Depth, Fences, null, ends);

    /// <summary>A flow beside this one (`detach`): its starter's locks are not its own.</summary>
    public Flow Beside() => new(null, Depth, [], null);

    private static string NewName() => Interlocked.Increment(ref _lastName).ToString("x", CultureInfo.InvariantCulture);
}
