using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Shared.TimeSeries;

namespace Rem.Stdlib.Series;

/// <summary>The group that takes what is sampled, too. What it refuses is logged when it changes; the sampling goes on.</summary>
internal sealed class SampledGroup(RunContext run, string name, TimeSpan step, SourceSpan at)
{
    private string? _logged;

    /// <summary>Takes the numbers of a round; those of the first make the group, where it is not there.</summary>
    public async ValueTask TakeAsync(DateTimeOffset time, IReadOnlyDictionary<string, double> numbers, CancellationToken cancel)
    {
        if (numbers.Count == 0)
        {
            return;
        }

        var readings = numbers.ToDictionary(static number => number.Key, static number => Reading.Of(number.Value), StringComparer.Ordinal);
        try
        {
            var answer = await run.Resources.TimeSeries.TakeAsync(new SeriesSample(name, time, readings), step, cancel);
            Log(answer.IsTaken ? null : answer.Detail ?? answer.Refusal.ToString());
        }
        catch (PlanException error)
        {
            error.Locate(at);
            throw;
        }
    }

    private void Log(string? refusal)
    {
        if (refusal is not null && refusal != _logged)
        {
            run.Log.Write(new LogLine(run.Clock.GetUtcNow(), LogLevel.Warn, $"not collected: {refusal}", null, at));
        }

        _logged = refusal;
    }
}
