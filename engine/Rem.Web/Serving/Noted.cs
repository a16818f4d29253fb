namespace Rem.Web.Serving;

/// <summary>A change that stands in the audit log before it takes effect; how it ended is written at its end.</summary>
internal sealed class Noted(Action<string> end) : IDisposable
{
    private string _outcome = "failed";

    /// <summary>It took effect.</summary>
    public void Succeeded() => _outcome = "done";

    /// <inheritdoc/>
    public void Dispose() => end(_outcome);
}
