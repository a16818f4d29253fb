namespace Rem.TimeSeries.Graphs.Svg;

/// <summary>The data of a path, in tenths of pixels: steps from point to point, and level ones in one.</summary>
internal sealed class SvgPath(SvgText svg)
{
    private int _x;
    private int _y;
    private int _level;

    /// <summary>Begins anew at a point.</summary>
    public void MoveTo(int x, int y)
    {
        EndLevel();
        svg.Raw("M"u8).Tenths(x).Raw(" "u8).Tenths(y);
        (_x, _y) = (x, y);
    }

    /// <summary>A line to a point.</summary>
    public void LineTo(int x, int y)
    {
        var (dx, dy) = (x - _x, y - _y);
        (_x, _y) = (x, y);
        if (dy == 0 && (_level == 0 || (_level > 0) == (dx > 0)))
        {
            _level += dx;
            return;
        }

        EndLevel();
        if (dy == 0)
        {
            _level = dx;
            return;
        }

        if (dx == 0)
        {
            svg.Raw("v"u8).Tenths(dy);
            return;
        }

        svg.Raw("l"u8).Tenths(dx);
        if (dy >= 0)
        {
            svg.Raw(" "u8);
        }

        svg.Tenths(dy);
    }

    /// <summary>Ends it; the shape is closed where it was asked for.</summary>
    public void End(bool isClosed)
    {
        EndLevel();
        if (isClosed)
        {
            svg.Raw("z"u8);
        }
    }

    private void EndLevel()
    {
        if (_level != 0)
        {
            svg.Raw("h"u8).Tenths(_level);
            _level = 0;
        }
    }
}
