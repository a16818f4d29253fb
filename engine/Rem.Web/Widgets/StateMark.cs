using Rem.Web.Markup;

namespace Rem.Web.Widgets;

/// <summary>How a state is shown: by its word and a sign; the colour only repeats them.</summary>
internal static class StateMark
{
    /// <summary>The states that have a sign of their own; any other text is shown without one.</summary>
    public const string Listed = "ok, warning, critical, unknown, pending, unreachable, no data, up, down, running, starting, stopping, stopped, done or failed";

    /// <summary>A state in a line of text.</summary>
    public static Html Of(string state) => Of(state, state);

    /// <summary>Words with the sign of a state.</summary>
    public static Html Of(string state, string words) => Html.Of($"<span class=\"rem-state\" data-state=\"{Kind(state)}\"><span class=\"rem-sign\" aria-hidden=\"true\">{Sign(state)}</span> <span>{words}</span></span>");

    /// <summary>What the style goes by.</summary>
    public static string Kind(string state) => Sign(state).Length > 0 ? state : "other";

    // The same signs stand in assets/state.js.
    private static string Sign(string state) => state switch
    {
        "ok" => "✓",
        "warning" => "▲",
        "critical" => "✕",
        "unknown" => "?",
        "no data" => "∅",
        "pending" => "…",
        "unreachable" => "⌀",
        "running" => "▶",
        "done" => "✓",
        "up" => "✓",
        "down" => "✕",
        "failed" => "✕",
        "starting" or "stopping" => "…",
        "stopped" => "■",
        _ => "",
    };
}
