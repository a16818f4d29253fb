using Rem.Errors;

namespace Rem.Inspection;

/// <summary>Errors of dot inspection.</summary>
public static class PathErrors
{
    /// <summary>The text is no path.</summary>
    public static readonly ErrorCode Syntax = new("REM1203", "a path does not parse", "write names with dots between them; a name with blanks or dots stands in double quotes: hosts.\"web.example.com\".port");

    /// <summary>The path leads nowhere.</summary>
    public static readonly ErrorCode Missing = new("REM1204", "a path is not there", "mend the name, or write `path?`, `path ?? other` or `| default` where it may be missing");

    /// <summary>A part in parentheses gave what can be no segment.</summary>
    public static readonly ErrorCode Segment = new("REM1205", "the part of a path in parentheses is neither text nor an integer", "let the path in the parentheses lead to a name or a number");

    /// <summary>The path cannot be written.</summary>
    public static readonly ErrorCode Write = new("REM1206", "a path cannot be written: a text, a number or a missing list element stands in its way", "write a path through maps, or an index that the list has (its length appends)");
}
