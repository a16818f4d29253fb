using Rem.Errors;

namespace Rem.Scripting.Workers.Wire;

/// <summary>An error as a frame has it: its code's id, its place in the script's file, its words.</summary>
internal static class FindingWire
{
    private const int LongestText = 16 * 1024;

    /// <summary>Writes one.</summary>
    public static void Write(WireWriter writer, Finding finding)
    {
        writer.Text(finding.Code.Id);
        writer.Bool(finding.At.File is not null);
        writer.Integer(finding.At.Start);
        writer.Integer(finding.At.Length);
        writer.Text(Cut(finding.Message));
        writer.OptionalText(finding.Hint is null ? null : Cut(finding.Hint));
        writer.OptionalText(finding.Trail is null ? null : Cut(finding.Trail));
        writer.Byte((byte)finding.Severity);
    }

    /// <summary>Reads one that a worker sent. It says what it likes, but only with codes that scripts have, in its own script.</summary>
    public static Finding Read(ref WireReader reader, SourceSlice slice)
    {
        var code = Code(reader.Text());
        var hasPlace = reader.Bool();
        var start = reader.Integer();
        var length = reader.Integer();
        var at = hasPlace ? slice.Here(start, length) : slice.First;
        var message = Cut(reader.Text());
        var hint = reader.OptionalText();
        var trail = reader.OptionalText();
        var severity = reader.Byte();
        return new Finding(code, at, message, hint is null ? null : Cut(hint), trail is null ? null : Cut(trail))
        {
            Severity = severity <= (byte)Severity.StrictWarning ? (Severity)severity : Severity.Error,
        };
    }

    /// <summary>True for the code of a limit.</summary>
    public static bool IsLimit(ErrorCode code) => code.Id.StartsWith("REM15", StringComparison.Ordinal);

    // Failures only: the table is read by reflection.
    private static ErrorCode Code(string id)
    {
        if (id.Length != 7 || !(id.StartsWith("REM3", StringComparison.Ordinal) || id.StartsWith("REM15", StringComparison.Ordinal)))
        {
            return ScriptErrors.Failed;
        }

        foreach (var code in ErrorTable.Read([typeof(ScriptErrors), typeof(LimitErrors), typeof(WorkerErrors)]))
        {
            if (code.Id == id)
            {
                return code;
            }
        }

        // A language has codes of its own, which this process need not have loaded.
        return id.StartsWith("REM3", StringComparison.Ordinal) && int.TryParse(id.AsSpan(3), out _) ? new ErrorCode(id, ScriptErrors.Failed.Meaning, ScriptErrors.Failed.Fix) : ScriptErrors.Failed;
    }

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
