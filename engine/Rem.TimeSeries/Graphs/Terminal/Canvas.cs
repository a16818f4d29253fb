using System.Text;

namespace Rem.TimeSeries.Graphs.Terminal;

/// <summary>
/// Lines of characters that are drawn on by dots: braille has two by four of them in a character. Where series are told apart by
/// their marks instead, a character is one dot.
/// </summary>
internal sealed class Canvas
{
    private const int Braille = 0x2800;

    // The bit of each dot of a braille character: left column downwards, then right.
    private static readonly byte[] _bits = [0x01, 0x02, 0x04, 0x40, 0x08, 0x10, 0x20, 0x80];
    private readonly byte[] _dots;
    private readonly char[] _signs;
    private readonly int[] _colours;
    private readonly int _columns;

    /// <summary>An empty one.</summary>
    /// <param name="columns">Its width in characters.</param>
    /// <param name="rows">Its height.</param>
    /// <param name="isBraille">Whether dots are those of braille.</param>
    public Canvas(int columns, int rows, bool isBraille)
    {
        (_columns, IsBraille, Width, Height) = (columns, isBraille, isBraille ? columns * 2 : columns, isBraille ? rows * 4 : rows);
        (_dots, _signs, _colours) = (new byte[columns * rows], new char[columns * rows], new int[columns * rows]);
    }

    /// <summary>Whether dots are those of braille.</summary>
    public bool IsBraille { get; }

    /// <summary>Its width in dots.</summary>
    public int Width { get; }

    /// <summary>Its height in dots.</summary>
    public int Height { get; }

    /// <summary>Puts a dot there.</summary>
    /// <param name="x">From the left.</param>
    /// <param name="y">From the top.</param>
    /// <param name="sign">The mark of the series, where dots are characters.</param>
    /// <param name="colour">Its colour.</param>
    public void Dot(int x, int y, char sign, int colour)
    {
        var at = IsBraille ? (y / 4 * _columns) + (x / 2) : (y * _columns) + x;
        _dots[at] |= IsBraille ? _bits[(x % 2 * 4) + (y % 4)] : (byte)1;
        (_signs[at], _colours[at]) = (sign, colour);
    }

    /// <summary>Puts a sign into a row where nothing is drawn.</summary>
    public void Row(int row, char sign, int colour)
    {
        for (var column = 0; column < _columns; column++)
        {
            var at = (row * _columns) + column;
            if (_dots[at] == 0)
            {
                (_signs[at], _colours[at]) = (sign, colour);
            }
        }
    }

    /// <summary>Writes a row, without blanks at its end.</summary>
    public void Write(int row, StringBuilder text, bool hasColour)
    {
        var (end, colour) = (_columns, 0);
        while (end > 0 && _signs[(row * _columns) + end - 1] == 0)
        {
            end--;
        }

        for (var at = row * _columns; at < (row * _columns) + end; at++)
        {
            if (hasColour && _signs[at] != 0 && _colours[at] != colour)
            {
                colour = _colours[at];
                text.Append("\x1b[").Append(colour).Append('m');
            }

            text.Append(_signs[at] == 0 ? ' ' : IsBraille && _dots[at] != 0 ? (char)(Braille + _dots[at]) : _signs[at]);
        }

        if (colour != 0)
        {
            text.Append("\x1b[0m");
        }
    }
}
