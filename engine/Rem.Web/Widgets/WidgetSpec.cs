using Rem.Tags;

namespace Rem.Web.Widgets;

/// <summary>What a widget is, for messages and the manual. Frozen.</summary>
/// <param name="Name">The key that it stands under.</param>
/// <param name="About">What it shows, in a sentence.</param>
/// <param name="Settings">What it takes.</param>
internal sealed record WidgetSpec(string Name, string About, IReadOnlyList<WidgetSetting> Settings)
{
    /// <summary>The setting that stands for the whole when the widget is written as one value (`- text: hello`); null for none.</summary>
    public string? Main { get; init; }

    /// <summary>The setting of a name, or null.</summary>
    public WidgetSetting? Setting(string name)
    {
        foreach (var setting in Settings)
        {
            if (setting.Name == name)
            {
                return setting;
            }
        }

        return null;
    }

    /// <summary>It as the manual has it.</summary>
    public TagPart ToManual() => new(Name, About, [.. Settings.Select(static setting => setting.ToManual())]);
}
