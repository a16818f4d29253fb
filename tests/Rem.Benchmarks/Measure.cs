using System.Diagnostics;
using System.Globalization;

namespace Rem.Benchmarks;

/// <summary>
/// Measures by comparison: both sides run in turns in one process, so that a busy machine slows both. A figure is
/// the median of its rounds; a ratio is the median of the rounds' ratios.
/// </summary>
internal sealed class Measure(TextWriter output)
{
    private const int Rounds = 15;
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(40);

    /// <summary>Figures that missed their goal so far.</summary>
    public int Missed { get; private set; }

    /// <summary>
    /// Prints how many times as long <paramref name="measured"/> takes as <paramref name="baseline"/>, and returns
    /// it. More than <paramref name="atMost"/> misses the goal.
    /// </summary>
    public double Ratio(string what, Action measured, Action baseline, double atMost)
    {
        var repeats = (Calibrate(measured), Calibrate(baseline));
        var times = (new double[Rounds], new double[Rounds]);
        var ratios = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            times.Item1[i] = Time(measured, repeats.Item1);
            times.Item2[i] = Time(baseline, repeats.Item2);
            ratios[i] = times.Item1[i] / times.Item2[i];
        }

        var ratio = Median(ratios);
        Line(what, $"{Number(ratio)}x", ratio <= atMost, $"goal ≤{Number(atMost)}x", $"{Milliseconds(Median(times.Item1))} against {Milliseconds(Median(times.Item2))}");
        return ratio;
    }

    /// <summary>Prints how often an action that does <paramref name="count"/> things at a time does one in a second. Fewer than <paramref name="atLeast"/> misses the goal.</summary>
    public double Rate(string what, Action action, double count, double atLeast)
    {
        var repeats = Calibrate(action);
        var rates = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            rates[i] = count / Time(action, repeats);
        }

        var rate = Median(rates);
        Line(what, $"{rate.ToString("N0", CultureInfo.InvariantCulture)}/s", rate >= atLeast, $"goal ≥{atLeast.ToString("N0", CultureInfo.InvariantCulture)}/s", "");
        return rate;
    }

    /// <summary>Prints the time of one call, warm. More than <paramref name="atMost"/> misses the goal.</summary>
    public TimeSpan Duration(string what, Action action, TimeSpan atMost)
    {
        var repeats = Calibrate(action);
        var times = new double[Rounds];
        for (var i = 0; i < Rounds; i++)
        {
            times[i] = Time(action, repeats);
        }

        var time = Median(times);
        Line(what, Milliseconds(time), time <= atMost.TotalSeconds, $"goal ≤{Milliseconds(atMost.TotalSeconds)}", "");
        return TimeSpan.FromSeconds(time);
    }

    /// <summary>Prints a number that was measured elsewhere. Less than <paramref name="atLeast"/> misses the goal.</summary>
    public void AtLeast(string what, double number, double atLeast) =>
        Line(what, Number(number) + "x", number >= atLeast, $"goal ≥{Number(atLeast)}x", "");

    /// <summary>Prints a number that was measured elsewhere. More than <paramref name="atMost"/> misses the goal.</summary>
    public void AtMost(string what, double number, double atMost) =>
        Line(what, Number(number), number <= atMost, $"goal ≤{Number(atMost)}", "");

    /// <summary>Prints a ratio that was measured elsewhere. More than <paramref name="atMost"/> misses the goal.</summary>
    public void Given(string what, double ratio, double atMost, string detail) =>
        Line(what, $"{Number(ratio)}x", ratio <= atMost, $"goal ≤{Number(atMost)}x", detail);

    /// <summary>Prints a time in seconds that was measured elsewhere. More than <paramref name="atMost"/> misses the goal.</summary>
    public void Within(string what, double seconds, double atMost) =>
        Line(what, Milliseconds(seconds), seconds <= atMost, $"goal ≤{Milliseconds(atMost)}", "");

    /// <summary>Prints a ratio that has no goal.</summary>
    public void Said(string what, double ratio, string detail) => Line(what, $"{Number(ratio)}x", true, "", detail);

    /// <summary>The median of some figures.</summary>
    public static double Median(double[] figures)
    {
        var sorted = (double[])figures.Clone();
        Array.Sort(sorted);
        return sorted[sorted.Length / 2];
    }

    // Warms up until the compiler has settled, and finds how often to repeat an action so that a round can be measured.
    private static int Calibrate(Action action)
    {
        var watch = Stopwatch.StartNew();
        var calls = 0;
        while (calls < 60 && (calls < 5 || watch.Elapsed < 10 * RoundTime))
        {
            action();
            calls++;
        }

        var one = watch.Elapsed.TotalSeconds / calls;
        return Math.Clamp((int)(RoundTime.TotalSeconds / one), 1, 1_000_000);
    }

    private static double Time(Action action, int repeats)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < repeats; i++)
        {
            action();
        }

        return watch.Elapsed.TotalSeconds / repeats;
    }

    private void Line(string what, string figure, bool met, string goal, string detail)
    {
        Missed += met ? 0 : 1;
        output.WriteLine($"  {what,-56} {figure,12}  {goal,-14} {(met ? "met   " : "MISSED")} {detail}".TrimEnd());
    }

    private static string Number(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Milliseconds(double seconds) => (seconds * 1000).ToString("0.###", CultureInfo.InvariantCulture) + " ms";
}
