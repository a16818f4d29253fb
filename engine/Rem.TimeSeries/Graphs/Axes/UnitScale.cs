namespace Rem.TimeSeries.Graphs.Axes;

/// <summary>What numbers are divided by, and what is then written behind them, with a blank in front; empty for nothing.</summary>
internal readonly record struct UnitScale(double Divisor, string Suffix)
{
    private const int MostDecimals = 15;

    /// <summary>So many digits behind the point tell multiples of a step apart; at most as many as a float has.</summary>
    public static int Decimals(double step)
    {
        var digits = 0;
        for (var rest = step; digits < MostDecimals && Math.Abs(rest - Math.Round(rest)) > 1e-6 * rest; rest *= 10)
        {
            digits++;
        }

        return digits;
    }
}
