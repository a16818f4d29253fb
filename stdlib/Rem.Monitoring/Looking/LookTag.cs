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
            Report(site, problems);
        }
        else if (site.Value is MapNode map)
        {
            CheckFixed(site, map);
        }

        return new Bound(this, data, site.At);
    }

    /// <summary>A map of settings, with those that are unknown noted.</summary>
    protected Fields Settings(RemMap map, Problems problems)
    {
        problems.Unknown([], map, $"'{Spec.Pattern}'", [.. Spec.Settings.Select(static setting => setting.Name)]);
        return new Fields(map, [], problems);
    }

    // What is not known yet is left out: what is wrong with the rest stands at its own keys.
    private void CheckFixed(TagSite site, MapNode map)
    {
        var (known, problems) = (new RemMap(), new Problems());
        foreach (var (key, node) in map.Entries)
        {
            if (!key.Text.StartsWith("__", StringComparison.Ordinal) && DataBinder.Verbatim(node) is var value && (IsFixed(value) || !IsSetting(key.Text)))
            {
                known.Set(key.Text, value);
            }
        }

        Read(known, problems);
        Report(site, problems, static problem => problem.Path.Length > 0);
    }

    private bool IsSetting(string key) => Spec.Settings.Any(setting => setting.Name == key);

    private static bool IsFixed(object? value) => value switch
    {
        string text => !text.Contains("${{", StringComparison.Ordinal),
        RemList list => list.All(IsFixed),
        RemMap map => map.Keys.All(IsFixed) && map.Values.All(IsFixed),
        _ => true,
    };

    private static void Report(TagSite site, Problems problems, Predicate<Problem>? only = null)
    {
        foreach (var problem in problems.Found)
        {
            if (only is null || only(problem))
            {
                site.Error(MonitoringErrors.Look, NodeAt.Find(site.Value, problem)?.Span ?? site.Value.Span, Said(problem), problem.Hint);
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
