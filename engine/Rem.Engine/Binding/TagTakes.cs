using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Binding;

/// <summary>
/// The settings of a tag that a plan defines. What is fixed of them is checked when the plan is loaded, the rest when the tag
/// is reached; its handler always sees a map, with what holds where nothing is said. Frozen.
/// </summary>
internal sealed class TagTakes(List<TakenSetting> settings)
{
    private readonly TakenSetting? _alone = settings.Find(static each => each.IsAlone);

    /// <summary>The settings, for `rem tags`.</summary>
    public IReadOnlyList<TagSetting> Settings { get; } = settings.ConvertAll(static each =>
        new TagSetting(each.Name, each.Type.Name, each.About, each.IsRequired, each.Default is null ? null : ValueText.Of(each.Default)));

    /// <summary>What stands below the tag's key, in words.</summary>
    public string Value => settings.Count == 0 ? "nothing" : string.Join(" or ", Forms());

    /// <summary>Checks what stands below a tag as far as it is fixed, and gives it with what holds where nothing is said.</summary>
    public BoundValue Check(TagSite site, BoundValue data)
    {
        var before = site.Binder.Findings.Count;
        if (site.Value is MapNode map)
        {
            CheckMap(site, map);
        }
        else if (TryFixed(site.Value, out var value))
        {
            CheckAlone(site, value);
        }

        return data is ConstantValue constant && site.Binder.Findings.Count == before ? new ConstantValue(constant.At, Whole(constant.Value, site.At)) : data;
    }

    /// <summary>What a tag was given, as its handler sees it. Throws <see cref="PlanException"/> (REM1404) for what does not fit.</summary>
    public RemMap Whole(object? given, SourceSpan at)
    {
        if (given is not RemMap map)
        {
            map = new RemMap(1);
            if (given is not null)
            {
                map.Set((_alone ?? throw Wrong(at, Unfit(given))).Name, given);
            }
        }

        foreach (var name in map.Keys)
        {
            if (Find(name) is null)
            {
                throw Wrong(at, Unknown(name), Near(name));
            }
        }

        var whole = new RemMap(settings.Count);
        foreach (var setting in settings)
        {
            if (!map.TryGetValue(setting.Name, out var value) || value is null)
            {
                value = setting.IsRequired ? throw Wrong(at, Missing(setting)) : setting.Default;
            }
            else if (setting.Wrong(value) is { } wrong)
            {
                throw Wrong(at, wrong.Message, wrong.Hint);
            }

            if (value is not null)
            {
                whole.Set(setting.Name, setting.Type.Whole(value));
            }
        }

        return whole;
    }

    private void CheckMap(TagSite site, MapNode map)
    {
        var isOpen = false;
        foreach (var entry in map.Entries)
        {
            var key = entry.Key.Text;
            if (key.Contains("${{", StringComparison.Ordinal) || (!key.StartsWith('\\') && site.Binder.Blocks.Classify(entry, inStep: false, site.Context.InHandler).Kind != KeyKind.Data))
            {
                isOpen = true; // what it comes to is known when it runs
            }
            else if (Find(key.TrimStart('\\')) is not { } setting)
            {
                site.Error(BindErrors.Setting, entry.Key.Span, $"'{site.Key}': {Unknown(key)}", Near(key));
            }
            else if (TryFixed(entry.Value, out var value) && value is not null && setting.Wrong(value) is { } wrong)
            {
                site.Error(BindErrors.Setting, entry.Value.Span, wrong.Message, wrong.Hint);
            }
        }

        foreach (var setting in settings)
        {
            if (!isOpen && setting.IsRequired && (map.Find(setting.Name) ?? map.Find('\\' + setting.Name)) is null or ScalarNode { Value: null })
            {
                site.Error(BindErrors.Setting, site.At, $"'{site.Key}': {Missing(setting)}", $"write `{setting.Name}: …` below it");
            }
        }
    }

    private void CheckAlone(TagSite site, object? value)
    {
        if (value is null)
        {
            if (settings.Find(static each => each.IsRequired) is { } missing)
            {
                site.Error(BindErrors.Setting, site.At, $"'{site.Key}': {Missing(missing)}", missing.IsAlone ? $"write `{site.Key}: …`" : $"write `{missing.Name}: …` below it");
            }
        }
        else if (_alone is null)
        {
            site.Error(BindErrors.Setting, site.Value.Span, $"'{site.Key}': {Unfit(value)}");
        }
        else if (_alone.Wrong(value) is { } wrong)
        {
            site.Error(BindErrors.Setting, site.Value.Span, $"'{site.Key}': {wrong.Message}", wrong.Hint);
        }
    }

    // A value without interpolation, and a list of such.
    private static bool TryFixed(PlanNode node, out object? value)
    {
        value = null;
        if (node is ScalarNode scalar)
        {
            value = scalar.Value;
            return value is not string text || !text.Contains("${{", StringComparison.Ordinal);
        }

        if (node is not ListNode list)
        {
            return false;
        }

        var items = new RemList(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (!TryFixed(item, out var of))
            {
                return false;
            }

            items.Add(of);
        }

        value = items;
        return true;
    }

    private TakenSetting? Find(string name) => settings.Find(each => each.Name == name);

    private string Unknown(string name) => settings.Count == 0 ? $"it takes nothing, got '{name}'" : $"it has no setting '{name}'; it has {string.Join(", ", Names())}";

    private string? Near(string name) => Suggestion.Nearest(name, Names()) is { } near ? $"did you mean '{near}'?" : null;

    private string Unfit(object given) => $"it takes {Value}, got {ValueText.ShowWithKind(given)}";

    private IEnumerable<string> Names() => settings.Select(static each => each.Name);

    private IEnumerable<string> Forms()
    {
        if (!settings.Exists(static each => each.IsRequired))
        {
            yield return "nothing";
        }

        if (_alone is not null && !settings.Exists(each => each.IsRequired && each != _alone))
        {
            yield return _alone.Name + " alone";
        }

        yield return $"a map of {string.Join(", ", Names())}";
    }

    private static string Missing(TakenSetting setting) => $"'{setting.Name}' is missing, {setting.Expected}";

    private static PlanException Wrong(SourceSpan at, string message, string? hint = null) => new(RunErrors.BadSetting, at, message, hint);
}
