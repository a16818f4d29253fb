using Rem.Values;

namespace Rem.Monitoring.Looking.Lines;

/// <summary>How far somebody has read a file, whatever its name is by now.</summary>
/// <param name="Device">The file system that it lies in.</param>
/// <param name="Inode">Its number there.</param>
/// <param name="Offset">So many bytes have been read.</param>
/// <param name="Head">What it begins with.</param>
internal sealed record LineMark(ulong Device, ulong Inode, long Offset, FileHead Head)
{
    /// <summary>When it was made, in seconds since 1970; 0 when that is not known. The number of a file that is gone is given to another.</summary>
    public double Born { get; init; }

    /// <summary>How far the file before it was read, which may still be written to for a while after it was renamed; null for none.</summary>
    public LineMark? Previous { get; init; }

    /// <summary>Until when that one is looked at, in seconds since 1970.</summary>
    public double Until { get; init; }

    /// <summary>The mark as it is kept.</summary>
    public RemMap ToMap()
    {
        var map = new RemMap(8) { ["device"] = (long)Device, ["inode"] = (long)Inode, ["offset"] = Offset, ["head"] = Head.Sum, ["head bytes"] = (long)Head.Bytes, ["born"] = Born };
        if (Previous is not null)
        {
            map.Set("previous", Previous.ToMap());
            map.Set("until", Until);
        }

        return map;
    }

    /// <summary>A mark that was kept; null for anything else.</summary>
    public static LineMark? Of(object? kept) => kept is RemMap map
        && Whole(map, "device") is { } device && Whole(map, "inode") is { } inode && Whole(map, "offset") is >= 0 and var offset
        && map.TryGetValue("head", out var head) && head is string sum && Whole(map, "head bytes") is >= 0 and <= FileHead.Most and var bytes
        ? new LineMark((ulong)device, (ulong)inode, offset, new FileHead((int)bytes, sum))
        {
            Born = map.TryGetValue("born", out var born) && born is double made ? made : 0,
            Previous = map.TryGetValue("previous", out var previous) ? Of(previous) : null,
            Until = map.TryGetValue("until", out var until) && until is double seconds ? seconds : 0,
        }
        : null;

    private static long? Whole(RemMap map, string key) => map.TryGetValue(key, out var value) && value is long whole ? whole : null;
}
