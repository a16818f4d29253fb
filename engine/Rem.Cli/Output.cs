using System.Text;
using Rem.Errors;
using Rem.Values;

namespace Rem.Cli;

/// <summary>
/// The two outputs: data on standard output, everything else on standard error.
/// </summary>
internal static class Output
{
    private static readonly Lock Gate = new();
    private static bool _hasStatus;

    /// <summary>Why data could not be written, or null: what was asked for is then lost, and the program must not say that all is well.</summary>
    public static string? Lost { get; private set; }

    /// <summary>True when `--no-color` was given.</summary>
    public static bool NoColour { get; set; }

    /// <summary>True when standard error is a terminal on which a line can be drawn again.</summary>
    public static bool IsTerminal { get; } = !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or null or "");

    /// <summary>True when standard output is a terminal.</summary>
    public static bool IsDataTerminal => !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or null or "");

    /// <summary>True when messages may have colours.</summary>
    public static bool ErrorColour => IsTerminal && AllowsColour;

    /// <summary>True when nobody asked for no colours.</summary>
    public static bool AllowsColour => !NoColour && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>False when the locale says that texts here are not UTF-8 (`LC_ALL=C`, `LANG=de_DE`); where nothing says so they are.</summary>
    public static bool AllowsUnicode =>
        OperatingSystem.IsWindows() || Locale is not { } locale || locale.Contains("UTF-8", StringComparison.OrdinalIgnoreCase) || locale.Contains("utf8", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when `--json` was given: errors are then data too.</summary>
    public static bool ErrorsAsData { get; set; }

    private static string? Locale
    {
        get
        {
            foreach (var name in (ReadOnlySpan<string>)["LC_ALL", "LC_CTYPE", "LANG"])
            {
                if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } locale)
                {
                    return locale;
                }
            }

            return null;
        }
    }

    /// <summary>Writes data in a form of its own (SARIF, JSON Schema) as one line of JSON.</summary>
    public static void Json(object? value) => Data(JsonLine(value));

    /// <summary>Writes the answer of a command as one line of JSON, with the version of its form.</summary>
    public static void Facts(RemMap facts) => Data(JsonLine(Versioned(facts)));

    /// <summary>Writes what a plan or expression gave, as JSON or YAML.</summary>
    public static void Result(object? value, bool asJson) => Data(asJson ? JsonLine(value) : YamlText.Of(value));

    /// <summary>Answers a question: as facts, or as text for a person.</summary>
    public static int Answer(bool asJson, Func<RemMap> facts, Func<string> text)
    {
        if (asJson)
        {
            Facts(facts());
        }
        else
        {
            Data(text());
        }

        return ExitCode.Done;
    }

    /// <summary>Writes data.</summary>
    public static void Data(string text) => Data(Encoding.UTF8.GetBytes(text));

    /// <summary>Writes data that need not be text.</summary>
    public static void Data(byte[] bytes)
    {
        lock (Gate)
        {
            ClearStatus();
            Lost ??= StandardFiles.Write(StandardFiles.Output, bytes);
        }
    }

    /// <summary>Writes errors or warnings as one line of JSON, with the version of its form.</summary>
    public static void FactsMessage(RemMap facts) => Message(JsonLine(Versioned(facts)));

    /// <summary>Writes a message.</summary>
    public static void Message(string text)
    {
        lock (Gate)
        {
            ClearStatus();
            Write(StandardFiles.Errors, text);
        }
    }

    /// <summary>Shows a line that the next output replaces; null takes it away. For terminals only.</summary>
    public static void Status(string? text)
    {
        lock (Gate)
        {
            ClearStatus();
            if (text is null)
            {
                return;
            }

            var width = Math.Max(20, StandardFiles.Width(StandardFiles.Errors) - 1);
            Write(StandardFiles.Errors, text.Length > width ? text[..width] : text);
            _hasStatus = true;
        }
    }

    private static void ClearStatus()
    {
        if (_hasStatus)
        {
            Write(StandardFiles.Errors, "\r\x1b[K");
            _hasStatus = false;
        }
    }

    private static RemMap Versioned(RemMap facts)
    {
        var map = new RemMap(facts.Count + 1);
        map.Set("version", 1L);
        for (var i = 0; i < facts.Count; i++)
        {
            map.Set(facts.KeyAt(i), facts.ValueAt(i));
        }

        return map;
    }

    // The same data, without a character that a terminal would obey.
    private static string JsonLine(object? value) => ShownText.Json(ValueText.Json(value)) + "\n";

    private static string? Write(int file, string text) => StandardFiles.Write(file, Encoding.UTF8.GetBytes(text));
}
