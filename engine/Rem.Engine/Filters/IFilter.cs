using Rem.Errors;
using Rem.Running;

namespace Rem.Filters;

/// <summary>One filter: stateless, safe to use from several threads, and described by its <see cref="Spec"/> alone.</summary>
public interface IFilter
{
    /// <summary>Name, types, meaning, errors and examples.</summary>
    FilterSpec Spec { get; }

    /// <summary>
    /// Works on a value. The number of arguments has been checked and defaults are filled in. A
    /// <see cref="PlanException"/> without a place is located at the filter's name.
    /// </summary>
    object? Apply(object? value, object?[] arguments, FilterContext context);
}

/// <summary>A filter that does part of its work at load time when arguments are constant (a pattern to compile).</summary>
public interface IPreparedFilter : IFilter
{
    /// <summary>A filter with its constant arguments worked in; arguments that are no constants are null in <paramref name="constants"/> and false in <paramref name="known"/>.</summary>
    IFilter Prepare(object?[] constants, bool[] known);
}

/// <summary>What a filter may use of the run.</summary>
/// <param name="Clock">The engine's clock.</param>
/// <param name="Zone">The zone of dates that name none.</param>
public sealed record FilterContext(TimeProvider Clock, TimeZoneInfo Zone)
{
    /// <summary>The machine's clock, UTC and the default limits: for expressions that are used outside a run.</summary>
    public static FilterContext Default { get; } = new(TimeProvider.System, TimeZoneInfo.Utc);

    /// <summary>The limits of the run.</summary>
    public RemLimits Limits { get; init; } = RemLimits.Default;
}

/// <summary>A filter's description, from which `rem tags`, `rem explain`, docs and tests are made.</summary>
/// <param name="Name">The word behind `|`.</param>
public sealed record FilterSpec(string Name)
{
    /// <summary>One sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>What it takes in: `text`, `list of numbers`, `any`.</summary>
    public required string Input { get; init; }

    /// <summary>Its arguments, in order.</summary>
    public IReadOnlyList<FilterArgument> Arguments { get; init; } = [];

    /// <summary>What it gives.</summary>
    public required string Returns { get; init; }

    /// <summary>The errors it raises.</summary>
    public IReadOnlyList<ErrorCode> Errors { get; init; } = [];

    /// <summary>Expressions and what they give, run by the tests.</summary>
    public required IReadOnlyList<FilterExample> Examples { get; init; }

    /// <summary>True when the result holds nothing of the input, so that reading it hands no list or map on.</summary>
    public bool GivesFresh { get; init; }

    /// <summary>True when it answers for a path that is not there, which then comes in as null (`default`).</summary>
    public bool AnswersMissing { get; init; }

    /// <summary>True when it asks that the value be put into another language as it is, unquoted and unescaped (`raw`).</summary>
    public bool IsRaw { get; init; }
}

/// <summary>An argument of a filter.</summary>
/// <param name="Name">Its name in the docs.</param>
/// <param name="Type">`text`, `integer`, `number`, `any`, …</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Optional">True when it may be left out; <paramref name="Default"/> then stands for it.</param>
/// <param name="Default">The value of an optional one that is left out.</param>
/// <param name="Remaining">True when it takes all that follow (the last one only).</param>
public sealed record FilterArgument(string Name, string Type, string Summary, bool Optional = false, object? Default = null, bool Remaining = false);

/// <summary>An expression, and its value as YAML.</summary>
public sealed record FilterExample(string Expression, string Gives);
