using System.Buffers.Text;

namespace Rem.Templates.Rendering;

/// <summary>
/// Writes floats of at most three decimals, which most are, without searching for their shortest text: a number of up to
/// fifteen digits that reads back as the float is that text.
/// </summary>
internal static class ShortFloat
{
    private const double Scale = 1000;
    private const double Largest = 1e12; // times the scale: fifteen digits

    /// <summary>Writes the float as <see cref="Values.ValueText.Float"/> does; false where it is not of this kind.</summary>
    public static bool TryWrite(double value, Span<byte> text, out int count)
    {
        count = 0;
        if (!(Math.Abs(value) < Largest) || value == 0)
        {
            return false;
        }

        var scaled = (long)Math.Round(value * Scale);
        if (scaled / Scale != value)
        {
            return false;
        }

        if (value < 0)
        {
            text[count++] = (byte)'-';
        }

        var (whole, decimals) = Math.DivRem(Math.Abs(scaled), (long)Scale);
        Utf8Formatter.TryFormat(whole, text[count..], out var digits);
        count += digits;
        text[count++] = (byte)'.';
        WriteDecimals((int)decimals, text, ref count);
        return true;
    }

    // At least one of them, and no zeros at the end.
    private static void WriteDecimals(int decimals, Span<byte> text, ref int count)
    {
        for (var unit = (int)Scale / 10; unit == (int)Scale / 10 || decimals > 0; unit /= 10)
        {
            text[count++] = (byte)('0' + (decimals / unit));
            decimals %= unit;
        }
    }
}
