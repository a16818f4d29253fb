namespace Rem.Runtime.Lua.States;

/// <summary>States that wait for their next run, as many as the machine can use at once.</summary>
internal sealed class LuaStatePool
{
    private readonly LuaState?[] _idle = new LuaState?[Math.Max(4, Environment.ProcessorCount * 2)];

    /// <summary>A state for one run.</summary>
    public LuaState Rent()
    {
        var idle = _idle;
        for (var i = 0; i < idle.Length; i++)
        {
            if (idle[i] is not null && Interlocked.Exchange(ref idle[i], null) is { } state)
            {
                return state;
            }
        }

        return new LuaState();
    }

    /// <summary>Takes a state back; one that is broken or too many is closed.</summary>
    public void Return(LuaState state)
    {
        var idle = _idle;
        for (var i = 0; i < idle.Length && !state.IsBroken; i++)
        {
            if (idle[i] is null && Interlocked.CompareExchange(ref idle[i], state, null) is null)
            {
                return;
            }
        }

        state.Dispose();
    }
}
