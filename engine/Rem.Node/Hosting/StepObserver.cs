using Rem.Plans;
using Rem.Running;

namespace Rem.Node.Hosting;

/// <summary>Knows the tags of a run that are under way; of several, the one that began last is shown.</summary>
internal sealed class StepObserver : IRunObserver
{
    private readonly List<(string Name, SourceSpan At)> _running = [];

    /// <summary>The innermost tag and its place, or null.</summary>
    public string? Current
    {
        get
        {
            lock (_running)
            {
                return _running.Count == 0 ? null : $"{_running[^1].Name} ({Path.GetFileName(_running[^1].At.File?.Path)}:{_running[^1].At.Line})";
            }
        }
    }

    /// <inheritdoc/>
    public void TagStarted(string name, SourceSpan at)
    {
        lock (_running)
        {
            _running.Add((name, at));
        }
    }

    /// <inheritdoc/>
    public void TagEnded(string name, SourceSpan at, TimeSpan took, object? value, Exception? error)
    {
        lock (_running)
        {
            for (var i = _running.Count - 1; i >= 0; i--)
            {
                if (_running[i].At == at && _running[i].Name == name)
                {
                    _running.RemoveAt(i);
                    return;
                }
            }
        }
    }
}
