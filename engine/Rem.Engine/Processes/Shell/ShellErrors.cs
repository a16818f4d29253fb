using Rem.Errors;

namespace Rem.Processes.Shell;

/// <summary>Errors of values in the text of a shell.</summary>
public static class ShellErrors
{
    /// <summary>A place in which a value cannot stand as data.</summary>
    public static readonly ErrorCode Place = new("REM2120", "a value cannot stand as data at this place of a shell text", "give the value to a variable first (`x=${{ value }}`) and use that, or pass it by `env`");

    /// <summary>A place that cannot be told for certain.</summary>
    public static readonly ErrorCode Unsure = new("REM2121", "shells disagree about the text before a value, so that its place cannot be told", "write the part before it more simply: `$(…)` for backticks, no quotes inside `\"${…}\"`");

    /// <summary>A value in a program that is no shell.</summary>
    public static readonly ErrorCode NoShell = new("REM2122", "a value stands in the text of a program that is no shell", "pass the value by `env` and read the variable in the program");

    /// <summary>No number in arithmetic.</summary>
    public static readonly ErrorCode Number = new("REM2123", "shells evaluate this place as arithmetic, so a value in it must be a whole number", "make it a number before (`| number`, `| round`)");

    /// <summary>No name where a name is needed.</summary>
    public static readonly ErrorCode VariableName = new("REM2124", "shells evaluate this place as the name of a variable, so a value in it must be a plain name", "use letters, digits and `_`");

    /// <summary>A list that does not fit.</summary>
    public static readonly ErrorCode List = new("REM2125", "a list cannot stand at this place of a shell text", "put it where a word of its own may stand, or join it: `${{ items | join(' ') }}`");

    /// <summary>Data that will be read as program.</summary>
    public static readonly ErrorCode ReadAgain = new("REM2126", "a value becomes part of a text that is read as program once more", "make it one word for the second shell: `${{ value | quote }}`");

    /// <summary>A NUL in the text itself.</summary>
    public static readonly ErrorCode Nul = new("REM2127", "the text of a command holds a NUL character", "take the character out; data with NUL goes through `stdin:`");

    /// <summary>More values than variables that a process is given.</summary>
    public static readonly ErrorCode Many = new("REM2128", "a shell text holds more values than 10,000", "give it one list (in a bare place each element is a word), or send the data through `stdin:`");
}
