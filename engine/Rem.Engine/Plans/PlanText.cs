using System.Globalization;
using System.Text;
using Rem.Errors;
using Rem.Running;

namespace Rem.Plans;

/// <summary>Turns a plan's bytes into its text, and refuses what no plan may hold before a parser sees it.</summary>
internal static class PlanText
{
    private const int ManyBlanks = 1000;
    private const int MaxDirectives = 100;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// The text of a file's bytes, without a byte order mark. Null, with a finding, when there are more bytes
    /// than the limit or they are no UTF-8.
    /// </summary>
    public static SourceFile? Decode(byte[] bytes, string path, string? fullPath, RemLimits limits, FindingList findings)
    {
        if (bytes.Length > limits.FileBytes)
        {
            TooLarge(new SourceFile(path, "", fullPath), limits, findings);
            return null;
        }

        var start = bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return new SourceFile(path, Strict.GetString(bytes, start, bytes.Length - start), fullPath);
        }
        catch (DecoderFallbackException error)
        {
            NotUtf8(bytes, start, start + error.Index, new SourceFile(path, Encoding.UTF8.GetString(bytes, start, bytes.Length - start), fullPath), findings);
            return null;
        }
    }

    /// <summary>True when the text is within the size limit and holds only characters that YAML allows.</summary>
    public static bool Check(SourceFile file, RemLimits limits, FindingList findings)
    {
        var text = file.Text;
        if (text.Length > limits.FileBytes / 3 && Encoding.UTF8.GetByteCount(text) > limits.FileBytes)
        {
            TooLarge(file, limits, findings);
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if ((c < ' ' || c > '~') && !IsAllowed(text, ref i))
            {
                Forbidden(file, i, findings);
                return false;
            }
        }

        return CheckDirectives(file, findings) && CheckBlanks(file, findings);
    }

    // Behind `|2` YamlDotNet looks ahead over the blanks of the first line, past the end of its buffer of 2048
    // characters, and then reads wrong text without an error.
    private static bool CheckBlanks(SourceFile file, FindingList findings)
    {
        var text = file.Text;
        if (text.Length < ManyBlanks)
        {
            return true;
        }

        var blanks = new string(' ', ManyBlanks);
        for (var at = text.IndexOf(blanks, StringComparison.Ordinal); at >= 0; at = text.IndexOf(blanks, at, StringComparison.Ordinal))
        {
            if (at >= 2 && text[at - 1] is '\n' or '\r' && HasIndicator(text, at))
            {
                findings.Error(PlanErrors.Indentation, new SourceSpan(file, at, 1), $"the first line of a text behind '|' and a digit has more than {ManyBlanks} blanks", "leave the digit out, or put a line with less blanks first");
                return false;
            }

            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }
        }

        return true;
    }

    // True when the line above ends with `|2`, `|2-`, `|-2` and maybe a comment.
    private static bool HasIndicator(string text, int lineStart)
    {
        var end = lineStart - (text[lineStart - 1] == '\n' && text[lineStart - 2] == '\r' ? 2 : 1);
        var start = end == 0 ? 0 : text.LastIndexOfAny(['\n', '\r'], end - 1) + 1;
        var line = text.AsSpan(start, end - start);
        var bar = line.LastIndexOf('|');
        var comment = line.IndexOf(" #");
        bar = comment >= 0 ? line[..comment].LastIndexOf('|') : bar;
        return bar >= 0 && line[bar..].IndexOfAnyInRange('1', '9') is 1 or 2;
    }

    // YamlDotNet keeps every %TAG line; no plan needs more than a few.
    private static bool CheckDirectives(SourceFile file, FindingList findings)
    {
        var text = file.Text;
        var count = 0;
        for (var at = text.StartsWith('%') ? 0 : NextDirective(text, 0); at >= 0; at = NextDirective(text, at))
        {
            if (++count > MaxDirectives)
            {
                findings.Error(PlanErrors.Directive, new SourceSpan(file, at, 1), $"more than {MaxDirectives} lines start with '%'", "quote a text that starts with '%', or indent it");
                return false;
            }
        }

        return true;
    }

    private static int NextDirective(string text, int from)
    {
        var at = text.IndexOf("\n%", from, StringComparison.Ordinal);
        return at < 0 ? -1 : at + 1;
    }

    // Called for everything outside printable ASCII. A pair moves the index to its second half.
    private static bool IsAllowed(string text, ref int i)
    {
        var c = text[i];
        if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        {
            i++;
            return true;
        }

        return c is '\t' or '\n' or '\r' or '\x85' || (c >= '\xA0' && !char.IsSurrogate(c) && c < '\uFFFE');
    }

    private static void Forbidden(SourceFile file, int offset, FindingList findings)
    {
        var c = file.Text[offset];
        var name = char.IsSurrogate(c) ? "half of a surrogate pair" : c == 0 ? "a NUL character" : "a control character";
        var escape = ((int)c).ToString(c < 256 ? "x2" : "x4", CultureInfo.InvariantCulture);
        findings.Error(
            PlanErrors.Character,
            new SourceSpan(file, offset, 1),
            $"expected text, got {name} (U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)})",
            char.IsSurrogate(c) ? null : $"remove it, or write \"\\{(c < 256 ? 'x' : 'u')}{escape}\" in double quotes");
    }

    private static void NotUtf8(byte[] bytes, int start, int at, SourceFile file, FindingList findings)
    {
        if (bytes is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
        {
            findings.Error(PlanErrors.Encoding, new SourceSpan(file, 0, 0), "expected UTF-8 text, got UTF-16", "save the file as UTF-8");
            return;
        }

        // GetString replaces each bad byte behind `at` only, so the text before it has its own length.
        var offset = Encoding.UTF8.GetCharCount(bytes, start, at - start);
        var shown = bytes[at].ToString("X2", CultureInfo.InvariantCulture);
        findings.Error(PlanErrors.Encoding, new SourceSpan(file, offset, 1), $"expected UTF-8 text, got the byte 0x{shown} (byte {at} of the file)", "save the file as UTF-8");
    }

    private static void TooLarge(SourceFile file, RemLimits limits, FindingList findings) =>
        findings.Error(
            LimitErrors.File,
            new SourceSpan(file, 0, 0),
            $"the file is larger than the limit of {limits.FileBytes} bytes (limit file)",
            LimitErrors.File.Fix);
}
