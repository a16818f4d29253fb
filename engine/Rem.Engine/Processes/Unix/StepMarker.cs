using System.Security.Cryptography;

namespace Rem.Processes.Unix;

/// <summary>
/// The environment variable by which the processes of one step are known, also those that left their process group,
/// their session and their parents. A REM inside a step adds its own mark to that of the step, so that both find them.
/// </summary>
internal static class StepMarker
{
    public const string Variable = "REM_STEP";

    // An environment that somebody filled must not grow from REM to REM.
    private const int LongestInherited = 2048;

    private static readonly string Before = Inherited() + "." + RandomNumberGenerator.GetHexString(16, lowercase: true) + "-";
    private static readonly int TokenStart = Before.LastIndexOf('.');
    private static long _count;

    /// <summary>The entry of what is no step's but belongs to this REM: only the mark that REM itself was given.</summary>
    public static string OfOuter { get; } = Variable + "=" + Inherited();

    /// <summary>A new entry for the environment, `REM_STEP=…`.</summary>
    public static string Next() =>
        string.Concat(Variable, "=", Before, string.Concat(Interlocked.Increment(ref _count).ToString(System.Globalization.CultureInfo.InvariantCulture), "."));

    /// <summary>The part of an entry that no other step's holds.</summary>
    public static string Token(string entry) => entry[(Variable.Length + 1 + TokenStart)..];

    private static string Inherited()
    {
        var outer = InheritedEnvironment.Find(Variable) ?? "";
        return outer.Length <= LongestInherited ? outer : "";
    }
}
