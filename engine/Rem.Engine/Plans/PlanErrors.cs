using Rem.Errors;

namespace Rem.Plans;

/// <summary>Errors of reading a plan's text: what is wrong before anything is bound.</summary>
public static class PlanErrors
{
    /// <summary>The bytes are no UTF-8 text.</summary>
    public static readonly ErrorCode Encoding = new("REM1001", "a plan is not UTF-8 text", "save the file as UTF-8");

    /// <summary>A character that YAML forbids.</summary>
    public static readonly ErrorCode Character = new("REM1002", "a plan holds a character that YAML forbids", "remove it, or write it as an escape in double quotes (`\"\\x1b\"`)");

    /// <summary>YAML syntax that no other code names.</summary>
    public static readonly ErrorCode Syntax = new("REM1003", "the text is not valid YAML", "mend the YAML at the place that is shown");

    /// <summary>A bracket without its partner.</summary>
    public static readonly ErrorCode Bracket = new("REM1004", "a `[` or `{` is not closed, or a closing bracket has no partner", "close every `[` with `]` and every `{` with `}`");

    /// <summary>A quote without its partner.</summary>
    public static readonly ErrorCode Quote = new("REM1005", "a quoted text is not closed, or goes on behind its closing quote", "close the text with the quote that opens it; inside '…' a quote is written ''");

    /// <summary>A tab where YAML wants blanks.</summary>
    public static readonly ErrorCode Tab = new("REM1006", "a line is indented with a tab", "indent with blanks");

    /// <summary>Indentation that fits no block.</summary>
    public static readonly ErrorCode Indentation = new("REM1007", "a line's indentation fits none of the blocks around it", "give all keys of one block the same indentation");

    /// <summary>A second `: ` in a line, or a key without one.</summary>
    public static readonly ErrorCode Colon = new("REM1008", "a `: ` stands where no key can be, or a key lacks its `:`", "quote the whole text when it holds `: ` or ` #`");

    /// <summary>An unknown escape in double quotes.</summary>
    public static readonly ErrorCode Escape = new("REM1009", "a double-quoted text holds an escape that YAML does not know", "double the backslash, or use single quotes");

    /// <summary>A value that starts with a reserved character.</summary>
    public static readonly ErrorCode Start = new("REM1010", "a plain value starts with a character that YAML reserves", "put the value in quotes");

    /// <summary>A key that stands twice.</summary>
    public static readonly ErrorCode DuplicateKey = new("REM1011", "a key stands twice in one map", "give each key of a map its own name");

    /// <summary>A key that is a list or a map.</summary>
    public static readonly ErrorCode ComplexKey = new("REM1012", "a list or a map is used as a key", "use text as the key; `{{ x }}` and `[x]` at the start of a value need quotes");

    /// <summary>A `&lt;&lt;` that holds something else than maps.</summary>
    public static readonly ErrorCode Merge = new("REM1013", "`<<` holds something else than a map or a list of maps", "merge maps: `<<: *name` or `<<: [*one, *two]`; quote the key ('<<') when it is data");

    /// <summary>A tag that REM does not know.</summary>
    public static readonly ErrorCode Tag = new("REM1014", "a YAML tag other than !!str !!int !!float !!bool !!null !!map !!seq", "leave the tag out, or quote a text that starts with `!`");

    /// <summary>A tag whose content does not fit.</summary>
    public static readonly ErrorCode TagContent = new("REM1015", "a value does not fit its YAML tag", "change the value or leave the tag out");

    /// <summary>A number that 64 bits cannot hold.</summary>
    public static readonly ErrorCode Number = new("REM1016", "a number is outside 64 bits", "quote it when it is text (an id, a hash, a phone number)");

    /// <summary>An alias without its anchor.</summary>
    public static readonly ErrorCode Alias = new("REM1017", "an alias names an anchor that does not stand above it", "set the anchor (`&name`) above its first use; quote a text that starts with `*`");

    /// <summary>An alias inside its own anchor.</summary>
    public static readonly ErrorCode Cycle = new("REM1018", "an alias stands inside the value that it names", "write the value out; a value cannot hold itself");

    /// <summary>More than one document.</summary>
    public static readonly ErrorCode Documents = new("REM1019", "a plan holds more than one YAML document", "put each document into a file of its own");

    /// <summary>A control character in a key.</summary>
    public static readonly ErrorCode ControlKey = new("REM1020", "a key holds a control character", "write '\\run' or \\run instead of \"\\run\": in double quotes a backslash starts an escape");

    /// <summary>An interpolation without quotes inside `[ ]` or `{ }`.</summary>
    public static readonly ErrorCode FlowInterpolation = new("REM1021", "`${{ }}` stands without quotes inside `[ ]` or `{ }`", "quote it: [\"${{ name }}\"]");

    /// <summary>A directive line that is wrong.</summary>
    public static readonly ErrorCode Directive = new("REM1022", "a `%` line is no YAML directive", "quote a value that starts with `%`; only %YAML 1.2 and %TAG are directives");

    /// <summary>More nodes than a plan may have.</summary>
    public static readonly ErrorCode Nodes = new("REM1023", "a plan holds more keys, values and comments than the limit", "keep large data in files of its own and read them with a step");

    /// <summary>So many findings that the rest is not looked for.</summary>
    public static readonly ErrorCode TooMany = new("REM1024", "a plan's text has so many errors that reading it ended", "mend those that are shown and check again");

    /// <summary>The plan's file cannot be read.</summary>
    public static readonly ErrorCode File = new("REM1030", "a plan's file is not there or cannot be read", "check the path and the file's permissions");

    /// <summary>An included file cannot be read.</summary>
    public static readonly ErrorCode Include = new("REM1031", "an included file is not there or cannot be read", "a path starts from the folder of the file that holds the `__include`");

    /// <summary>Files that include each other.</summary>
    public static readonly ErrorCode IncludeCycle = new("REM1032", "files include each other in a circle", "take one of the includes out");

    /// <summary>An include with the wrong shape.</summary>
    public static readonly ErrorCode IncludeShape = new("REM1033", "`__include` takes a file name or a list of file names", "write `__include: file.yaml` or `__include: [one.yaml, two.yaml]`");

    /// <summary>An included file that is no map.</summary>
    public static readonly ErrorCode IncludeRoot = new("REM1034", "an included file is no map, so it has no keys to include", "give the file keys, or read it with a step");

    /// <summary>Too many includes.</summary>
    public static readonly ErrorCode IncludeLimit = new("REM1035", "a plan includes more files, or deeper, than the limit", "put small files together");
}
