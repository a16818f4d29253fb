using Rem.Errors;

namespace Rem.Filters;

/// <summary>Errors that every filter can raise.</summary>
public static class FilterErrors
{
    /// <summary>No filter has the name.</summary>
    public static readonly ErrorCode Unknown = new("REM1300", "a filter does not exist", "see `rem explain filters` for all of them");

    /// <summary>Too few or too many arguments.</summary>
    public static readonly ErrorCode Arguments = new("REM1301", "a filter has too few or too many arguments", "give the arguments that `rem explain NAME` lists: value | name a, b");

    /// <summary>The value that comes in is of another kind.</summary>
    public static readonly ErrorCode Input = new("REM1302", "a filter got a value of a kind that it does not work on", "change the value's kind before the filter, or use another filter");

    /// <summary>An argument is of another kind.</summary>
    public static readonly ErrorCode Argument = new("REM1303", "an argument of a filter is of another kind than it needs", "give the kind of value that `rem explain NAME` lists");

    /// <summary>The text that comes in cannot be read.</summary>
    public static readonly ErrorCode Unreadable = new("REM1304", "a filter cannot read the text or value that it got", "mend the text, or test it before with `matches`");

    /// <summary>The result would be too large.</summary>
    public static readonly ErrorCode TooLarge = new("REM1305", "the result of a filter would be larger than its bound", "handle the data in pieces");

    /// <summary>An element of a list is of another kind.</summary>
    public static readonly ErrorCode Element = new("REM1306", "an element of a list is of a kind that a filter does not work on", "pick or change the elements first, with `where` or `map`");
}
