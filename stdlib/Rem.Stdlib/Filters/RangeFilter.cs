using Rem.Errors;
using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Lists integers, as in Python: `3 | range` from 0 up to below 3, `1 | range 4` from 1 up to below 4, with a step as second argument.</summary>
public sealed class RangeFilter : IPreparedFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("range")
    {
        Summary = "Lists integers, as in Python: `3 | range` from 0 up to below 3, `1 | range 4` from 1 up to below 4, with a step as second argument.",
        Input = "integer",
        Arguments =
        [
            new("end", "integer", "Where the list stops, itself not in it; the value then is where it starts.", Optional: true),
            new("step", "integer", "From one to the next; below 0 counts down.", Optional: true, Default: 1L),
        ],
        Returns = "list of integers",
        Errors = [FilterErrors.Input, FilterErrors.Argument, FilterErrors.TooLarge],
        Examples =
        [
            new("3 | range", "[0, 1, 2]"),
            new("1 | range 4", "[1, 2, 3]"),
            new("10 | range(0, -5)", "[10, 5]"),
            new("0 | range", "[]"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var number = value is long given ? given : throw FilterInput.Wrong(value, Spec, "an integer");
        var hasEnd = arguments[0] is not null;
        var start = hasEnd ? number : 0;
        var end = hasEnd ? FilterInput.IntegerArgument(arguments, 0, Spec) : number;
        return List(start, end, Step(arguments));
    }

    /// <inheritdoc/>
    public IFilter Prepare(object?[] constants, bool[] known)
    {
        if (known[1])
        {
            Step(constants);
        }

        return this;
    }

    private long Step(object?[] arguments)
    {
        var step = FilterInput.IntegerArgument(arguments, 1, Spec);
        return step != 0 ? step : throw FilterInput.WrongArgument(step, 1, Spec, "an integer that is not 0");
    }

    private const long Limit = 1_000_000;

    private static RemList List(long start, long end, long step)
    {
        var distance = step > 0 ? (Int128)end - start : (Int128)start - end;
        var width = step > 0 ? step : -(Int128)step;
        var count = distance <= 0 ? 0 : (distance + width - 1) / width;
        if (count > Limit)
        {
            throw new PlanException(FilterErrors.TooLarge, default, $"filter 'range' would give {count} integers, more than its bound of {Limit}");
        }

        var list = new RemList((int)count);
        for (var i = 0; i < (int)count; i++)
        {
            list.Add(Boxed.Of(start + (i * step)));
        }

        return list;
    }
}
