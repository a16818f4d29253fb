using System.Globalization;
using Rem.Plans;

namespace Rem.Cases;

/// <summary>The place that an error of a case has to have: `3`, `3:9` or `tags/x.lua:1:8`.</summary>
/// <param name="File">The file beside the plan, or null for the plan itself.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1, or null for any.</param>
public sealed record CasePlace(string? File, int Line, int? Column)
{
    /// <summary>Reads a place; null when it is none.</summary>
    public static CasePlace? Parse(string text)
    {
        var parts = text.Split(':');
        if (!TryRead(parts[^1], out var last))
        {
            return null;
        }

        if (parts.Length == 1)
        {
            return new CasePlace(null, last, null);
        }

        if (TryRead(parts[^2], out var line))
        {
            return new CasePlace(parts.Length == 2 ? null : string.Join(':', parts[..^2]), line, last);
        }

        return new CasePlace(string.Join(':', parts[..^1]), last, null);
    }

    /// <summary>True when an error stands there.</summary>
    /// <param name="at">The error's place.</param>
    /// <param name="plan">The full path of the plan.</param>
    public bool Fits(SourceSpan at, string plan)
    {
        if (at.File is null)
        {
            return false;
        }

        var expected = File is null ? plan : Path.GetFullPath(File, Path.GetDirectoryName(plan)!);
        return (at.File.FullPath ?? Path.GetFullPath(at.File.Path)) == expected && at.Line == Line && (Column is null || at.Column == Column);
    }

    /// <inheritdoc/>
    public override string ToString() => (File is null ? "" : File + ":") + Line + (Column is null ? "" : ":" + Column);

    private static bool TryRead(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0;
}
