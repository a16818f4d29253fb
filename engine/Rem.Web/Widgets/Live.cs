using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>What a live widget takes, and how its script learns of it.</summary>
internal static class Live
{
    /// <summary>The settings of a widget that follows a stream.</summary>
    public static WidgetSetting[] Settings { get; } =
    [
        new("stream", WidgetKind.Text, "What it follows: a path of `http stream`, from the mount or with `/` in front from the site.") { Words = "the path of a stream" },
        new("key", WidgetKind.Text, "For a stream of state: the key that it shows."),
        new("field", WidgetKind.Text, "Where in the event's value it stands, such as `load.one`.") { Words = "a path" },
    ];

    /// <summary>The attributes by which the script of a kind finds its widget.</summary>
    public static Html Attributes(WidgetSettings settings, string script) => new Html()
        .Attribute("data-rem", script)
        .Attribute("data-stream", settings.Stream)
        .Attribute("data-key", settings.Text("key"))
        .Attribute("data-field", settings.Text("field"));
}
