using System.ComponentModel;
using Rem.Runtime.CSharp.Gates;
using Rem.Scripting;

namespace Rem.Runtime.CSharp.Api;

/// <summary>
/// What a compiled script is: its text is the body of <see cref="rem__Run"/> or <see cref="rem__RunAsync"/>. For the
/// compiler; authors see `pipe`, `input` and `rem`.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ScriptBody
{
    private ScriptCall _call = null!;
    private IReadOnlyList<string> _names = [];

#pragma warning disable IDE1006, CA1707 // the names that a script sees, and names that none takes by chance
    /// <summary>All names in reach.</summary>
    protected ScriptMap pipe { get; private set; } = null!;

    /// <summary>The command line or request.</summary>
    protected ScriptMap input => field ??= new ScriptMap(_call.Input);

    /// <summary>The primitives.</summary>
    protected RemApi rem => field ??= new RemApi(new HostCalls(_call.Host, rem__gate), _names, _call.Values);

    /// <summary>Passed by the script's loops and functions.</summary>
    protected ScriptGate rem__gate { get; private set; } = null!;

    /// <summary>The line of the `return` that was taken last.</summary>
    internal int rem__line { get; private set; }

    /// <summary>What a script gives that returns nothing.</summary>
    protected internal static object rem__nothing { get; } = new();

    /// <summary>The script, unless it awaits.</summary>
    public virtual object? rem__Run() => rem__nothing;

    /// <summary>The script, when it awaits.</summary>
    public virtual Task<object?> rem__RunAsync() => Task.FromResult<object?>(rem__Run());

    /// <summary>Sets the names that stand beside `pipe`.</summary>
    public virtual void rem__Set(object?[] values)
    {
    }

    /// <summary>Notes where a value comes from.</summary>
    protected object? rem__At(int line, object? value)
    {
        rem__line = line;
        return value;
    }

    internal void Start(ScriptCall call, ScriptGate gate, IReadOnlyList<string> names)
    {
        pipe = new ScriptMap(call.Pipe);
        rem__gate = gate;
        _call = call;
        _names = names;
        if (names.Count > 0)
        {
            rem__Set(call.Values);
        }
    }
#pragma warning restore IDE1006, CA1707
}
