using System.Globalization;
using System.Text;
using Rem.Plans;
using Rem.Running;

namespace Rem.Errors;

/// <summary>
/// Writes findings in the form of section 8: place, code, message and hint, the source line with carets, the trail.
/// Secrets are hidden, control characters shown (<see cref="ShownText"/>). Colour only where the caller says that there is a terminal.
/// </summary>
public sealed class ErrorPrinter(Secrets secrets, bool colour = false)
{
    private const int LongestLine = 160;
    private const int Before = 60;

    /// <summary>A printer without secrets and colour.</summary>
    public static ErrorPrinter Plain { get; } = new(Secrets.None);

    /// <summary>The lines of a finding, each with its newline.</summary>
    public string Print(Finding finding)
    {
        var text = new StringBuilder();
        var isError = finding.Severity == Severity.Error;
        Colour(text, "1");
        text.Append(finding.At.File is null ? "" : $"{ShownText.Message(finding.At.ToString())}: ");
        Colour(text, isError ? "1;31" : "1;33");
        text.Append(isError ? "error " : "warning ").Append(finding.Code.Id);
        Colour(text, "0");
        text.Append(": ").Append(ShownText.Message(secrets.Hide(Sentences(finding)))).Append('\n');
        AppendSource(text, finding.At);
        if (finding.Trail is not null)
        {
            text.Append("  in ").Append(ShownText.Message(secrets.Hide(finding.Trail))).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The lines of an error and, indented below it, of the failures of its branches.</summary>
    public string Print(PlanException error)
    {
        var text = Print(error.Finding);
        if (error.Failures is null)
        {
            return text;
        }

        foreach (var failure in error.Failures)
        {
            foreach (var line in Print(failure).TrimEnd('\n').Split('\n'))
            {
                text += "  " + line + "\n";
            }
        }

        return text;
    }

    /// <summary>Message and hint as sentences.</summary>
    public static string Sentences(Finding finding)
    {
        var message = finding.Message.TrimEnd();
        if (string.IsNullOrEmpty(finding.Hint))
        {
            return message;
        }

        var hint = finding.Hint.Trim();
        return End(message) + " " + End(char.ToUpperInvariant(hint[0]) + hint[1..]);
    }

    private static string End(string sentence) => sentence.Length > 0 && sentence[^1] is '.' or '?' or '!' or ':' ? sentence : sentence + ".";

    private void AppendSource(StringBuilder text, SourceSpan at)
    {
        if (at.File is not { Text.Length: > 0 } file)
        {
            return;
        }

        var (number, column) = file.Position(at.Start);
        var whole = file.Line(number);
        var line = secrets.Hide(whole);
        if (line.Length != whole.Length)
        {
            // A secret stood in the line: its columns are no longer those of the file.
            text.Append(CultureInfo.InvariantCulture, $"{number,5} | {ShownText.Line(line)}\n");
            return;
        }

        var start = Math.Min(column - 1, line.Length);
        var length = Math.Max(1, Math.Min(at.Length, line.Length - start));
        Show(ref line, ref start, ref length);
        Cut(ref line, ref start, ref length);
        text.Append(CultureInfo.InvariantCulture, $"{number,5} | {line}\n");
        text.Append("      | ");
        ShownText.AppendIndent(text, line.AsSpan(0, start));
        Colour(text, "1;31");
        text.Append('^', CaretWidth(line, start, length));
        Colour(text, "0");
        text.Append('\n');
    }

    private static int CaretWidth(string line, int start, int length)
    {
        var covered = new StringBuilder();
        ShownText.AppendIndent(covered, line.AsSpan(start, Math.Min(length, line.Length - start)));
        return Math.Max(1, covered.Length);
    }

    // A control character becomes several that can be seen, so the place moves with what stands before it.
    private static void Show(ref string line, ref int start, ref int length)
    {
        var end = Math.Min(start + length, line.Length);
        var before = ShownText.Line(line[..start]);
        var covered = ShownText.Line(line[start..end]);
        line = string.Concat(before, covered, ShownText.Line(line[end..]));
        (start, length) = (before.Length, Math.Max(1, covered.Length));
    }

    // A plan on one line of megabytes is shown around the place.
    private static void Cut(ref string line, ref int start, ref int length)
    {
        if (line.Length <= LongestLine)
        {
            return;
        }

        var from = Math.Max(0, start - Before);
        var to = Math.Min(line.Length, from + LongestLine);
        var head = from > 0 ? "…" : "";
        line = head + line[from..to] + (to < line.Length ? "…" : "");
        start = start - from + head.Length;
        length = Math.Min(length, line.Length - start);
    }

    private void Colour(StringBuilder text, string code)
    {
        if (colour)
        {
            text.Append("\x1b[").Append(code).Append('m');
        }
    }
}
