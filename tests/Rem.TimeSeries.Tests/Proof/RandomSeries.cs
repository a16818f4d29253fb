using System.Globalization;
using Rem.TimeSeries.Consolidation;

namespace Rem.TimeSeries.Tests.Proof;

/// <summary>
/// A group with definition and updates out of a seed: all types and functions, gaps, unknown readings, wraps, resets, times
/// within a second, limits, updates that come late or twice.
/// </summary>
internal sealed class RandomSeries
{
    private static readonly int[] _steps = [1, 2, 5, 10, 60, 300];
    private readonly Random _random;
    private readonly Dictionary<int, long> _counters = [];
    private readonly Dictionary<int, double> _levels = [];
    private long _seconds;
    private long _micros;

    public RandomSeries(int seed)
    {
        _random = new Random(seed);
        Step = _steps[_random.Next(_steps.Length)];
        Start = 1_000_000_000 + _random.Next(1_000_000);
        _seconds = Start;
        Definition = new SeriesDefinition(
            TimeSpan.FromSeconds(Step),
            Enumerable.Range(0, _random.Next(3) == 0 ? _random.Next(2, 5) : 1).Select(Source).ToArray(),
            Archives());
    }

    public int Step { get; }

    public long Start { get; }

    public SeriesDefinition Definition { get; }

    /// <summary>The next update: its time and readings. It may have to be refused.</summary>
    public (long Seconds, long Micros, Reading[] Readings) Next()
    {
        var kind = _random.Next(100);
        if (kind < 3)
        {
            return (_seconds - _random.Next(0, 5), Micros(), Readings()); // late or twice; the micros decide
        }

        var before = _seconds;
        _seconds += kind switch
        {
            < 8 => 0,
            < 30 => _random.Next(1, Math.Max(2, Step)),
            < 80 => _random.Next(Math.Max(1, Step - 2), Step + 3),
            < 96 => _random.Next(1, 6 * Step),
            < 99 => _random.Next(1, 60 * Step),
            _ => _random.Next(1, 800 * Step),
        };
        _micros = Micros();
        _micros = _seconds == before && _micros == 0 ? 1 : _micros;
        return (_seconds, _micros, Readings());
    }

    /// <summary>How wide a picture is for which rows are fetched; null where they are asked for by their length.</summary>
    public int? Width() => _random.Next(2) == 0 ? null : _random.Next(4) == 0 ? _random.Next(1, 5) : _random.Next(5, 2000);

    /// <summary>A query that reaches beyond both ends at times.</summary>
    public (Function Function, long Start, long End, long Step) Query()
    {
        var span = Math.Max(1, _seconds - Start) + (20L * Step);
        var (a, b) = (Start - (10 * Step) + _random.NextInt64(span), Start - (10 * Step) + _random.NextInt64(span));
        return ((Function)_random.Next(4), Math.Min(a, b), Math.Max(a, b), _random.Next(3) == 0 ? 1 : _random.Next(1, 20 * Step));
    }

    private SeriesSource Source(int index)
    {
        var type = (SourceType)_random.Next(6);
        double? least = _random.Next(3) == 0 ? _random.Next(-50, 5) : null;
        double? most = _random.Next(3) == 0 ? _random.Next(10, 5000) : null;
        return new SeriesSource("s" + index.ToString(CultureInfo.InvariantCulture), type, TimeSpan.FromSeconds(_random.Next(4) == 0 ? _random.Next(1, 20 * Step) : 2 * Step), least, most);
    }

    private SeriesArchive[] Archives()
    {
        var archives = new List<SeriesArchive>();
        for (var wanted = _random.Next(1, 8); wanted > 0; wanted--)
        {
            var steps = _random.Next(3) == 0 ? 1 : _random.Next(2, 15);
            archives.Add(new SeriesArchive((Function)_random.Next(4), Xff(steps), steps, _random.Next(1, 120)));
        }

        return [.. archives];
    }

    // Nothing may be unknown, nearly all may be, and so many steps exactly, where the edge counts.
    private double Xff(int steps) => _random.Next(8) switch
    {
        0 or 1 => 0,
        2 => 0.999999,
        3 or 4 => Told((double)_random.Next(steps) / steps),
        _ => _random.Next(100) / 100.0,
    };

    // The library gets the number as text, which it reads as another one at times: then the next below that it reads as it is.
    private static double Told(double number)
    {
        while (!(RrdNumber.TryParse(number.ToString("R", CultureInfo.InvariantCulture), out var read) && read == number))
        {
            number = Math.BitDecrement(number);
        }

        return number;
    }

    private long Micros() => _random.Next(4) == 0 ? _random.Next(1_000_000) : _random.Next(2) == 0 ? 500_000 : 0;

    private Reading[] Readings() => Definition.Sources.Select((source, i) => _random.Next(12) == 0 ? Reading.Unknown : ReadingOf(source, i)).ToArray();

    // At times the very limit of a source.
    private Reading ReadingOf(SeriesSource definition, int source) => definition.Type switch
    {
        SourceType.Gauge when (definition.Min ?? definition.Max) is { } limit && _random.Next(8) == 0 => Reading.Of(limit),
        SourceType.Counter => Reading.Of(unchecked((ulong)Counter(source))),
        SourceType.Derive => Reading.Of(Change(source)),
        SourceType.Gauge or SourceType.Absolute => _random.Next(3) == 0 ? Reading.Of((long)_random.Next(-100, 2000)) : Reading.Of(Fraction(2000)),
        _ => Reading.Of(Level(source)),
    };

    // Wraps at 32 bits and at 64, resets to little, and honest rises.
    private long Counter(int source)
    {
        var last = _counters.GetValueOrDefault(source, _random.NextInt64(1L << 33));
        var next = _random.Next(32) switch
        {
            30 => long.MaxValue - _random.Next(1, 5000), // near 2^63
            31 => 0,
            0 => _random.Next(1000),
            1 => (1L << 32) - _random.Next(1, 5000),
            2 => -_random.Next(1, 5000), // near 2^64
            3 => _random.NextInt64(),
            _ => last + _random.Next(0, 40 * Step),
        };
        return _counters[source] = next;
    }

    private long Change(int source)
    {
        var last = _counters.GetValueOrDefault(source, _random.NextInt64(-1000, 1000));
        return _counters[source] = _random.Next(20) == 0 ? _random.NextInt64(-(1L << 60), 1L << 60) : _random.Next(60) == 0 ? (_random.Next(2) == 0 ? long.MaxValue - 70 : long.MinValue + 70) : last + _random.Next(-50, 60);
    }

    private double Level(int source)
    {
        var last = _levels.GetValueOrDefault(source, _random.Next(-5, 100));
        return _levels[source] = _random.Next(15) == 0 ? _random.Next(-20, 20) : _random.Next(40) == 0 ? Fraction(1e14) : last + Fraction(30);
    }

    private double Fraction(double span) => (_random.NextDouble() * span) - (_random.Next(5) == 0 ? span / 2 : 0);
}
