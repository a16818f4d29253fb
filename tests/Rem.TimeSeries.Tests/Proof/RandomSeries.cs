using System.Globalization;

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
            archives.Add(new SeriesArchive((Function)_random.Next(4), _random.Next(4) == 0 ? 0 : _random.Next(100) / 100.0, _random.Next(3) == 0 ? 1 : _random.Next(2, 15), _random.Next(1, 120)));
        }

        return [.. archives];
    }

    private long Micros() => _random.Next(4) == 0 ? _random.Next(1_000_000) : _random.Next(2) == 0 ? 500_000 : 0;

    private Reading[] Readings() => Definition.Sources.Select((source, i) => _random.Next(12) == 0 ? Reading.Unknown : ReadingOf(source.Type, i)).ToArray();

    private Reading ReadingOf(SourceType type, int source) => type switch
    {
        SourceType.Counter => Reading.Of(unchecked((ulong)Counter(source))),
        SourceType.Derive => Reading.Of(Change(source)),
        SourceType.Gauge or SourceType.Absolute => _random.Next(3) == 0 ? Reading.Of((long)_random.Next(-100, 2000)) : Reading.Of(Fraction(2000)),
        _ => Reading.Of(Level(source)),
    };

    // Wraps at 32 bits and at 64, resets to little, and honest rises.
    private long Counter(int source)
    {
        var last = _counters.GetValueOrDefault(source, _random.NextInt64(1L << 33));
        var next = _random.Next(30) switch
        {
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
        return _counters[source] = _random.Next(20) == 0 ? _random.NextInt64(-(1L << 60), 1L << 60) : last + _random.Next(-50, 60);
    }

    private double Level(int source)
    {
        var last = _levels.GetValueOrDefault(source, _random.Next(-5, 100));
        return _levels[source] = _random.Next(15) == 0 ? _random.Next(-20, 20) : last + Fraction(30);
    }

    private double Fraction(double span) => (_random.NextDouble() * span) - (_random.Next(5) == 0 ? span / 2 : 0);
}
