using Rem.Errors;
using Rem.Plans;
using Rem.Shared.Journals;
using Rem.Values;

namespace Rem.Shared.Counters;

/// <summary>A counter in memory, written down in a journal when there is one. Its rate is of this process alone.</summary>
internal sealed class MemoryCounter : ICounter
{
    // Up to here a float holds every whole number.
    private const long MostExact = 1L << 53;

    private static readonly TimeSpan LongestWindow = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly IFences _fences;
    private readonly ICounterJournal? _journal;
    private readonly RunningTime _time;
    private readonly OperationLog _operations;
    private readonly Queue<(long Second, double Added)> _seconds = new();
    private object _total = 0L;
    private long _second = -1;
    private double _addedThisSecond;
    private bool _isUsed;
    private string? _removal;

    public MemoryCounter(string name, TimeProvider clock, IFences fences, ICounterJournal? journal)
    {
        Name = name;
        _fences = fences;
        _journal = journal;
        _time = new RunningTime(clock);
        _operations = new OperationLog(clock, journal);
        if (journal is not null)
        {
            var kept = journal.Open(Restore);
            Restore(() => kept);
        }
    }

    public string Name { get; }

    /// <summary>True when it was added to or set.</summary>
    public bool IsUsed
    {
        get
        {
            lock (_gate)
            {
                return _isUsed || _journal is { IsThere: true };
            }
        }
    }

    public ValueTask<object> AddAsync(object? amount, WriteOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        CheckNumber(amount);
        lock (_gate)
        {
            if (_operations.TryRecall<object>("add", options.Operation, out var before))
            {
                return Written.After(_journal?.Written, before);
            }

            _journal?.EnsureWritable();
            _fences.Check(options.Fences);
            var total = Sum(_total, amount!);
            _operations.Remember("add", options.Operation, total);
            _total = total;
            _isUsed = true;
            _journal?.Set(total);
            CountIn(amount is long n ? n : (double)amount!);
            return Written.After(_journal?.Write(), total);
        }
    }

    public ValueTask<object> GetAsync(CancellationToken cancel)
    {
        lock (_gate)
        {
            return _journal?.Written is { } written ? GetAgainAsync(written, _total, cancel) : new ValueTask<object>(_total);
        }
    }

    private ValueTask<object> GetAgainAsync(Task written, object seen, CancellationToken cancel) => Written.OrAgain(written, seen, () => GetAsync(cancel));

    public ValueTask<object> SwapAsync(object? total, WriteOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        CheckNumber(total);
        lock (_gate)
        {
            if (_operations.TryRecall<object>("swap", options.Operation, out var before))
            {
                return Written.After(_journal?.Written, before);
            }

            _journal?.EnsureWritable();
            _fences.Check(options.Fences);
            before = _operations.Remember("swap", options.Operation, _total);
            _total = total!;
            _isUsed = true;
            _journal?.Set(_total);
            return Written.After(_journal?.Write(), before);
        }
    }

    public ValueTask<bool> RemoveAsync(WriteOptions options, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        lock (_gate)
        {
            // What it remembered is gone with it, but for this.
            if (options.Operation is not null && options.Operation == _removal)
            {
                return Written.After(_journal?.Written, true);
            }

            if (!_isUsed && _journal is not { IsThere: true })
            {
                return new ValueTask<bool>(false);
            }

            _journal?.EnsureWritable();
            _fences.Check(options.Fences);
            _total = 0L;
            _seconds.Clear();
            _second = -1;
            _addedThisSecond = 0;
            _operations.Clear();
            _journal?.RemoveAll();
            _isUsed = false;
            _removal = options.Operation;
            return Written.After(_journal?.Write(), true);
        }
    }

    public ValueTask<double> RateAsync(TimeSpan window, CancellationToken cancel)
    {
        if (window < TimeSpan.FromSeconds(1) || window > LongestWindow)
        {
            throw new PlanException(SharedErrors.Range, SourceSpan.None, FormattableString.Invariant($"the window of a rate of counter '{Name}' must be 1 s to 1 h, got {window.TotalSeconds} s"));
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

    /// <summary>Goes back to what the journal holds.</summary>
    private void Restore(Func<KeptCounter> read)
    {
        lock (_gate)
        {
            var kept = read();
            _total = kept.Total;
            _operations.Restore(kept.Operations);
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
        if (!double.IsFinite(floats))
        {
            throw Overflow(amount);
        }

        return total.GetType() == amount.GetType() || IsExact(total, amount, floats) ? floats : throw Inexact(amount);
    }

    private static bool IsExact(object total, object amount, double sum) =>
        IsSmall(total) && IsSmall(amount) && IsSmall(sum);

    private static bool IsSmall(object number) => number is long n ? n is >= -MostExact and <= MostExact : Math.Abs((double)number) <= MostExact;

    private static double AsFloat(object number) => number is long n ? n : (double)number;

    private void CheckNumber(object? value)
    {
        if (value is not long && !(value is double d && double.IsFinite(d)))
        {
            throw new PlanException(CounterErrors.NoNumber, SourceSpan.None, $"counter '{Name}' takes integers and finite floats, got {ValueText.ShowWithKind(value)}");
        }
    }

    private PlanException Inexact(object amount) =>
        new(CounterErrors.Inexact, SourceSpan.None, $"counter '{Name}' stands at {ValueText.Of(_total)}: adding {ValueText.Of(amount)} would lose whole numbers", CounterErrors.Inexact.Fix);

    private PlanException Overflow(object amount) =>
        new(CounterErrors.Overflow, SourceSpan.None, $"counter '{Name}' stands at {ValueText.Of(_total)}: adding {ValueText.Of(amount)} would leave the range of numbers");
}
