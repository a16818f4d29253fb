using System.Globalization;

namespace Rem.Stdlib.Run.Files;

/// <summary>Modes of files as operators write them: `0644`, `"640"`, `0o600`: octal digits, with or without quotes.</summary>
internal static class ModeText
{
    /// <summary>What a mode looks like, for messages.</summary>
    public const string Expected = "octal digits such as 0644";

    /// <summary>Reads octal digits; null for anything else.</summary>
    public static UnixFileMode? Read(string text)
    {
        var digits = text.StartsWith("0o", StringComparison.Ordinal) ? text[2..] : text;
        if (digits.Length is < 3 or > 5)
        {
            return null;
        }

        var mode = 0;
        foreach (var c in digits)
        {
            if (c is < '0' or > '7')
            {
                return null;
            }

            mode = (mode * 8) + (c - '0');
        }

        return mode <= 0xFFF ? (UnixFileMode)mode : null;
    }

    /// <summary>Reads a value that was worked out: a text, or an integer whose decimal digits are the mode's.</summary>
    public static UnixFileMode? Read(object? value) => value switch
    {
        string text => Read(text),
        long and >= 0 => Read(((long)value).ToString("000", CultureInfo.InvariantCulture)),
        _ => null,
    };
}
