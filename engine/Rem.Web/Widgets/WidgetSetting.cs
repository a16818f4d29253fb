using System.Globalization;
using Rem.Tags;
using Rem.Values;

namespace Rem.Web.Widgets;

/// <summary>A setting of a widget: what it takes is checked by this and told by this. Frozen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="About">What it is for.</param>
internal sealed record WidgetSetting(string Name, WidgetKind Kind, string About)
{
    /// <summary>True when there is no widget without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>For an integer: the least and the most.</summary>
    public (long Least, long Most) Range { get; init; }

    /// <summary>For a word: those that there are.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What stands for it when it is not there; null for nothing.</summary>
    public object? Default { get; init; }

    /// <summary>What holds when it is not there, in words, where that is no value.</summary>
    public string? Otherwise { get; init; }

    /// <summary>What it takes in closer words than those of its kind.</summary>
    public string? Words { get; init; }

    /// <summary>What it takes, in words.</summary>
    public string Type => Words ?? Kind switch
    {
        WidgetKind.Text => "a text",
        WidgetKind.Integer => string.Create(CultureInfo.InvariantCulture, $"an integer from {Range.Least} to {Range.Most}"),
        WidgetKind.Number => "a number",
        WidgetKind.Duration => "a duration above 0, such as 15m",
        WidgetKind.Word => $"one of {string.Join(", ", Choices)}",
        WidgetKind.Flag => "true or false",
        WidgetKind.List => "a list",
        WidgetKind.Map => "a map",
        WidgetKind.TextOrList => "a text or a list of texts",
        WidgetKind.TextOrMap => "a text or a map",
        _ => "a list or a map",
    };

    /// <summary>True for a value that it takes; null is none, and always taken.</summary>
    public bool Takes(object? value) => value is null || Kind switch
    {
        WidgetKind.Text => value is not (RemMap or RemList),
        WidgetKind.Integer => value is long number && number >= Range.Least && number <= Range.Most,
        WidgetKind.Number => value is long || (value is double real && double.IsFinite(real)),
        WidgetKind.Duration => Duration.TryRead(value, out var time) && time > TimeSpan.Zero,
        WidgetKind.Word => value is string word && Choices.Contains(word),
        WidgetKind.Flag => value is bool,
        WidgetKind.List => value is RemList,
        WidgetKind.Map => value is RemMap,
        WidgetKind.TextOrList => value is string or RemList,
        WidgetKind.TextOrMap => value is string or RemMap,
        _ => value is RemList or RemMap,
    };

    /// <summary>It as the manual has it.</summary>
    public TagSetting ToManual() => new(Name, Type, About, IsRequired, Otherwise ?? (Default is null ? null : ValueText.Of(Default)));
}
