using Rem.Shared.TimeSeries.Graphs;

namespace Rem.TimeSeries.Graphs.Svg;

/// <summary>Writes elements in the colours of a theme. Colours are attributes, which mails and strict pages keep; only what follows the reader's preference takes rules of style.</summary>
internal sealed class SvgPen(GraphTheme theme)
{
    /// <summary>What is written.</summary>
    public SvgText Svg { get; } = new();

    /// <summary>` fill="…"`.</summary>
    public SvgPen Fill(Paint paint) => Colour(" fill=\""u8, " class=\"rem-f"u8, paint);

    /// <summary>` stroke="…"`; not beside a fill that is a colour.</summary>
    public SvgPen Stroke(Paint paint) => Colour(" stroke=\""u8, " class=\"rem-s"u8, paint);

    /// <summary>Both in one colour.</summary>
    public SvgPen FillAndStroke(Paint paint)
    {
        Svg.Raw(" fill=\""u8).Raw(Palette.Of(paint, theme)).Raw("\" stroke=\""u8).Raw(Palette.Of(paint, theme)).Raw("\""u8);
        if (theme == GraphTheme.Auto)
        {
            Svg.Raw(" class=\"rem-f"u8).Number((int)paint).Raw(" rem-s"u8).Number((int)paint).Raw("\""u8);
        }

        return this;
    }

    /// <summary>The end of an element without content.</summary>
    public void Close() => Svg.Raw("/>"u8);

    /// <summary>Begins a rectangle; in tenths of pixels.</summary>
    public SvgPen Rectangle(int x, int y, int width, int height)
    {
        Svg.Raw("<rect x=\""u8).Tenths(x).Raw("\" y=\""u8).Tenths(y).Raw("\" width=\""u8).Tenths(Math.Max(0, width)).Raw("\" height=\""u8).Tenths(Math.Max(0, height)).Raw("\""u8);
        return this;
    }

    /// <summary>A text on its base line; in tenths of pixels.</summary>
    /// <param name="x">Its place.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">The text; nothing is written for an empty one.</param>
    /// <param name="paint">Its colour.</param>
    /// <param name="anchor">Which part of it is at its place: empty for the beginning, `middle` or `end`.</param>
    /// <param name="more">More attributes, with a blank in front.</param>
    public void Text(int x, int y, string text, Paint paint, ReadOnlySpan<byte> anchor = default, ReadOnlySpan<byte> more = default)
    {
        if (text.Length == 0)
        {
            return;
        }

        Svg.Raw("<text x=\""u8).Tenths(x).Raw("\" y=\""u8).Tenths(y).Raw("\""u8);
        if (anchor.Length > 0)
        {
            Svg.Raw(" text-anchor=\""u8).Raw(anchor).Raw("\""u8);
        }

        Fill(paint).Svg.Raw(more).Raw(">"u8).Text(text).Raw("</text>"u8);
    }

    private SvgPen Colour(ReadOnlySpan<byte> attribute, ReadOnlySpan<byte> rule, Paint paint)
    {
        Svg.Raw(attribute).Raw(Palette.Of(paint, theme)).Raw("\""u8);
        if (theme == GraphTheme.Auto)
        {
            Svg.Raw(rule).Number((int)paint).Raw("\""u8);
        }

        return this;
    }
}
