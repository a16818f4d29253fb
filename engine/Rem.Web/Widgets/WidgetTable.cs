using Rem.Errors;
using Rem.Values;

namespace Rem.Web.Widgets;

/// <summary>The widgets: one line each.</summary>
internal static class WidgetTable
{
    /// <summary>The lines.</summary>
    public static IReadOnlyList<IWidget> All { get; } =
    [
        new TextWidget(),
        new ValueWidget(),
        new TableWidget(),
        new ChartWidget(),
        new GraphWidget(),
        new LogWidget(),
        new MapWidget(),
        new FormWidget(),
        new ButtonWidget(),
        new GroupWidget(),
        new PortletWidget(),
    ];

    /// <summary>The names, for messages.</summary>
    public static string Listed => string.Join(", ", All.Select(static widget => widget.Spec.Name));

    /// <summary>The widget of a name, or null.</summary>
    public static IWidget? Find(string name)
    {
        foreach (var widget in All)
        {
            if (widget.Spec.Name == name)
            {
                return widget;
            }
        }

        return null;
    }

    /// <summary>What is wrong with a name that is no widget's, and how to mend it.</summary>
    public static (string Message, string? Hint) Unknown(string name) =>
        ($"there is no widget {ValueText.Show(name)}; there are {Listed}", Meant(name, All.Select(static widget => widget.Spec.Name)));

    /// <summary>What is wrong with a setting that a widget does not have, and how to mend it.</summary>
    public static (string Message, string? Hint) UnknownSetting(WidgetSpec spec, string name)
    {
        var names = spec.Settings.Select(static setting => setting.Name).ToArray();
        return ($"the widget '{spec.Name}' has no setting {ValueText.Show(name)}; it has {string.Join(", ", names)}", Meant(name, names));
    }

    private static string? Meant(string name, IEnumerable<string> names) => Suggestion.Nearest(name, names) is { } near ? $"did you mean '{near}'?" : null;
}
