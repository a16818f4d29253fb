using Rem.Binding;
using Rem.Errors;
using Rem.Inspection;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Stdlib.Series;

/// <summary>Which numbers of a round become series: those that `collect` names, or all at the top of what the block gives. Frozen.</summary>
internal sealed class SampledFields
{
    private readonly List<(DotPath Path, string Source)>? _named;

    private SampledFields(List<(DotPath, string)>? named) => _named = named;

    /// <summary>Binds `collect`: a map of fields to names of series. Both are fixed; what a group takes has names of its sources.</summary>
    public static SampledFields Bind(TagSite site, bool hasGroup)
    {
        if (site.Setting("collect") is not { } node)
        {
            return new SampledFields(null);
        }

        var named = new List<(DotPath, string)>();
        if (node is not MapNode { Entries.Count: > 0 } map)
        {
            site.Error(BindErrors.Setting, node.Span, $"'collect' must be a map of fields to names of series, got {site.Describe(node)}", "write `collect: {load.one: one}`");
            return new SampledFields(null);
        }

        foreach (var (key, value) in map.Entries)
        {
            if (value is not ScalarNode { Value: string source } || source.Contains("${{", StringComparison.Ordinal))
            {
                site.Error(BindErrors.Setting, value.Span, $"a series has a fixed name, got {site.Describe(value)}");
            }
            else if (hasGroup && SeriesNames.SourceFault(source) is { } fault)
            {
                site.Error(BindErrors.Setting, value.Span, fault);
            }
            else if (named.Exists(other => other.Item2 == source))
            {
                site.Error(BindErrors.Setting, value.Span, $"the series '{source}' is there twice");
            }
            else if (Path(site, key) is { } path)
            {
                named.Add((path, source));
            }
        }

        return new SampledFields(named);
    }

    /// <summary>The numbers of a round by the names of their series; what is named and is no number is not-a-number.</summary>
    public Dictionary<string, double> Of(object? value)
    {
        var numbers = new Dictionary<string, double>(StringComparer.Ordinal);
        if (_named is not null)
        {
            var result = value as RemMap ?? new RemMap(1) { ["value"] = value };
            foreach (var (path, source) in _named)
            {
                numbers[source] = Inspect.TryGet(path, result, out var found) ? Number(found) ?? double.NaN : double.NaN;
            }

            return numbers;
        }

        if (value is not RemMap map)
        {
            Add(numbers, "value", value);
            return numbers;
        }

        foreach (var (name, field) in map)
        {
            Add(numbers, name, field);
        }

        return numbers;
    }

    private static void Add(Dictionary<string, double> numbers, string name, object? value)
    {
        if (Number(value) is { } number)
        {
            numbers[name] = number;
        }
    }

    private static double? Number(object? value) => value switch
    {
        long whole => whole,
        double number => number,
        _ => null,
    };

    private static DotPath? Path(TagSite site, ScalarNode key)
    {
        try
        {
            return DotPath.Parse(key.Text);
        }
        catch (PlanException error)
        {
            site.Error(BindErrors.Setting, key.Span, error.Message);
            return null;
        }
    }
}
