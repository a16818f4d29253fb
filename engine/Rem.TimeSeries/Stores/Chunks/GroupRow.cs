using System.Globalization;
using System.Text;
using Rem.Shared.TimeSeries;
using Rem.TimeSeries.Definitions;

namespace Rem.TimeSeries.Stores.Chunks;

/// <summary>A group in the catalogue, as lines of text: block, place in it, name, definition.</summary>
/// <param name="Block">The block.</param>
/// <param name="Index">The place in it.</param>
/// <param name="Name">The name.</param>
/// <param name="Definition">The definition.</param>
internal sealed record GroupRow(int Block, int Index, string Name, SeriesDefinition Definition)
{
    private const int Lines = 4;

    /// <summary>The bytes, with room for the checksum.</summary>
    public byte[] Write()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Block}\n{Index}\n{Name}\n{string.Join(' ', SeriesNotation.Words(Definition))}");
        return [.. new byte[ChunkRow.Front], .. Encoding.UTF8.GetBytes(text)];
    }

    /// <summary>The row of bytes; null when they are not one.</summary>
    public static GroupRow? Read(ReadOnlySpan<byte> bytes) =>
        Encoding.UTF8.GetString(bytes).Split('\n') is { Length: Lines } lines
        && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var block)
        && int.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? new GroupRow(block, index, lines[2], SeriesNotation.Parse(lines[3].Split(' ')))
            : null;
}
