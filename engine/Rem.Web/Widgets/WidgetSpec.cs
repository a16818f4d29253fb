namespace Rem.Web.Widgets;

/// <summary>What a widget is, for messages and the manual. Frozen.</summary>
/// <param name="Name">The key that it stands under.</param>
/// <param name="About">What it shows, in a sentence.</param>
/// <param name="Settings">What it takes.</param>
internal sealed record WidgetSpec(string Name, string About, IReadOnlyList<WidgetSetting> Settings)
{
    /// <summary>The setting that stands for the whole when the widget is written as one value (`- text: hello`); null for none.</summary>
    public string? Main { get; init; }
}

/// <summary>A setting of a widget. Frozen.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it takes, in words.</param>
/// <param name="About">What it is for.</param>
internal sealed record WidgetSetting(string Name, string Type, string About)
{
    /// <summary>True when there is no widget without it.</summary>
    public bool IsRequired { get; init; }
}
