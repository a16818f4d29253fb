using Rem.Errors;

namespace Rem.Processes;

/// <summary>Errors of starting and running programs, and of values in a command.</summary>
public static class ProcessErrors
{
    /// <summary>No such program.</summary>
    public static readonly ErrorCode NotFound = new("REM2100", "a program to run was not found", "check the name, the PATH that the step sees, and that the program is installed");

    /// <summary>The file is no program, or may not be run.</summary>
    public static readonly ErrorCode NotExecutable = new("REM2101", "a file to run is not a program, or may not be executed", "make it executable (`chmod +x`) and give it a `#!` line, or name its interpreter");

    /// <summary>The folder is not there.</summary>
    public static readonly ErrorCode NoFolder = new("REM2102", "the folder that a program should start in is not there", "check `cwd`; make the folder in an earlier step");

    /// <summary>A NUL character.</summary>
    public static readonly ErrorCode Nul = new("REM2103", "an argument, variable or file name holds a NUL character, which no program can be given", "send the data through `stdin:`");

    /// <summary>Too long for one argument or variable.</summary>
    public static readonly ErrorCode TooLong = new("REM2104", "an argument or variable is longer than a program can be given (128 KiB)", "send the data through `stdin:`, or write it to a file");

    /// <summary>All arguments and variables together are too long.</summary>
    public static readonly ErrorCode TooMuch = new("REM2105", "arguments and variables together are longer than the system allows", "send the data through `stdin:`, or write it to a file");

    /// <summary>A name of a variable that cannot be one.</summary>
    public static readonly ErrorCode VariableName = new("REM2106", "a name cannot be that of an environment variable", "use letters, digits and `_`; the name may hold no `=` and may not be empty");

    /// <summary>The system refused.</summary>
    public static readonly ErrorCode NotStarted = new("REM2107", "the system could not start a program", "look at the reason in the message; limits of processes and open files are the usual ones (`ulimit -a`)");

    /// <summary>Half a surrogate pair.</summary>
    public static readonly ErrorCode NotText = new("REM2108", "an argument or variable holds half a surrogate pair, which has no bytes", "look at where the text comes from; it was cut in the middle of a character");

    /// <summary>No command at all.</summary>
    public static readonly ErrorCode Empty = new("REM2109", "there is no program to run", "name a program");
}
