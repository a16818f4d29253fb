using System.Text;

namespace Rem.Cli;

/// <summary>
/// The two outputs: data on standard output, everything else on standard error. Written as bytes: Console's writers
/// cost more than a short run does.
/// </summary>
internal static class Output
{
    private static readonly Lock Gate = new();

    /// <summary>True when `--no-color` was given.</summary>
    public static bool NoColour { get; set; }

    /// <summary>True when standard error is a terminal that shows colours.</summary>
    public static bool HasColour { get; } = !Console.IsErrorRedirected && AllowsColour();

    /// <summary>Colour on standard error.</summary>
    public static bool ErrorColour => HasColour && !NoColour;

    /// <summary>Writes data.</summary>
    public static void Data(string text)
    {
        using var stream = Console.OpenStandardOutput();
        Write(stream, text);
    }

    /// <summary>Writes a message.</summary>
    public static void Message(string text)
    {
        lock (Gate)
        {
            using var stream = Console.OpenStandardError();
            Write(stream, text);
        }
    }

    // Who reads may have gone (`rem … | head`): that is no failure of ours.
    private static void Write(Stream stream, string text)
    {
        try
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
            return;
        }
    }

    private static bool AllowsColour() =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") is not ("dumb" or null);
}
