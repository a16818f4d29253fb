using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Run;

/// <summary>The settings below an action, bound. Frozen once bound; evaluated for each run of the step.</summary>
internal sealed class SettingValues
{
    private readonly List<(string Name, BoundValue Value)> _values = [];
    private readonly List<string> _broken = []; // said already, so nothing more is said of them
    private readonly SourceSpan _at;

    private SettingValues(SourceSpan at) => _at = at;

    /// <summary>
    /// Binds the settings that the tag has; what is missing or unknown is reported. Those in <paramref name="apart"/> are
    /// left to the tag.
    /// </summary>
    public static SettingValues Bind(TagSite site, TagSpec spec, params string[] apart)
    {
        var values = new SettingValues(site.At);
        foreach (var setting in spec.Settings)
        {
            var node = site.Setting(setting.Name);
            if (node is not null && Array.IndexOf(apart, setting.Name) < 0)
            {
                var before = site.Binder.Findings.Count;
                values._values.Add((setting.Name, site.Data(node)));
                if (site.Binder.Findings.Count > before)
                {
                    values._broken.Add(setting.Name);
                }
            }
            else if (node is null && setting.Required && site.Value is MapNode)
            {
                site.Error(BindErrors.Setting, site.At, $"'{site.Key}' has no '{setting.Name}'", $"write `{setting.Name}: …` below it");
            }
        }

        site.OnlySettings();
        return values;
    }

    /// <summary>A setting as it is bound, or null.</summary>
    public BoundValue? Find(string name)
    {
        foreach (var (known, value) in _values)
        {
            if (known == name)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The place of a setting; of the tag where the setting is left out.</summary>
    public SourceSpan At(string name) => Find(name)?.At ?? _at;

    /// <summary>Reports a setting that is fixed and does not fit.</summary>
    public void Check(TagSite site, string name, string expected, Func<object?, bool> fits, Func<object?, string?>? hint = null)
    {
        if (Find(name) is ConstantValue constant && !_broken.Contains(name) && !fits(constant.Value))
        {
            site.Error(BindErrors.Setting, constant.At, Message(name, expected, constant.Value), hint?.Invoke(constant.Value));
        }
    }

    /// <summary>Reports a setting that is fixed and that reading refuses: what the step would throw, before anything runs.</summary>
    public void Try(TagSite site, string name, Action<object?> read)
    {
        if (Find(name) is not ConstantValue { Value: not null } constant || _broken.Contains(name))
        {
            return;
        }

        try
        {
            read(constant.Value);
        }
        catch (PlanException error)
        {
            site.Error(error.Finding.Code, constant.At, error.Finding.Message, error.Finding.Hint);
        }
    }

    /// <summary>Whether a setting is there whose value is known only when the step runs.</summary>
    public bool IsOpen(string name) => Find(name) is { } value and not ConstantValue;

    /// <summary>Reports what reading refuses of the settings that are fixed, beside each other.</summary>
    public void TryTogether(TagSite site, Action<RemMap> read)
    {
        var known = new RemMap(_values.Count);
        foreach (var (name, value) in _values)
        {
            if (value is ConstantValue constant && !_broken.Contains(name))
            {
                known.Set(name, constant.Value);
            }
        }

        try
        {
            read(known);
        }
        catch (PlanException error)
        {
            site.Error(error.Finding.Code, site.At, error.Finding.Message, error.Finding.Hint);
        }
    }

    /// <summary>Reports two settings of which only one may stand there.</summary>
    public void OnlyOne(TagSite site, params ReadOnlySpan<string> names)
    {
        string? first = null;
        foreach (var name in names)
        {
            if (Find(name) is not { } value)
            {
                continue;
            }

            if (first is not null)
            {
                site.Error(BindErrors.Setting, value.At, $"'{site.Key}' takes '{first}' or '{name}', got both", "keep one of them");
            }

            first ??= name;
        }
    }

    /// <summary>The values by name, or a `return` on its way out of one of them.</summary>
    public ValueTask<Completion> EvaluateAsync(Scope scope, CancellationToken cancel) =>
        FillAsync(new RemMap(_values.Count), 0, scope, cancel);

    /// <summary>A setting that must be text where it is given.</summary>
    public string? Text(RemMap map, string name) =>
        map.TryGetValue(name, out var value) && value is not null ? value as string ?? throw Wrong(name, "text", value) : null;

    /// <summary>The error for a value that does not fit.</summary>
    public PlanException Wrong(string name, string expected, object? got) => new(RunErrors.BadSetting, At(name), Message(name, expected, got));

    private static string Message(string name, string expected, object? got) => $"'{name}' must be {expected}, got {ValueText.ShowWithKind(got)}";

    private ValueTask<Completion> FillAsync(RemMap map, int from, Scope scope, CancellationToken cancel)
    {
        for (var i = from; i < _values.Count; i++)
        {
            var task = _values[i].Value.EvaluateAsync(scope, cancel);
            if (!task.IsCompletedSuccessfully)
            {
                return AwaitValueAsync(task, map, i, scope, cancel);
            }

            var completion = task.Result;
            if (completion.IsReturn)
            {
                return new(completion);
            }

            map.Set(_values[i].Name, completion.Value);
        }

        return new(Completion.Gives(map));
    }

    private async ValueTask<Completion> AwaitValueAsync(ValueTask<Completion> task, RemMap map, int index, Scope scope, CancellationToken cancel)
    {
        var completion = await task;
        if (completion.IsReturn)
        {
            return completion;
        }

        map.Set(_values[index].Name, completion.Value);
        return await FillAsync(map, index + 1, scope, cancel);
    }
}
