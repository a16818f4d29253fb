using Rem.Shared.TimeSeries.Graphs;

namespace Rem.TimeSeries.Graphs.Svg;

/// <summary>The colours of the pages (rem.css), which keep their contrast on light and on dark.</summary>
internal static class Palette
{
    /// <summary>So many series have colours of their own; those behind them are dashed.</summary>
    public const int SeriesColours = 6;

    private static readonly byte[][] _light = Of("#fff #1f2833 #4d596a #d9dee6 #17653a #8a4b00 #b3141f #4a5568 #0b62a4 #b04a00 #17713f #8b2f97 #a3123a #5b6470");
    private static readonly byte[][] _dark = Of("#1a212c #dfe6ef #a9b4c4 #303a48 #6fd699 #f2b45c #ff8b8b #b4bfce #6db5f2 #f0a05a #6fd699 #d493e0 #ff8fa8 #b4bfce");

    /// <summary>Rules for readers who prefer the dark: `f0` to `f13` for fills, `s0` to `s13` for strokes.</summary>
    public static byte[] DarkRules { get; } = Rules();

    /// <summary>A colour as SVG writes it.</summary>
    public static ReadOnlySpan<byte> Of(Paint paint, GraphTheme theme) => (theme == GraphTheme.Dark ? _dark : _light)[(int)paint];

    /// <summary>The colour of a series.</summary>
    public static Paint OfSeries(int index) => Paint.Series + (index % SeriesColours);

    /// <summary>The colour of what an event or bound says.</summary>
    public static Paint Of(GraphMark mark) => mark switch
    {
        GraphMark.Ok => Paint.Ok,
        GraphMark.Warning => Paint.Warning,
        GraphMark.Critical => Paint.Critical,
        _ => Paint.Other,
    };

    private static byte[][] Of(string colours) => [.. colours.Split(' ').Select(static colour => System.Text.Encoding.ASCII.GetBytes(colour))];

    private static byte[] Rules()
    {
        var text = new SvgText();
        text.Raw("@media (prefers-color-scheme:dark){"u8);
        for (var i = 0; i < _dark.Length; i++)
        {
            text.Raw(".rem-f"u8).Number(i).Raw("{fill:"u8).Raw(_dark[i]).Raw("}.rem-s"u8).Number(i).Raw("{stroke:"u8).Raw(_dark[i]).Raw("}"u8);
        }

        return text.Raw("}"u8).ToArray();
    }
}
