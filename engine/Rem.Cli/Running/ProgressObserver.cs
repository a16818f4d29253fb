using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;

namespace Rem.Cli.Running;

/// <summary>On a terminal: one line with the innermost tag that runs and since when, once it has run for 300 ms.</summary>
internal sealed class ProgressObserver : IRunObserver, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    private readonly List<(string Name, SourceSpan At, long Since)> _running = [];
    private readonly ITimer _timer;

    public ProgressObserver() => _timer = TimeProvider.System.CreateTimer(Draw, null, Patience, Pace);

    /// <inheritdoc/>
    public void TagStarted(string name, SourceSpan at)
    {
        lock (_running)
        {
            _running.Add((name, at, TimeProvider.System.GetTimestamp()));
        }
    }

    /// <inheritdoc/>
    public void TagEnded(string name, SourceSpan at, TimeSpan took, object? value, Exception? error)
    {
        lock (_running)
        {
            var index = _running.FindLastIndex(each => each.At == at && each.Name == name);
            if (index >= 0)
            {
                _running.RemoveAt(index);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _timer.Dispose();
        Output.Status(null);
    }

    private void Draw(object? state)
    {
        (string Name, SourceSpan At, long Since) last;
        lock (_running)
        {
            last = _running.Count > 0 ? _running[^1] : default;
        }

        var time = last.Name is null ? default : TimeProvider.System.GetElapsedTime(last.Since);
        if (time < Patience)
        {
            Output.Status(null);
            return;
        }

        Output.Status(ShownText.Message(string.Create(CultureInfo.InvariantCulture, $"{last.Name} (line {last.At.Line}) {time.TotalSeconds:0.0} s")));
    }
}
