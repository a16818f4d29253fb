using System.Globalization;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Scripting.Workers.Hosting;

/// <summary>The errors of a script's limits, in the words that the languages use too.</summary>
internal static class LimitWords
{
    /// <summary>Its time.</summary>
    public static LimitException Late(ScriptLimits limits, SourceSpan at) =>
        new(LimitErrors.ScriptTime, at, $"the script took longer than the limit of {Time(limits.Time)} (limit: script time)");

    /// <summary>Its memory.</summary>
    public static LimitException Memory(ScriptLimits limits, SourceSpan at) =>
        new(LimitErrors.ScriptMemory, at, $"the script held more memory than the limit of {Bytes(limits.MemoryBytes)} (limit: script memory)");

    /// <summary>A time.</summary>
    public static string Time(TimeSpan time) =>
        time.TotalSeconds >= 1
            ? time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s"
            : time.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture) + " ms";

    private static string Bytes(long bytes) => bytes >= 1024 * 1024
        ? (bytes / 1024d / 1024d).ToString("0.##", CultureInfo.InvariantCulture) + " MiB"
        : (bytes / 1024d).ToString("0.##", CultureInfo.InvariantCulture) + " KiB";
}
