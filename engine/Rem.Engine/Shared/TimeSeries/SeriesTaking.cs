namespace Rem.Shared.TimeSeries;

/// <summary>Takes samples of groups that need not be there yet.</summary>
public static class SeriesTaking
{
    /// <summary>
    /// Takes a sample. A group that is not there is made with a gauge for each of its names and the house's archives, and
    /// begins one step before the sample. Throws what <see cref="ITimeSeries.CreateAsync"/> throws.
    /// </summary>
    /// <param name="series">The time series.</param>
    /// <param name="sample">The sample.</param>
    /// <param name="step">The time that one value stands for, of a group that is made.</param>
    /// <param name="cancel">Ends it.</param>
    public static async ValueTask<SampleAnswer> TakeAsync(this ITimeSeries series, SeriesSample sample, TimeSpan step, CancellationToken cancel)
    {
        var answer = (await series.UpdateAsync([sample], cancel))[0];
        if (answer.Refusal != SampleRefusal.Group)
        {
            return answer;
        }

        await series.CreateAsync(sample.Group, SeriesDefinition.Of(step, [.. sample.Values.Keys]), sample.Time - step, cancel);
        return (await series.UpdateAsync([sample], cancel))[0];
    }
}
