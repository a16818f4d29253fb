using Rem.Values;

namespace Rem.Monitoring.Looking.Counters;

/// <summary>
/// How counters have changed. One that is lower than before has wrapped when it stood near the top of its 32 or 64 bits and is
/// near the bottom now; else it began anew, and nobody knows how far it had come: it has no change then.
/// </summary>
internal static class CounterChange
{
    private const double Top32 = 4294967296.0;
    private const double Top64 = 18446744073709551616.0;

    /// <summary>Changes and changes a second, in the shape of the counters; null where there is none.</summary>
    public static (RemMap Rates, RemMap Changes) Of(RemMap before, RemMap now, double seconds)
    {
        var (rates, changes) = (new RemMap(now.Count), new RemMap(now.Count));
        for (var i = 0; i < now.Count; i++)
        {
            var (name, value) = (now.KeyAt(i), now.ValueAt(i));
            before.TryGetValue(name, out var was);
            if (value is RemMap map)
            {
                var (innerRates, innerChanges) = Of(was as RemMap ?? [], map, seconds);
                rates.Set(name, innerRates);
                changes.Set(name, innerChanges);
            }
            else
            {
                var change = Change(was, value);
                rates.Set(name, change is null ? null : Number(change) / seconds);
                changes.Set(name, change);
            }
        }

        return (rates, changes);
    }

    /// <summary>How far a counter has come; null when nobody knows.</summary>
    public static object? Change(object? before, object? now)
    {
        if (before is long and >= 0 && now is long and >= 0 && (long)now >= (long)before)
        {
            return (long)now - (long)before;
        }

        if (Real(before) is not { } from || Real(now) is not { } to)
        {
            return null;
        }

        return to >= from ? to - from : Wrapped(from, to, Top32) ?? Wrapped(from, to, Top64);
    }

    private static double? Wrapped(double from, double to, double top) => from >= 0.75 * top && from < top && to >= 0 && to < 0.25 * top ? to + (top - from) : null;

    private static double Number(object? change) => change is long whole ? whole : (double)change!;

    // What is beyond 63 bits comes as a float, or as text from where there are no larger integers.
    private static double? Real(object? value) => value switch
    {
        long whole when whole >= 0 => whole,
        double number when double.IsFinite(number) && number >= 0 => number,
        _ => null,
    };
}
