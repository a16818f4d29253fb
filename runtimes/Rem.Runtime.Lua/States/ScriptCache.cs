using Rem.Runtime.Lua.Native;

namespace Rem.Runtime.Lua.States;

/// <summary>The scripts that a state has compiled, at most <see cref="Most"/>: the one unused for longest makes room.</summary>
internal sealed class ScriptCache(LuaState owner)
{
    private const int Most = 64;

    private readonly Dictionary<LuaScript, LuaEntry> _entries = new(ReferenceEqualityComparer.Instance);
    private LuaEntry? _last;
    private long _uses;

    /// <summary>The script compiled in this state.</summary>
    public LuaEntry Get(LuaScript script)
    {
        if (_last?.Script == script)
        {
            return _last;
        }

        if (!_entries.TryGetValue(script, out var entry))
        {
            entry = Add(script);
        }

        entry.LastUse = ++_uses;
        return _last = entry;
    }

    /// <summary>Keeps the function on top of the stack, which is taken off, as the script's.</summary>
    public LuaEntry AddCompiled(LuaScript script)
    {
        if (_entries.Count >= Most)
        {
            MakeRoom();
        }

        var state = owner.Handle;
        var function = LuaNative.Reference(state, LuaNative.Registry);
        LuaNative.CreateTable(state, 0, script.PipeNames.Length);
        LuaNative.RawGetAt(state, LuaNative.Registry, owner.Slots.ShadowMeta);
        LuaNative.SetMetatable(state, -2);
        var shadow = LuaNative.Reference(state, LuaNative.Registry);
        LuaNative.CreateTable(state, script.PipeNames.Length, 0);
        for (var i = 0; i < script.PipeNames.Length; i++)
        {
            Marshal.LuaText.Push(state, script.PipeNames[i]);
            LuaNative.RawSetAt(state, -2, i + 1);
        }

        var keys = LuaNative.Reference(state, LuaNative.Registry);
        var entry = new LuaEntry(script, function, shadow, keys) { LastUse = ++_uses };
        _entries.Add(script, entry);
        return entry;
    }

    private LuaEntry Add(LuaScript script)
    {
        if (!script.Code.TryLoad(owner.Handle, out var problem))
        {
            throw new InvalidOperationException("a script that was parsed before does not parse now: " + problem);
        }

        return AddCompiled(script);
    }

    private void MakeRoom()
    {
        LuaEntry? oldest = null;
        foreach (var entry in _entries.Values)
        {
            oldest = oldest is null || entry.LastUse < oldest.LastUse ? entry : oldest;
        }

        _entries.Remove(oldest!.Script);
        _last = null;
        LuaNative.Unreference(owner.Handle, LuaNative.Registry, oldest.Function);
        LuaNative.Unreference(owner.Handle, LuaNative.Registry, oldest.Shadow);
        LuaNative.Unreference(owner.Handle, LuaNative.Registry, oldest.Keys);
    }
}
