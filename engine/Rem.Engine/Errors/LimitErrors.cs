namespace Rem.Errors;

/// <summary>One code per limit of section 9.</summary>
public static class LimitErrors
{
    /// <summary>A plan file over the size limit.</summary>
    public static readonly ErrorCode File = new("REM1501", "a plan file is larger than the limit", "split the plan with `__include`, or raise `limits: file` in rem.yaml");

    /// <summary>Aliases and merges that expand to too many nodes.</summary>
    public static readonly ErrorCode Alias = new("REM1502", "aliases or merges expand to more nodes than the limit", "write the data out, or compute it in a script");

    /// <summary>Nesting too deep.</summary>
    public static readonly ErrorCode Nesting = new("REM1503", "a plan or value is nested deeper than the limit", "flatten the data, or move parts into tags");

    /// <summary>Too many rounds.</summary>
    public static readonly ErrorCode While = new("REM1504", "a `while` reached the limit of rounds of the engine", "raise `limits: while` in rem.yaml, or wait for something with `wait`");

    /// <summary>Too much text.</summary>
    public static readonly ErrorCode Text = new("REM1505", "a step gave more text than the limit", "send the output to a file (`command > file`), or raise `limits: text` in rem.yaml");

    /// <summary>A script over its time.</summary>
    public static readonly ErrorCode ScriptTime = new("REM1506", "a script took longer than the limit", "make it faster, or raise `limits: script time` in rem.yaml");

    /// <summary>A script over its memory.</summary>
    public static readonly ErrorCode ScriptMemory = new("REM1507", "a script held more memory than the limit", "handle the data in pieces, or raise `limits: script memory` in rem.yaml");

    /// <summary>Calls too deep.</summary>
    public static readonly ErrorCode CallDepth = new("REM1508", "tags, calls and plans stand deeper inside each other than the limit", "look for a tag or plan that calls itself without an end");

    /// <summary>A number of bytes as a limit's message says it.</summary>
    public static string Bytes(long bytes) => bytes % (1024 * 1024) == 0
        ? (bytes / (1024 * 1024)).ToString(System.Globalization.CultureInfo.InvariantCulture) + " MiB"
        : bytes.ToString(System.Globalization.CultureInfo.InvariantCulture) + " bytes";
}
