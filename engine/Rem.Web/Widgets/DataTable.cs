using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>The table below a chart or graph that holds the same data, folded away.</summary>
internal static class DataTable
{
    /// <summary>Up to its heading, which the caller writes.</summary>
    public static Html Begin(string title) => Html.Of($"<details class=\"rem-data\"><summary>Data of {title}</summary><div class=\"rem-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"data of {title}\"><table><caption class=\"rem-hidden\">Data of {title}</caption><thead>");

    /// <summary>Behind its rows.</summary>
    public static Html End => Html.Of($"</tbody></table></div></details>");
}
