namespace Rem.TimeSeries.Graphs.Svg;

/// <summary>Where the plot lies in the picture, in whole pixels.</summary>
internal readonly record struct PlotBox(int Left, int Top, int Width, int Height)
{
    /// <summary>Its right edge.</summary>
    public int Right => Left + Width;

    /// <summary>Its lower edge.</summary>
    public int Bottom => Top + Height;
}
