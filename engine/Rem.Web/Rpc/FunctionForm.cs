using Rem.Values;
using Rem.Web.Markup;
using Rem.Web.Serving;

namespace Rem.Web.Rpc;

/// <summary>
/// A form that calls a function: a plain POST, whose answer is a page; with scripts the answer comes in below the form.
/// </summary>
/// <param name="exchange">The request whose answer it stands in.</param>
/// <param name="address">Where the function is called.</param>
internal sealed class FunctionForm(Exchange exchange, string address)
{
    /// <summary>The field with the token against forged requests. No argument can have this name.</summary>
    public const string CsrfField = "csrf";

    /// <summary>What the button says.</summary>
    public string Button { get; init; } = "Run";

    /// <summary>An id that no other element of the page has.</summary>
    public required string Id { get; init; }

    /// <summary>What is asked before it is sent, or null.</summary>
    public string? Confirm { get; init; }

    /// <summary>Fields that nobody sees, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Given { get; init; } = [];

    /// <summary>True for a form that is empty again after a call that went well, and shows only what went wrong.</summary>
    public bool IsAgain { get; init; }

    /// <summary>How many lines the fields of texts have that have several.</summary>
    public IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();

    /// <summary>What stands in the place of the answer at first, or null.</summary>
    public Html? Answer { get; init; }

    /// <summary>The form with a field for each argument.</summary>
    /// <param name="function">The function.</param>
    /// <param name="values">What stands in the fields at first, by name.</param>
    public Html Of(WebFunction function, RemMap values)
    {
        var html = Open();
        foreach (var field in FormField.Of(function))
        {
            if (IsGiven(field.Name))
            {
                continue;
            }

            values.TryGetValue(field.Name, out var value);
            html.Add(new FieldMarkup(Lines.TryGetValue(field.Name, out var lines) && field.Input == "text" ? field with { Input = "textarea", Rows = lines } : field, $"{Id}-{field.Name}").Of(value is null ? field.Default : FormField.Show(value)));
        }

        return Close(html);
    }

    /// <summary>The form with nothing but the fields that nobody sees.</summary>
    public Html Fixed() => Close(Open());

    private bool IsGiven(string name) => Given.Any(field => field.Key == name || field.Key == name + "[]");

    private Html Open()
    {
        var html = Html.Of($"<form class=\"rem-form\"{new Html().Attribute("data-rem", IsAgain ? "again" : null)} method=\"post\" action=\"{address}\" hx-post=\"{address}\" hx-target=\"#{Id}-answer\" hx-swap=\"innerHTML\"><input type=\"hidden\" name=\"{CsrfField}\" value=\"{exchange.Csrf}\">");
        foreach (var (name, value) in Given)
        {
            html.Add($"<input type=\"hidden\" name=\"{FormField.Prefix}{name}\" value=\"{value}\">");
        }

        return html;
    }

    // What is asked stands in a part that opens: it works by keyboard, and without scripts.
    private Html Close(Html html)
    {
        html.Add(Confirm is null
            ? Html.Of($"<button type=\"submit\">{Button}</button>")
            : Html.Of($"<details class=\"rem-confirm\"><summary role=\"button\">{Button}</summary><p>{Confirm}</p><button type=\"submit\">Yes, {Button}</button></details>"));
        return html.Add($"</form><div class=\"rem-answer\" id=\"{Id}-answer\" role=\"status\">{Answer}</div>");
    }
}
