using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Rem.Shared.TimeSeries;

namespace Rem.Web.Live.Series;

/// <summary>
/// Rows as columns of JSON: `[first, step, [numbers of the first source], …]`, where `first` is the stamp of the first row
/// and `step` the seconds from row to row. A number has the nine digits that matter most; an unknown one is null.
/// </summary>
internal static class SeriesJson
{
    private const int Longest = 32; // bytes of a number
    private static readonly byte[] Null = "null"u8.ToArray();

    /// <summary>Writes rows.</summary>
    public static void Write(IBufferWriter<byte> to, FetchedRows rows)
    {
        Text(to, "[");
        Number(to, rows.Stamp(0).ToUnixTimeSeconds());
        Text(to, ",");
        Number(to, (long)rows.Step.TotalSeconds);
        for (var source = 0; source < rows.Sources.Count; source++)
        {
            Text(to, ",[");
            for (var row = 0; row < rows.Count; row++)
            {
                if (row > 0)
                {
                    Text(to, ",");
                }

                Number(to, rows.Value(row, source));
            }

            Text(to, "]");
        }

        Text(to, "]");
    }

    /// <summary>Writes a text as a text of JSON.</summary>
    public static void Quoted(IBufferWriter<byte> to, string text)
    {
        Text(to, "\"");
        Text(to, JsonEncodedText.Encode(text).Value);
        Text(to, "\"");
    }

    /// <summary>Writes JSON as it is.</summary>
    public static void Text(IBufferWriter<byte> to, string json) => Encoding.UTF8.GetBytes(json, to);

    /// <summary>Writes a whole number.</summary>
    public static void Number(IBufferWriter<byte> to, long number)
    {
        number.TryFormat(to.GetSpan(Longest), out var written, default, CultureInfo.InvariantCulture);
        to.Advance(written);
    }

    private static void Number(IBufferWriter<byte> to, double number)
    {
        if (double.IsFinite(number))
        {
            number.TryFormat(to.GetSpan(Longest), out var written, "G9", CultureInfo.InvariantCulture);
            to.Advance(written);
        }
        else
        {
            to.Write(Null);
        }
    }
}
