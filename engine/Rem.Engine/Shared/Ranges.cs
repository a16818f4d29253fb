using Rem.Errors;
using Rem.Plans;

namespace Rem.Shared;

/// <summary>Checks of the numbers and times that reach a shared resource.</summary>
internal static class Ranges
{
    // As long as a duration of the plan language may be.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(10_000);

    /// <summary>A time of 0 or more.</summary>
    public static TimeSpan NotNegative(TimeSpan time, string what) =>
        time >= TimeSpan.Zero && time <= Longest ? time : throw Outside(what, "0 s to 10,000 days", Text(time));

    /// <summary>A time above 0.</summary>
    public static TimeSpan Positive(TimeSpan time, string what) =>
        time > TimeSpan.Zero && time <= Longest ? time : throw Outside(what, "above 0 s, at most 10,000 days", Text(time));

    /// <summary>A whole number between two.</summary>
    public static void Between(long number, long least, long most, string what)
    {
        if (number < least || number > most)
        {
            throw Outside(what, $"{least} to {most}", $"{number}");
        }
    }

    private static string Text(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds} s");

    private static PlanException Outside(string what, string range, string got) =>
        new(SharedErrors.Range, SourceSpan.None, $"{what} must be {range}, got {got}");
}
