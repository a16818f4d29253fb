using System.Globalization;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Scripting;

/// <summary>The errors of a script's limits, in the same words for every language. Safe to use from several threads.</summary>
public static class ScriptLimitErrors
{
    /// <summary>Its time is over.</summary>
    public static LimitException Time(ScriptLimits limits, SourceSpan at) =>
        new(LimitErrors.ScriptTime, at, $"the script took longer than the limit of {Show(limits.Time)} (limit: script time)");

    /// <summary>It holds too much memory.</summary>
    public static LimitException Memory(ScriptLimits limits, SourceSpan at) =>
        new(LimitErrors.ScriptMemory, at, $"the script held more memory than the limit of {Show(limits.MemoryBytes)} (limit: script memory)");

    /// <summary>Its calls are too deep inside each other; <paramref name="stack"/> is what had no more room.</summary>
    public static LimitException Depth(SourceSpan at, string stack) =>
        new(LimitErrors.CallDepth, at, "the script's functions called each other deeper than " + stack);

    /// <summary>A time in seconds, or below one in milliseconds: `1.5 s`, `200 ms`.</summary>
    public static string Show(TimeSpan time) =>
        time.TotalSeconds >= 1
            ? time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s"
            : time.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture) + " ms";

    private static string Show(long bytes) => bytes >= 1024 * 1024
        ? (bytes / 1024d / 1024d).ToString("0.##", CultureInfo.InvariantCulture) + " MiB"
        : (bytes / 1024d).ToString("0.##", CultureInfo.InvariantCulture) + " KiB";
}
