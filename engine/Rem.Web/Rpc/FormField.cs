using Rem.CommandLines;
using Rem.Values;

namespace Rem.Web.Rpc;

/// <summary>A field of the form that calls a function. Frozen.</summary>
/// <param name="Name">The argument.</param>
/// <param name="Type">What it takes: text, flag, integer, number, list or path.</param>
/// <param name="Input">The control: `text`, `number`, `checkbox` or `textarea` (one line for each item of a list).</param>
internal sealed record FormField(string Name, string Type, string Input)
{
    /// <summary>
    /// What the names of controls begin with. A browser hangs each control on its form under the control's name: one named
    /// `form` or `matches` would hide what scripts ask the form for, and its button would do nothing.
    /// </summary>
    public const string Prefix = "arg.";

    /// <summary>True when the form is not sent without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The lines of a `textarea`.</summary>
    public int Rows { get; init; } = 3;

    /// <summary>What stands in it at first, as text; null for nothing. A box that is ticked has `true`.</summary>
    public string? Default { get; init; }

    /// <summary>What is asked for, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>The `step` of a number: `1` for integers, `any` for others; null for what is no number.</summary>
    public string? Step { get; init; }

    /// <summary>The fields of a function, in the order of its arguments.</summary>
    public static IReadOnlyList<FormField> Of(WebFunction function)
    {
        var fields = new FormField[function.Arguments.Count];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = Of(function.Arguments[i]);
        }

        return fields;
    }

    private static FormField Of(UsageEntry argument)
    {
        var isList = argument.IsGathered;
        return new FormField(argument.Name, isList ? "list" : UsageTypes.Names[(int)argument.Type], isList ? "textarea" : InputOf(argument.Type))
        {
            IsRequired = argument.IsRequired && argument.Type != UsageType.Flag, // a box that must be ticked would be no question
            Default = argument.HasDefault ? Show(argument.Default) : null,
            Hint = argument.About,
            Step = isList ? null : argument.Type switch { UsageType.Integer => "1", UsageType.Number => "any", _ => null },
        };
    }

    private static string InputOf(UsageType type) => type switch
    {
        UsageType.Flag => "checkbox",
        UsageType.Integer or UsageType.Number => "number",
        _ => "text",
    };

    /// <summary>A value as it stands in a field: a list with one item in each line.</summary>
    public static string? Show(object? value)
    {
        if (value is not RemList list)
        {
            return value is null ? null : ValueText.Of(value);
        }

        var lines = new List<string>(list.Count);
        foreach (var item in list)
        {
            lines.Add(ValueText.Of(item));
        }

        return string.Join('\n', lines);
    }
}
