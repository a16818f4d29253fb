using System.Globalization;
using Rem.Errors;
using Rem.Filters;
using Rem.Inspection;
using Rem.Values;

namespace Rem.Expressions;

/// <summary>Looks filters up when an expression is parsed, checks their arguments and prepares them.</summary>
internal sealed class FilterBinding(FilterTable filters, ExpressionOrigin origin, FindingList findings)
{
    private HashSet<string>? _unknown;

    /// <summary>
    /// Binds a filter to its arguments. What is wrong is a finding at the filter's name; the result is then null, and
    /// parsing goes on to find more.
    /// </summary>
    public FilterCall? Bind(string name, int start, Expression[] arguments)
    {
        if (!filters.TryFind(name, out var filter))
        {
            Unknown(name, start);
            return null;
        }

        try
        {
            CheckCount(filter.Spec, arguments.Length);
            CheckKinds(filter.Spec, arguments);
            return Make(filter, start, arguments);
        }
        catch (PlanException error)
        {
            findings.Add(error.Locate(origin.Locate(start, name.Length)).Finding);
            return null;
        }
    }

    /// <summary>A filter's argument values with defaults where fewer are given; the given ones are still to be filled in.</summary>
    public static object?[] Defaults(FilterSpec spec, int given)
    {
        var count = spec.Arguments.Count;
        if (count > 0 && spec.Arguments[count - 1].Remaining)
        {
            count--;
        }

        var values = new object?[Math.Max(count, given)];
        for (var i = given; i < count; i++)
        {
            values[i] = spec.Arguments[i].Default;
        }

        return values;
    }

    private static FilterCall Make(IFilter filter, int start, Expression[] arguments)
    {
        var values = Defaults(filter.Spec, arguments.Length);
        var known = new bool[values.Length];
        Array.Fill(known, true);
        for (var i = 0; i < arguments.Length; i++)
        {
            known[i] = arguments[i].IsConstant;
            values[i] = known[i] ? Ownership.Share(arguments[i].Evaluate(NoNames.Instance)) : null;
        }

        if (filter is IPreparedFilter prepared)
        {
            filter = prepared.Prepare(values, known);
        }

        return new FilterCall(filter, arguments, Array.TrueForAll(known, static k => k) ? values : null, start);
    }

    private static void CheckCount(FilterSpec spec, int given)
    {
        var least = 0;
        foreach (var argument in spec.Arguments)
        {
            least += argument.Optional || argument.Remaining ? 0 : 1;
        }

        var most = spec.Arguments.Count > 0 && spec.Arguments[^1].Remaining ? int.MaxValue : spec.Arguments.Count;
        if (given >= least && given <= most)
        {
            return;
        }

        var needs = most switch
        {
            0 => "takes no argument",
            int.MaxValue => $"takes at least {Count(least)}",
            _ when least == most => $"takes {Count(least)}",
            _ => $"takes {least} to {Count(most)}",
        };
        throw new PlanException(FilterErrors.Arguments, default, $"filter '{spec.Name}' {needs}{Names(spec)}, got {given}");
    }

    private static void CheckKinds(FilterSpec spec, Expression[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = spec.Arguments[Math.Min(i, spec.Arguments.Count - 1)];
            if (!arguments[i].IsConstant)
            {
                continue;
            }

            var value = arguments[i].Evaluate(NoNames.Instance);
            if (!Fits(value, argument.Type))
            {
                throw new PlanException(
                    FilterErrors.Argument, default, $"argument '{argument.Name}' of filter '{spec.Name}' must be {Article(argument.Type)}, got {ValueText.ShowWithKind(value)}");
            }
        }
    }

    private static bool Fits(object? value, string type) => type switch
    {
        "text" => value is string,
        "integer" => value is long,
        "number" => value is long or double,
        "bool" => value is bool,
        "list" => value is RemList,
        "map" => value is RemMap,
        _ => true,
    };

    private static string Article(string type) => type switch
    {
        "text" => "text",
        "integer" => "an integer",
        _ => "a " + type,
    };

    private static string Count(int count) =>
        count == 1 ? "1 argument" : count.ToString(CultureInfo.InvariantCulture) + " arguments";

    private static string Names(FilterSpec spec)
    {
        var names = new List<string>();
        foreach (var argument in spec.Arguments)
        {
            names.Add(argument.Name);
        }

        return names.Count == 0 ? "" : " (" + string.Join(", ", names) + ")";
    }

    // A name is reported where it first stands in an expression: the same word a thousand times is one mistake.
    private void Unknown(string name, int start)
    {
        if (!(_unknown ??= new HashSet<string>(StringComparer.Ordinal)).Add(name))
        {
            return;
        }

        var near = ForeignFilters.Find(name) ?? Suggestion.Nearest(name, filters.Names);
        var hint = near is null ? "the filters are " + string.Join(", ", filters.Names) : $"did you mean '{near}'?";
        findings.Error(FilterErrors.Unknown, origin.Locate(start, name.Length), $"there is no filter '{name}'", hint);
    }
}
