using Rem.Web.Markup;

namespace Rem.Web.Rpc;

/// <summary>The HTML of one field: its label, control and hint.</summary>
/// <param name="shown">The field.</param>
/// <param name="id">The control's id.</param>
internal sealed class FieldMarkup(FormField shown, string id)
{
    private string? HintId => shown.Hint is null ? null : id + "-hint";

    /// <summary>The field with a value in it, or without.</summary>
    public Html Of(string? value)
    {
        var html = shown.Input switch
        {
            "checkbox" => Box(value == "true"),
            "textarea" => Html.Of($"<label for=\"{id}\">{Label()}</label><textarea rows=\"{shown.Rows}\"{Attributes()}>\n{value}</textarea>"),
            _ => Html.Of($"<label for=\"{id}\">{Label()}</label><input type=\"{shown.Input}\"{Attributes().Attribute("step", shown.Step).Attribute("value", value)}>"),
        };
        if (shown.Hint is not null)
        {
            html.Add($"<small id=\"{HintId}\">{shown.Hint}</small>");
        }

        return Html.Of($"<div class=\"rem-field\">{html}</div>");
    }

    private Html Box(bool isTicked) =>
        Html.Of($"<label for=\"{id}\"><input type=\"checkbox\" value=\"true\"{Attributes().Attribute("checked", isTicked)}> {Label()}</label>");

    private Html Label() => shown.IsRequired
        ? Html.Of($"{shown.Name} <span class=\"rem-kind\">{Kind} (required)</span>")
        : Html.Of($"{shown.Name} <span class=\"rem-kind\">{Kind}</span>");

    private string Kind => shown is { Input: "textarea", Type: "list" } ? "one in each line" : shown.Type;

    private Html Attributes() => new Html()
        .Attribute("id", id)
        .Attribute("name", FormField.Prefix + shown.Name)
        .Attribute("required", shown.IsRequired)
        .Attribute("aria-describedby", HintId);
}
