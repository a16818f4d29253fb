namespace Rem.TimeSeries.Consolidation;

/// <summary>The step that a source has begun: what is known of it, and its rate when it is over. Facts: rrd_update.c of 1.7.2, simple_update and process_pdp_st.</summary>
internal static class StepClosing
{
    /// <summary>Adds what came within the step.</summary>
    /// <param name="step">The value and unknown seconds of the step.</param>
    /// <param name="increase">Rate times seconds, or not-a-number.</param>
    /// <param name="interval">Seconds since the last sample.</param>
    public static void Add(Span<long> step, double increase, double interval)
    {
        if (double.IsNaN(increase))
        {
            step[1] += (long)interval;
            return;
        }

        var value = BitConverter.Int64BitsToDouble(step[0]);
        step[0] = BitConverter.DoubleToInt64Bits(double.IsNaN(value) ? increase : value + increase);
    }

    /// <summary>Ends the step with a sample that is later, begins the one of the sample, and gives the rate of all steps between.</summary>
    /// <param name="step">The value and unknown seconds of the step.</param>
    /// <param name="increase">Rate times seconds since the last sample, or not-a-number.</param>
    /// <param name="interval">Seconds since the last sample.</param>
    /// <param name="before">Those of them before the last boundary of steps.</param>
    /// <param name="after">Those behind it.</param>
    /// <param name="steps">Seconds of all steps that end.</param>
    /// <param name="stepSeconds">Seconds of one.</param>
    /// <param name="heartbeat">The source's, in seconds.</param>
    public static double Close(Span<long> step, double increase, double interval, double before, double after, long steps, long stepSeconds, double heartbeat)
    {
        var (value, unknown, isKnown) = (BitConverter.Int64BitsToDouble(step[0]), step[1], !double.IsNaN(increase));
        if (isKnown)
        {
            value = (double.IsNaN(value) ? 0 : value) + (increase / interval * before);
        }

        var rate = interval > heartbeat || stepSeconds / 2.0 < unknown
            ? double.NaN
            : value / ((double)(steps - unknown) - (isKnown ? 0.0 : before));
        step[0] = BitConverter.DoubleToInt64Bits(isKnown ? increase / interval * after : double.NaN);
        step[1] = isKnown ? 0 : (long)after;
        return rate;
    }
}
