using Rem.Errors;
using Rem.Inspection;
using Rem.Monitoring.States;
using Rem.Values;

namespace Rem.Monitoring.Definitions;

/// <summary>Reads bounds: `{time: {above: 500ms, for: 2m, clear below: 400ms}}`, `{free: {below: 10%}}`.</summary>
internal static class ThresholdReader
{
    private static readonly string[] Settings = ["above", "below", "for", "clear above", "clear below"];

    /// <summary>The bounds below `warning` or `critical`.</summary>
    public static IEnumerable<Threshold> Read(Fields check, string key, CheckStatus level)
    {
        if (!check.Has(key) || check.As<RemMap>(key, "a map of values to their bounds") is not { } values)
        {
            yield break;
        }

        var fields = new Fields(values, check.At(key), check.Problems);
        foreach (var name in values.Keys)
        {
            if (Path(fields, name) is { } path && fields.Inner(name, "a bound", Settings) is { } bound)
            {
                foreach (var threshold in Bounds(bound, path, level, fields.At(name)))
                {
                    yield return threshold;
                }
            }
            else if (!fields.Has(name))
            {
                check.Problems.Expected(fields.At(name), "a bound such as {above: 90}", values[name]);
            }
        }
    }

    private static IEnumerable<Threshold> Bounds(Fields bound, DotPath path, CheckStatus level, string[] at)
    {
        if (!bound.Has("above") && !bound.Has("below"))
        {
            bound.Problems.Add(at, "a bound needs 'above' or 'below'");
        }

        if (Quantity.Read(bound.Map.TryGetValue("above", out var high) ? high : null) < Quantity.Read(bound.Map.TryGetValue("below", out var low) ? low : null))
        {
            bound.Problems.Add(at, $"every value is above {ValueText.Of(high)} or below {ValueText.Of(low)}");
        }

        var lasts = bound.Time("for", TimeSpan.Zero) ?? TimeSpan.Zero;
        foreach (var isUpper in new[] { true, false })
        {
            var (key, clearKey) = isUpper ? ("above", "clear below") : ("below", "clear above");
            var clear = Number(bound, clearKey);
            if (Number(bound, key) is { } limit)
            {
                if (isUpper ? clear > limit : clear < limit)
                {
                    bound.Problems.Add(bound.At(clearKey), $"'{clearKey}' {ValueText.Of(bound.Map[clearKey])} is beyond '{key}' {ValueText.Of(bound.Map[key])}: it would end what it has not begun");
                }

                yield return new Threshold(path, level, limit, isUpper) { Name = at[^1], For = lasts, Clear = clear, Shown = ValueText.Of(bound.Map[key]), ShownClear = clear is null ? "" : ValueText.Of(bound.Map[clearKey]) };
            }
            else if (!bound.Has(key) && bound.Has(clearKey))
            {
                bound.Problems.Add(bound.At(clearKey), $"'{clearKey}' needs '{key}'");
            }
        }
    }

    private static double? Number(Fields bound, string key)
    {
        if (!bound.Has(key))
        {
            return null;
        }

        if (Quantity.Read(bound.Map[key]) is { } number)
        {
            return number;
        }

        bound.Problems.Expected(bound.At(key), Quantity.Expected, bound.Map[key]);
        return null;
    }

    private static DotPath? Path(Fields fields, string name)
    {
        try
        {
            return DotPath.Parse(name);
        }
        catch (PlanException error)
        {
            fields.Problems.Add(fields.At(name), error.Message, "the name of a value of the check's result, or the path to it");
            return null;
        }
    }
}
