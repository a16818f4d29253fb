namespace Rem.Scripting.Workers.Wire;

/// <summary>What frames of a script's run may have, by the script's memory: no honest script comes near it.</summary>
internal static class WireLimits
{
    private const long Spare = 1024 * 1024;

    /// <summary>Bytes of a frame: text of two bytes a character where Lua has one.</summary>
    public static long Frame(long memory) => (2 * Math.Min(memory, int.MaxValue)) + Spare;

    /// <summary>Bytes that the values of a frame may take in memory.</summary>
    public static long Values(long memory) => (3 * Math.Min(memory, int.MaxValue)) + Spare;
}
