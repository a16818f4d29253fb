using System.Runtime.InteropServices;
using System.Text;

namespace Rem.Cli;

/// <summary>Asks on the terminal for a line that is not shown while it is typed.</summary>
internal static unsafe partial class HiddenPrompt
{
    private const int Now = 0; // TCSANOW
    private const uint Echo = 0x8;
    private const int LongestLine = 64 * 1024;

    // More than any system's struct termios; of it only the local flags are touched.
    private const int SettingsLength = 256;

    /// <summary>True when somebody types on standard input.</summary>
    public static bool IsTerminal => OperatingSystem.IsWindows() ? !Console.IsInputRedirected : isatty(StandardFiles.Input) == 1;

    private static int LocalFlagsAt => OperatingSystem.IsMacOS() ? 24 : 12;

    /// <summary>The line without its newline; null when the input ended before it. The terminal shows again what is typed also when a signal ends the program.</summary>
    public static string? Ask(string question)
    {
        var line = OperatingSystem.IsWindows() ? ReadKeys(question) : ReadUnseen(question);
        Output.Message("\n");
        return line;
    }

    private static string? ReadUnseen(string question)
    {
        var before = stackalloc byte[SettingsLength];
        var unseen = stackalloc byte[SettingsLength];
        if (tcgetattr(StandardFiles.Input, before) != 0)
        {
            throw new IOException("the terminal does not give its settings");
        }

        Buffer.MemoryCopy(before, unseen, SettingsLength, SettingsLength);
        *(uint*)(unseen + LocalFlagsAt) &= ~Echo;
        var kept = new ReadOnlySpan<byte>(before, SettingsLength).ToArray();
        void Restore(PosixSignalContext signal) => Set(kept);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Restore);
        using var end = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Restore);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Restore);
        if (tcsetattr(StandardFiles.Input, Now, unseen) != 0)
        {
            throw new IOException("the terminal cannot be told not to show what is typed");
        }

        try
        {
            Output.Message(question); // whoever answers at once is not shown either
            return StandardFiles.ReadLine(LongestLine + 1) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
        }
        finally
        {
            Set(kept);
        }
    }

    private static void Set(byte[] settings)
    {
        fixed (byte* start = settings)
        {
            _ = tcsetattr(StandardFiles.Input, Now, start);
        }
    }

    private static string? ReadKeys(string question)
    {
        Output.Message(question);
        var line = new StringBuilder();
        for (ConsoleKeyInfo key; (key = Console.ReadKey(intercept: true)).Key != ConsoleKey.Enter;)
        {
            if (key.Key != ConsoleKey.Backspace)
            {
                line.Append(key.KeyChar);
            }
            else if (line.Length > 0)
            {
                line.Length--;
            }
        }

        return line.ToString();
    }

    [LibraryImport("libc")]
    private static partial int isatty(int file);

    [LibraryImport("libc")]
    private static partial int tcgetattr(int file, byte* settings);

    [LibraryImport("libc")]
    private static partial int tcsetattr(int file, int when, byte* settings);
}
