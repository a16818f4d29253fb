using System.Runtime.InteropServices;
using System.Text;

namespace Rem.Processes.Unix;

/// <summary>
/// The environment that this process was given, as bytes, because values need not be UTF-8. Copied once: the C
/// library may move its own at any time.
/// </summary>
internal static unsafe class InheritedEnvironment
{
    private static readonly byte** Entries = Copy(out CountField);
    private static readonly int CountField;

    public static int Count => CountField;

    /// <summary>Bytes of all entries with their ends and pointers.</summary>
    public static long Size { get; } = Measure();

    public static byte* At(int index) => Entries[index];

    public static ReadOnlySpan<byte> Entry(int index) => MemoryMarshal.CreateReadOnlySpanFromNullTerminated(Entries[index]);

    /// <summary>The value of a variable, or null.</summary>
    public static string? Find(string name)
    {
        for (var i = 0; i < CountField; i++)
        {
            if (IsNamed(i, name))
            {
                return Encoding.UTF8.GetString(Entry(i)[(name.Length + 1)..]);
            }
        }

        return null;
    }

    /// <summary>True when the entry at a position is of that name. ASCII names only; others are never inherited under REM's own.</summary>
    public static bool IsNamed(int index, string name)
    {
        var entry = Entries[index];
        for (var i = 0; i < name.Length; i++)
        {
            if (entry[i] != name[i])
            {
                return name[i] > '\x7f' && IsNamedSlowly(index, name);
            }
        }

        return entry[name.Length] == '=';
    }

    private static bool IsNamedSlowly(int index, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(name + "=");
        return Entry(index).StartsWith(bytes);
    }

    private static byte** Copy(out int count)
    {
        var from = Libc.IsLinux ? *(byte***)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "environ") : FromMac();
        for (count = 0; from[count] is not null; count++)
        {
        }

        var copy = (byte**)NativeMemory.Alloc((nuint)count, (nuint)sizeof(byte*));
        for (var i = 0; i < count; i++)
        {
            var entry = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(from[i]);
            copy[i] = (byte*)NativeMemory.Alloc((nuint)entry.Length + 1);
            entry.CopyTo(new Span<byte>(copy[i], entry.Length));
            copy[i][entry.Length] = 0;
        }

        return copy;
    }

    private static byte** FromMac()
    {
        var get = (delegate* unmanaged<byte***>)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "_NSGetEnviron");
        return *get();
    }

    private static long Measure()
    {
        long size = 0;
        for (var i = 0; i < CountField; i++)
        {
            size += Entry(i).Length + 1 + sizeof(byte*);
        }

        return size;
    }
}
