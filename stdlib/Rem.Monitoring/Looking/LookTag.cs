using Rem.Binding;
using Rem.Errors;
using Rem.Monitoring.Definitions;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Looking;

/// <summary>An action that looks at something and changes nothing: what is fixed of its settings is checked when the plan is loaded.</summary>
/// <typeparam name="T">What its settings come to.</typeparam>
internal abstract class LookTag<T> : ITag
    where T : class
{
    /// <inheritdoc/>
    public abstract TagSpec Spec { get; }

    /// <summary>Reads the settings; what is wrong is noted.</summary>
    protected abstract T? Read(object? value, Problems problems);

    /// <summary>Looks.</summary>
    protected abstract ValueTask<object?> LookAsync(T wanted, Scope scope, CancellationToken cancel);

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var data = site.Data();
        if (data is ConstantValue { Value: var fixedValue })
        {
            var problems = new Problems();
            Read(fixedValue, problems);
            foreach (var problem in problems.Found)
            {
                site.Error(MonitoringErrors.Look, NodeAt.Find(site.Value, problem)?.Span ?? site.Value.Span, Said(problem), problem.Hint);
            }
        }
        else if (site.Value is MapNode map)
        {
            CheckKeys(site, map);
        }

        return new Bound(this, data, site.At);
    }

    /// <summary>A map of settings, with those that are unknown noted.</summary>
    protected Fields Settings(RemMap map, Problems problems)
    {
        problems.Unknown([], map, $"'{Spec.Pattern}'", [.. Spec.Settings.Select(static setting => setting.Name)]);
        return new Fields(map, [], problems);
    }

    // The values are not known yet, but the keys are.
    private void CheckKeys(TagSite site, MapNode map)
    {
        foreach (var (key, _) in map.Entries)
        {
            if (!key.Text.StartsWith("__", StringComparison.Ordinal) && !Spec.Settings.Any(setting => setting.Name == key.Text))
            {
                var names = Spec.Settings.Select(static setting => setting.Name).ToArray();
                var near = Suggestion.Nearest(key.Text, names);
                site.Error(MonitoringErrors.Look, key.Span, $"'{site.Key}' has no setting '{key.Text}'; it has {string.Join(", ", names)}", near is null ? null : $"did you mean '{near}'?");
            }
        }
    }

    private static string Said(Problem problem) => problem.Path.Length == 0 || problem.IsKey ? problem.Message : $"'{string.Join('.', problem.Path)}': {problem.Message}";

    private sealed class Bound(LookTag<T> tag, BoundValue data, SourceSpan at) : BoundTag
    {
        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var task = data.EvaluateAsync(scope, cancel);
            return task.IsCompletedSuccessfully ? GoOnAsync(task.Result, scope, cancel) : AwaitAsync(task, scope, cancel);
        }

        private async ValueTask<Completion> AwaitAsync(ValueTask<Completion> task, Scope scope, CancellationToken cancel) => await GoOnAsync(await task, scope, cancel);

        private async ValueTask<Completion> GoOnAsync(Completion given, Scope scope, CancellationToken cancel)
        {
            if (given.IsReturn)
            {
                return given;
            }

            var problems = new Problems();
            var wanted = tag.Read(given.Value, problems);
            if (wanted is null || problems.Found.Count > 0)
            {
                throw new PlanException(MonitoringErrors.Look, at, Said(problems.Found[0]), problems.Found[0].Hint);
            }

            try
            {
                return Completion.Gives(await tag.LookAsync(wanted, scope, cancel));
            }
            catch (PlanException error)
            {
                throw error.Locate(at);
            }
        }
    }
}
