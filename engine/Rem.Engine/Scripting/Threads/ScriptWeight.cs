namespace Rem.Scripting;

/// <summary>How long one script's runs have held their thread lately. Safe to use from several threads.</summary>
internal sealed class ScriptWeight
{
    private static readonly long Light = TimeSpan.FromMilliseconds(1).Ticks;

    // What has never run may take long: its first run compiles it.
    private long _average = long.MaxValue;

    /// <summary>True when it takes no longer than handing it to another thread is worth.</summary>
    public bool IsLight => Volatile.Read(ref _average) < Light;

    /// <summary>A run has held its thread for so long. Of two at once one may be forgotten.</summary>
    public void Note(TimeSpan held)
    {
        var before = Volatile.Read(ref _average);
        Volatile.Write(ref _average, before == long.MaxValue ? held.Ticks : before - (before / 4) + (held.Ticks / 4));
    }
}
