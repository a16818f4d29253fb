using System.Runtime.InteropServices;
using Function = Rem.Shared.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Stores.RrdFiles;

/// <summary>
/// RRDtool's library, where it is installed. The calls that end in `_r` may come from several threads, for different files.
/// Each gives null, or what the library says went wrong.
/// </summary>
internal static partial class LibRrd
{
    private const string Library = "librrd.so.8";
    private static readonly Lazy<bool> _isThere = new(() => NativeLibrary.TryLoad(Library, out _));

    /// <summary>True where the library is.</summary>
    public static bool IsThere => _isThere.Value;

    /// <summary>Makes a file, also in the place of one.</summary>
    public static string? Create(string path, long step, long start, string[] words) =>
        Said(rrd_create_r(path, (nuint)step, (nint)start, words.Length, words));

    /// <summary>Takes updates (`seconds:value:…`), each in its turn, up to the first that is refused.</summary>
    public static string? Update(string path, string[] updates) => Said(rrd_update_r(path, 0, updates.Length, updates));

    /// <summary>Rows of a range, which is widened to whole rows; its end and step come back as they are.</summary>
    public static unsafe string? Fetch(string path, Function function, ref long start, ref long end, ref long step, out double[] values, out int sources)
    {
        (values, sources) = ([], 0);
        var (from, to, resolution) = ((nint)start, (nint)end, (nuint)step);
        var error = Said(rrd_fetch_r(path, Rem.Shared.TimeSeries.SeriesWords.Of(function), ref from, ref to, ref resolution, out var count, out var names, out var data));
        if (error is not null)
        {
            return error;
        }

        (start, end, step, sources) = (from, to, (long)resolution, (int)count);
        values = new ReadOnlySpan<double>((void*)data, (int)((end - start) / step * sources)).ToArray();
        for (var i = 0; i < sources; i++)
        {
            rrd_freemem(((nint*)names)[i]);
        }

        rrd_freemem(names);
        rrd_freemem(data);
        return null;
    }

    private static string? Said(int code)
    {
        if (code == 0)
        {
            return null;
        }

        var error = Marshal.PtrToStringUTF8(rrd_get_error()) ?? "";
        rrd_clear_error();
        return error.Length > 0 ? error : "it does not say why";
    }

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int rrd_create_r(string path, nuint step, nint start, int count, string[] words);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int rrd_update_r(string path, nint template, int count, string[] updates);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int rrd_fetch_r(string path, string function, ref nint start, ref nint end, ref nuint step, out nuint sources, out nint names, out nint values);

    [LibraryImport(Library)]
    private static partial nint rrd_get_error();

    [LibraryImport(Library)]
    private static partial void rrd_clear_error();

    [LibraryImport(Library)]
    private static partial void rrd_freemem(nint memory);
}
