using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>A part of a page that is described by data. Stateless, shared by all requests.</summary>
internal interface IWidget
{
    /// <summary>What it is.</summary>
    WidgetSpec Spec { get; }

    /// <summary>Its HTML, whole without any script. Throws <see cref="Errors.PlanException"/> for settings that do not fit.</summary>
    Html Write(WidgetSettings settings);
}
