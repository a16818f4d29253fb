using Rem.Errors;
using Rem.Inspection;
using Rem.Shared.TimeSeries;
using Rem.Tags;
using Rem.Values;

namespace Rem.Running;

/// <summary>
/// A step whose result goes into time series, at the time at which it began. A value that is not there is unknown; one that is
/// no number, and a reading that the store refuses, is logged, and the step goes on: what is collected must not stop what is done.
/// </summary>
internal sealed class CollectTag(StepBody body, CollectedGroup[] groups) : BoundTag
{
    // What is wrong is often wrong each second: it is logged when it changes.
    private readonly string?[] _logged = new string?[groups.Length];

    /// <inheritdoc/>
    public override bool EndsWithStep => body.EndsWithStep;

    /// <inheritdoc/>
    public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
    {
        var begun = scope.Run.Clock.GetUtcNow();
        var completion = await body.RunApartAsync(scope, cancel);
        if (scope.Run.Options.IsDryRun)
        {
            return completion;
        }

        var result = completion.Value as RemMap ?? new RemMap(1) { ["output"] = completion.Value };
        for (var i = 0; i < groups.Length; i++)
        {
            Log(scope.Run, i, await StoreAsync(groups[i], result, begun, scope, cancel));
        }

        return completion;
    }

    private static async ValueTask<string?> StoreAsync(CollectedGroup collected, RemMap result, DateTimeOffset at, Scope scope, CancellationToken cancel)
    {
        var group = await GroupAsync(collected, scope, cancel);
        var readings = new Reading[group.Definition.Sources.Count];
        string? wrong = null;
        foreach (var field in collected.Fields)
        {
            var value = Inspect.TryGet(field.Path, result, out var found) ? found : null;
            if (Reading.OfValue(value) is { } reading)
            {
                readings[group.Definition.IndexOf(field.Source.Name)] = reading;
            }
            else
            {
                wrong ??= $"'{field.Path}' is no number but {ValueText.ShowWithKind(value)}";
            }
        }

        var answer = await group.UpdateAsync(at, readings, cancel);
        return wrong ?? (answer.IsTaken ? null : answer.Detail ?? answer.Refusal.ToString());
    }

    // A group that has more than this step collects is fine: another step may collect the rest.
    private static async ValueTask<ISeriesGroup> GroupAsync(CollectedGroup collected, Scope scope, CancellationToken cancel)
    {
        var (series, name) = (scope.Run.Resources.TimeSeries, collected.Name.In(scope));
        try
        {
            return await series.FindAsync(name, cancel) is not { } group ? await series.CreateAsync(name, collected.Definition, null, cancel)
                : collected.Fields.All(field => group.Definition.Sources.Contains(field.Source)) ? group
                : await series.ChangeAsync(name, Merged(group.Definition, collected), cancel);
        }
        catch (PlanException error)
        {
            error.Locate(collected.Name.At);
            throw;
        }
    }

    private static SeriesDefinition Merged(SeriesDefinition there, CollectedGroup collected)
    {
        var wanted = collected.Fields.ToDictionary(static field => field.Source.Name, static field => field.Source, StringComparer.Ordinal);
        List<SeriesSource> sources = [.. there.Sources.Select(source => wanted.Remove(source.Name, out var other) ? other : source)];
        sources.AddRange(collected.Fields.Select(static field => field.Source).Where(source => wanted.ContainsKey(source.Name)));
        return there with { Sources = sources };
    }

    private void Log(RunContext run, int group, string? wrong)
    {
        if (Interlocked.Exchange(ref _logged[group], wrong) != wrong && wrong is not null)
        {
            run.Log.Write(new LogLine(run.Clock.GetUtcNow(), LogLevel.Warn, $"not collected: {wrong}", null, groups[group].Name.At));
        }
    }
}
