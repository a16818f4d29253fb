using Rem.Errors;

namespace Rem.Shared.Counters;

/// <summary>Errors of counters.</summary>
public static class CounterErrors
{
    /// <summary>Out of the 64-bit range.</summary>
    public static readonly ErrorCode Overflow = new("REM4040", "a counter would leave the range of 64-bit integers or finite floats", "reset the counter, or count in floats");

    /// <summary>Not a number.</summary>
    public static readonly ErrorCode NoNumber = new("REM4041", "a counter was given something that is no finite number", "give an integer or a float");

    /// <summary>An integer and a float whose sum no float holds.</summary>
    public static readonly ErrorCode Inexact = new("REM4042", "a counter would lose whole numbers: an integer and a float are added beyond 2^53, where floats do not hold each of them", "count in integers alone, or in floats alone");
}
