using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Rem.Processes.Unix;

/// <summary>One process as /proc shows it. <paramref name="Started"/> is in clock ticks since the machine started.</summary>
internal readonly record struct ProcessEntry(int Id, int Parent, int Session, char State, long Started)
{
    /// <summary>True for a process that has ended and only waits for its parent.</summary>
    public bool HasEnded => State is 'Z' or 'X';
}

/// <summary>The processes of this machine, from /proc (Linux).</summary>
internal static unsafe class ProcessTable
{
    /// <summary>True where there is a /proc to read.</summary>
    public static bool IsThere { get; } = Libc.IsLinux && File.Exists("/proc/self/stat");

    /// <summary>Now, as <see cref="ProcessEntry.Started"/> counts; 0 where there is no /proc.</summary>
    public static long Now()
    {
        const int SinceMachineStarted = 7;
        const int NanosecondsPerTick = 10_000_000;

        var time = stackalloc long[2];
        return IsThere && Libc.clock_gettime(SinceMachineStarted, time) == 0 ? (time[0] * 100) + (time[1] / NanosecondsPerTick) : 0;
    }

    /// <summary>All processes that can be seen.</summary>
    public static List<ProcessEntry> Read()
    {
        var found = new List<ProcessEntry>();
        foreach (var folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(folder.AsSpan("/proc/".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) &&
                Find(id) is { } entry)
            {
                found.Add(entry);
            }
        }

        return found;
    }

    /// <summary>One process, or null when it is gone.</summary>
    public static ProcessEntry? Find(int id)
    {
        Span<byte> text = stackalloc byte[1024];
        var length = ReadFile($"/proc/{id}/stat", text);
        if (length <= 0)
        {
            return null;
        }

        // The name in parentheses may hold anything, parentheses and blanks included.
        text = text[..length];
        var rest = text[(text.LastIndexOf((byte)')') + 2)..];
        var state = (char)rest[0];
        long parent = 0, session = 0, started = 0;
        for (var field = 3; field <= 22; field++)
        {
            switch (field)
            {
                case 4: parent = Number(rest); break;
                case 6: session = Number(rest); break;
                case 22: started = Number(rest); break;
            }

            rest = rest[(rest.IndexOf((byte)' ') + 1)..];
        }

        return new ProcessEntry(id, (int)parent, (int)session, state, started);
    }

    /// <summary>True when the environment with which a process was started holds a text.</summary>
    public static bool EnvironmentHolds(int id, ReadOnlySpan<byte> text)
    {
        var buffer = new byte[16 * 1024];
        var file = Open($"/proc/{id}/environ");
        if (file < 0)
        {
            return false;
        }

        var kept = 0;
        var found = false;
        while (!found && ReadSome(file, buffer.AsSpan(kept)) is > 0 and var length)
        {
            found = buffer.AsSpan(0, kept + length).IndexOf(text) >= 0;

            // The text may lie across the border of two pieces.
            var tail = Math.Min(text.Length - 1, kept + length);
            buffer.AsSpan(kept + length - tail, tail).CopyTo(buffer);
            kept = tail;
        }

        Libc.close(file);
        return found;
    }

    /// <summary>Reads the start of a file; -1 when it cannot be read. Without exceptions: processes vanish all the time.</summary>
    public static int ReadFile(string path, Span<byte> into)
    {
        var file = Open(path);
        if (file < 0)
        {
            return -1;
        }

        var total = 0;
        while (total < into.Length && ReadSome(file, into[total..]) is > 0 and var length)
        {
            total += length;
        }

        Libc.close(file);
        return total;
    }

    private static int Open(string path)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(path + "\0"))
        {
            return Libc.open(name, Libc.ReadOnly | Libc.CloseOnExec, 0);
        }
    }

    private static int ReadSome(int file, Span<byte> into)
    {
        fixed (byte* start = into)
        {
            return (int)Libc.read(file, start, into.Length);
        }
    }

    private static long Number(ReadOnlySpan<byte> text) => Utf8Parser.TryParse(text, out long number, out _) ? number : 0;
}
