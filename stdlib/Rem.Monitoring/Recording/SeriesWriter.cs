using System.Threading.Channels;
using Rem.Errors;
using Rem.Monitoring.States;
using Rem.Running;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Monitoring.Recording;

/// <summary>
/// Brings the numbers of checks into their time series, beside the checks: a store that is slow or fails holds none of them up.
/// For one monitor.
/// </summary>
internal sealed class SeriesWriter
{
    // Some seconds of a busy monitor; what a store that hangs does not take in time is dropped, the oldest first.
    private const int MostWaiting = 20_000;
    private readonly OpenPlan _plan;
    private readonly Dictionary<string, CheckSeries> _series;
    private readonly Dictionary<string, string> _logged = new(StringComparer.Ordinal);
    private readonly Channel<Sample> _waiting;
    private long _dropped;

    /// <summary>One for checks, by their names.</summary>
    public SeriesWriter(OpenPlan plan, Dictionary<string, CheckSeries> series)
    {
        (_plan, _series) = (plan, series);
        var options = new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest };
        _waiting = Channel.CreateBounded<Sample>(options, _ => Interlocked.Increment(ref _dropped));
    }

    /// <summary>Hands on a result.</summary>
    /// <param name="check">The check.</param>
    /// <param name="at">When it came, by the machine's clock.</param>
    /// <param name="result">The result.</param>
    public void Write(string check, DateTimeOffset at, CheckResult result)
    {
        if (result.Values.Count > 0 && _series.TryGetValue(check, out var series))
        {
            _waiting.Writer.TryWrite(new Sample(series, check, at, result));
        }
    }

    /// <summary>The group of a check, and its sources by the paths of their values; null for a check without.</summary>
    public RemMap? Show(string check) => _series.TryGetValue(check, out var series) ? new RemMap(2) { ["group"] = series.Group, ["values"] = series.Shown ?? new RemMap(0) } : null;

    /// <summary>Nothing more comes.</summary>
    public void Complete() => _waiting.Writer.TryComplete();

    /// <summary>Writes until it is complete.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        await foreach (var sample in _waiting.Reader.ReadAllAsync(cancel))
        {
            await StoreAsync(sample, cancel);
            if (Interlocked.Exchange(ref _dropped, 0) is > 0 and var dropped)
            {
                Warn($"{dropped} results are not in their time series: the store did not take them in time");
            }
        }
    }

    private async ValueTask StoreAsync(Sample sample, CancellationToken cancel)
    {
        string? wrong;
        try
        {
            wrong = await sample.Series.StoreAsync(_plan.Resources.TimeSeries, sample.At, sample.Result, cancel);
        }
        catch (PlanException error)
        {
            // An engine may be made without series, and checks run there too.
            wrong = error.Finding.Code == SeriesErrors.None ? null : error.Message;
        }
#pragma warning disable CA1031 // Whatever the store fails with, the checks go on without their series.
        catch (Exception error) when (error is not OperationCanceledException)
#pragma warning restore CA1031
        {
            wrong = $"REM itself failed: {error.GetType().Name}: {error.Message}";
        }

        Log(sample.Check, wrong);
    }

    // What is wrong is often wrong each second: it is logged when it changes.
    private void Log(string check, string? wrong)
    {
        if (wrong is null)
        {
            _logged.Remove(check);
        }
        else if (!_logged.TryGetValue(check, out var before) || Kind(before) != Kind(wrong))
        {
            _logged[check] = wrong;
            Warn($"values of the check '{check}' are not in its time series: {wrong}");
        }
    }

    private void Warn(string text) => _plan.Log.Write(new LogLine(_plan.Options.Clock.GetUtcNow(), LogLevel.Warn, text, null, default));

    // Messages hold times, which differ each time.
    private static string Kind(string wrong) => string.Concat(wrong.Where(static letter => !char.IsAsciiDigit(letter)));

    private sealed record Sample(CheckSeries Series, string Check, DateTimeOffset At, CheckResult Result);
}
