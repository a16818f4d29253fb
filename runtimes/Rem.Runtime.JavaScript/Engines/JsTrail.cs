namespace Rem.Runtime.JavaScript.Engines;

/// <summary>A line of the transformer's output that was at work when something failed, and its function's name.</summary>
internal readonly record struct JsFrame(string? Function, int Line);

/// <summary>The lines at work when something failed, the innermost first.</summary>
internal sealed class JsTrail(JsFrame[] frames)
{
    /// <summary>The lines.</summary>
    public readonly JsFrame[] Frames = frames;
}
