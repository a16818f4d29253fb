using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Scripting.Primitives;

/// <summary>
/// The arguments of one call of a primitive, read by place and name. What does not fit is
/// <see cref="ScriptErrors.Primitive"/> with the primitive, the argument, what was expected and what came.
/// </summary>
internal readonly struct PrimitiveArguments(string primitive, RemList values)
{
    /// <summary>The option of every write that makes a retry harmless.</summary>
    public const string OperationOption = "operation";

    /// <summary>The primitive's name.</summary>
    public string Primitive => primitive;

    /// <summary>Refuses more arguments than there are.</summary>
    public void AtMost(int count)
    {
        if (values.Count > count)
        {
            throw Wrong($"takes at most {count} argument{(count == 1 ? "" : "s")}, got {values.Count}");
        }
    }

    /// <summary>Any value; null when it was left out.</summary>
    public object? Value(int index) => index < values.Count ? values[index] : null;

    /// <summary>True when an argument was left out; one that is null was not.</summary>
    public bool IsLeftOut(int index) => index >= values.Count;

    /// <summary>A text that must be given.</summary>
    public string Text(int index, string name) => Value(index) as string ?? throw Expected(name, "text", Value(index));

    /// <summary>A text, or null.</summary>
    public string? OptionalText(int index, string name) => Value(index) is null ? null : Text(index, name);

    /// <summary>An integer, or null. A whole float counts: languages without integers have nothing else.</summary>
    public long? OptionalInteger(int index, string name) => Value(index) is { } value ? Integer(name, value) : null;

    /// <summary>A duration, or null.</summary>
    public TimeSpan? OptionalDuration(int index, string name) => Value(index) is { } value ? Duration(name, value) : null;

    /// <summary>A map, or null.</summary>
    public RemMap? OptionalMap(int index, string name) => Value(index) switch
    {
        null => null,
        RemMap map => map,
        RemList { Count: 0 } => null, // an empty table of a language that has one kind for both
        var value => throw Expected(name, "a map", value),
    };

    /// <summary>The options in a map: each name must be known.</summary>
    public RemMap Options(int index, params ReadOnlySpan<string> known)
    {
        var options = OptionalMap(index, "options") ?? new RemMap(0);
        for (var i = 0; i < options.Count; i++)
        {
            if (!known.Contains(options.KeyAt(i)))
            {
                throw UnknownOption(options.KeyAt(i), known.ToArray());
            }
        }

        return options;
    }

    /// <summary>A value that must be an integer.</summary>
    public long Integer(string name, object? value) => value switch
    {
        long n => n,
        double d when d == Math.Floor(d) && Math.Abs(d) <= 9007199254740992d => (long)d,
        _ => throw Expected(name, "an integer", value),
    };

    /// <summary>A value that must be a duration.</summary>
    public TimeSpan Duration(string name, object? value) =>
        Rem.Values.Duration.TryRead(value, out var time) ? time : throw Expected(name, "a duration (text such as '1m30s', or seconds)", value);

    /// <summary>An option that is an integer, or null.</summary>
    public long? Integer(RemMap options, string name) =>
        options.TryGetValue(name, out var value) && value is not null ? Integer(name, value) : null;

    /// <summary>An option that is a duration, or null.</summary>
    public TimeSpan? Duration(RemMap options, string name) =>
        options.TryGetValue(name, out var value) && value is not null ? Duration(name, value) : null;

    /// <summary>An option that is text, or null.</summary>
    public string? Text(RemMap options, string name) =>
        options.TryGetValue(name, out var value) && value is not null ? value as string ?? throw Expected(name, "text", value) : null;

    /// <summary>The error for an argument that does not fit.</summary>
    public PlanException Expected(string name, string what, object? got) => Wrong($"'{name}' must be {what}, got {ValueText.ShowWithKind(got)}");

    /// <summary>An error of this call.</summary>
    public PlanException Wrong(string message, string? hint = null) =>
        new(ScriptErrors.Primitive, SourceSpan.None, $"{primitive}: {message}", hint);

    private PlanException UnknownOption(string name, string[] known)
    {
        var near = Suggestion.Nearest(name, known);
        return Wrong($"no option '{name}'; there is '{string.Join("', '", known)}'", near is null ? null : $"did you mean '{near}'?");
    }
}
