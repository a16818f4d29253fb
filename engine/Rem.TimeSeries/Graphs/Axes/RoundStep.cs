namespace Rem.TimeSeries.Graphs.Axes;

/// <summary>A round distance between values: so many of a power of ten, or a plain number.</summary>
/// <param name="Count">So many: exactly a whole number.</param>
/// <param name="Exponent">Of ten to this power.</param>
internal readonly record struct RoundStep(double Count, int Exponent)
{
    private static readonly double[] _seconds = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400];

    /// <summary>The step itself.</summary>
    public double Size => Times(1);

    /// <summary>The smallest round step that is not below a size (which is finite and above 0): 1, 2 or 5 of a power of ten; of bytes powers of two, of seconds parts of minutes, hours and days.</summary>
    public static RoundStep AtLeast(double size, UnitKind kind)
    {
        if (kind == UnitKind.Binary && size > 1)
        {
            return new(Math.Pow(2, Math.Ceiling(Math.Log2(size) - 1e-9)), 0);
        }

        if (kind == UnitKind.Seconds && size > 1)
        {
            foreach (var step in _seconds)
            {
                if (step >= size)
                {
                    return new(step, 0);
                }
            }

            var days = Decimal(size / 86_400);
            return new(days.Size * 86_400, 0);
        }

        return Decimal(size);
    }

    /// <summary>A multiple, rounded once: 3 times 0.1 is 0.3.</summary>
    public double Times(double number) => Exponent >= 0 ? number * Count * Math.Pow(10, Exponent) : number * Count / Math.Pow(10, -Exponent);

    private static RoundStep Decimal(double size)
    {
        var exponent = (int)Math.Floor(Math.Log10(size));
        var part = size / Math.Pow(10, exponent);
        return part <= 1.000001 ? new(1, exponent) : part <= 2.000001 ? new(2, exponent) : part <= 5.000001 ? new(5, exponent) : new(1, exponent + 1);
    }
}
