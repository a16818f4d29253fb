namespace Rem.Web.Serving;

/// <summary>A change that stands in the audit log before it takes effect; how it ended is written at the end.</summary>
internal sealed class Noted(Func<bool, ValueTask> end) : IAsyncDisposable
{
    private bool _succeeded;

    /// <summary>It took effect.</summary>
    public void Succeeded() => _succeeded = true;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => end(_succeeded);
}
