using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Shared.Counters;

/// <summary>A counter in memory.</summary>
internal sealed class MemoryCounter(string name, TimeProvider clock, IFences fences) : ICounter
{
    private static readonly TimeSpan LongestWindow = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly RunningTime _time = new(clock);
    private readonly OperationLog _operations = new();
    private readonly Queue<(long Second, double Added)> _seconds = new();
    private object _total = 0L;
    private long _second = -1;
    private double _addedThisSecond;

    public string Name => name;

    public ValueTask<object> AddAsync(object? amount, WriteOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        CheckNumber(amount);
        lock (_gate)
        {
            if (_operations.TryRecall<object>("add", options.Operation, out var before))
            {
                return new ValueTask<object>(before);
            }

            fences.Check(options.Fences);
            var total = Sum(_total, amount!);
            _operations.Remember("add", options.Operation, total);
            _total = total;
            CountIn(amount is long n ? n : (double)amount!);
            return new ValueTask<object>(total);
        }
    }

    public ValueTask<object> GetAsync(CancellationToken cancel)
    {
        lock (_gate)
        {
            return new ValueTask<object>(_total);
        }
    }

    public ValueTask<object> SwapAsync(object? total, WriteOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        CheckNumber(total);
        lock (_gate)
        {
            if (_operations.TryRecall<object>("swap", options.Operation, out var before))
            {
                return new ValueTask<object>(before);
            }

            fences.Check(options.Fences);
            before = _operations.Remember("swap", options.Operation, _total);
            _total = total!;
            return new ValueTask<object>(before);
        }
    }

    public ValueTask<double> RateAsync(TimeSpan window, CancellationToken cancel)
    {
        if (window < TimeSpan.FromSeconds(1) || window > LongestWindow)
        {
            throw new PlanException(SharedErrors.Range, SourceSpan.None, FormattableString.Invariant($"the window of a rate of counter '{name}' must be 1 s to 1 h, got {window.TotalSeconds} s"));
        }

        lock (_gate)
        {
            var now = _time.Now / TimeSpan.TicksPerSecond;
            var first = now - (long)Math.Ceiling(window.TotalSeconds);
            var sum = _second > first ? _addedThisSecond : 0;
            foreach (var (second, added) in _seconds)
            {
                sum += second > first ? added : 0;
            }

            return new ValueTask<double>(sum / window.TotalSeconds);
        }
    }

    private void CountIn(double amount)
    {
        var second = _time.Now / TimeSpan.TicksPerSecond;
        if (second == _second)
        {
            _addedThisSecond += amount;
            return;
        }

        if (_second >= 0)
        {
            _seconds.Enqueue((_second, _addedThisSecond));
        }

        _second = second;
        _addedThisSecond = amount;
        var oldest = second - (long)LongestWindow.TotalSeconds;
        while (_seconds.TryPeek(out var first) && first.Second <= oldest)
        {
            _seconds.Dequeue();
        }
    }

    private object Sum(object total, object amount)
    {
        if (total is long a && amount is long b)
        {
            var sum = unchecked(a + b);
            return ((a ^ sum) & (b ^ sum)) >= 0 ? sum : throw Overflow(amount);
        }

        var floats = AsFloat(total) + AsFloat(amount);
        return double.IsFinite(floats) ? floats : throw Overflow(amount);
    }

    private static double AsFloat(object number) => number is long n ? n : (double)number;

    private void CheckNumber(object? value)
    {
        if (value is not long && !(value is double d && double.IsFinite(d)))
        {
            throw new PlanException(CounterErrors.NoNumber, SourceSpan.None, $"counter '{name}' takes integers and finite floats, got {ValueText.ShowWithKind(value)}");
        }
    }

    private PlanException Overflow(object amount) =>
        new(CounterErrors.Overflow, SourceSpan.None, $"counter '{name}' stands at {ValueText.Of(_total)}: adding {ValueText.Of(amount)} would leave the range of numbers");
}
