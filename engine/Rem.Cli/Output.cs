using System.Text;

namespace Rem.Cli;

/// <summary>
/// The two outputs: data on standard output, everything else on standard error. Written as bytes: Console's writers
/// cost more than a short run does.
/// </summary>
internal static class Output
{
    private const int NoSpace = 28; // ENOSPC

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

    /// <summary>Writes data.</summary>
    public static void Data(string text)
    {
        lock (Gate)
        {
            ClearStatus();
            using var stream = Console.OpenStandardOutput();
            Lost ??= Write(stream, text);
        }
    }

    /// <summary>Writes a message.</summary>
    public static void Message(string text)
    {
        lock (Gate)
        {
            ClearStatus();
            using var stream = Console.OpenStandardError();
            Write(stream, text);
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

            var width = Math.Max(20, Console.WindowWidth - 1);
            using var stream = Console.OpenStandardError();
            Write(stream, text.Length > width ? text[..width] : text);
            _hasStatus = true;
        }
    }

    private static void ClearStatus()
    {
        if (_hasStatus)
        {
            using var stream = Console.OpenStandardError();
            Write(stream, "\r\x1b[K");
            _hasStatus = false;
        }
    }

    // Who reads may have gone (`rem … | head`): that is no failure of ours, and .NET does not report it. A full disk or
    // a closed output is one; null when all went well.
    private static string? Write(Stream stream, string text)
    {
        try
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            return null;
        }
        catch (IOException error)
        {
            return error.HResult == NoSpace ? "the device is full" : "writing it failed";
        }
        catch (UnauthorizedAccessException)
        {
            return "it is closed";
        }
    }
}
