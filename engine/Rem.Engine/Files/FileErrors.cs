using Rem.Errors;
using Rem.Plans;

namespace Rem.Files;

/// <summary>Errors of reading and writing files.</summary>
public static class FileErrors
{
    /// <summary>It is not there.</summary>
    public static readonly ErrorCode NotFound = new("REM4060", "a file, or the folder it should stand in, is not there", "check the path; relative ones start at the plan's folder");

    /// <summary>It may not be opened.</summary>
    public static readonly ErrorCode Denied = new("REM4061", "a file may not be read or written", "check the file's owner and mode, and the user that REM runs as");

    /// <summary>Reading failed.</summary>
    public static readonly ErrorCode Reading = new("REM4062", "a file could not be read", "see the system's reason in the message");

    /// <summary>Writing failed: nothing was changed.</summary>
    public static readonly ErrorCode Writing = new("REM4063", "a file could not be written; what stood there before still stands there", "see the system's reason in the message; a full disk is the usual one");

    /// <summary>A path that cannot be one.</summary>
    public static readonly ErrorCode Path = new("REM4064", "a text cannot be the path of a file", "use text without NUL characters that is not empty");

    /// <summary>It is not as it was when its change was made.</summary>
    public static readonly ErrorCode Changed = new("REM4065", "a file was changed by somebody else meanwhile; this change was not made", "read the file again and make the change anew");

    /// <summary>A plan would be wrong with a change.</summary>
    public static readonly ErrorCode Invalid = new("REM4066", "a change would make a plan wrong; it was not made", "mend what the message names");

    /// <summary>The fault that an exception of the file system stands for; writing or reading.</summary>
    internal static PlanException Of(Exception error, string path, bool isWrite) => error switch
    {
        FileNotFoundException or DirectoryNotFoundException when !isWrite => new PlanException(NotFound, SourceSpan.None, $"cannot read '{path}': it is not there"),
        FileNotFoundException or DirectoryNotFoundException when Folder(path) is var folder && !Directory.Exists(folder) => new PlanException(NotFound, SourceSpan.None, $"cannot write '{path}': {Missing(folder)}"),
        FileNotFoundException or DirectoryNotFoundException => new PlanException(Writing, SourceSpan.None, $"cannot write '{path}': no file can be made in '{Folder(path)}' (No such file or directory)"),
        UnauthorizedAccessException when Directory.Exists(path) => new PlanException(isWrite ? Writing : Reading, SourceSpan.None, $"cannot {Verb(isWrite)} '{path}': it is a folder"),
        UnauthorizedAccessException => new PlanException(Denied, SourceSpan.None, $"cannot {Verb(isWrite)} '{path}': permission denied"),
        _ => new PlanException(isWrite ? Writing : Reading, SourceSpan.None, $"cannot {Verb(isWrite)} '{path}': {Reason(error)}"),
    };

    private static string Verb(bool isWrite) => isWrite ? "write" : "read";

    private static string Folder(string path) => System.IO.Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".";

    // The outermost folder that is not there: of a long path, the part to look at.
    private static string Missing(string folder)
    {
        while (Folder(folder) is var above && above != "." && above != folder && !Directory.Exists(above))
        {
            folder = above;
        }

        return System.IO.File.Exists(folder) ? $"'{folder}' is no folder" : $"its folder is not there ('{folder}')";
    }

    // .NET puts the path behind the system's words, and with a file beside the target another one than the plan's.
    private static string Reason(Exception error)
    {
        var end = error.Message.IndexOf(" : '", StringComparison.Ordinal);
        return end < 0 ? error.Message : error.Message[..end];
    }
}
