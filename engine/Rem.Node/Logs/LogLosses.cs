using System.Globalization;
using Rem.Running;

namespace Rem.Node.Logs;

/// <summary>
/// Records that a sink could not keep: the first failure is said at once to the other sinks, the number of what was lost
/// when it works again. Safe to use from several threads.
/// </summary>
/// <param name="what">What fails: `the log file '/x'`.</param>
/// <param name="report">Writes to the node's log.</param>
internal sealed class LogLosses(string what, Action<LogLevel, string> report)
{
    private readonly Lock _gate = new();
    private long _lost;
    private bool _isFailing;

    /// <summary>Records that were lost since it last worked.</summary>
    public long Lost
    {
        get
        {
            lock (_gate)
            {
                return _lost;
            }
        }
    }

    /// <summary>There was no room for a record.</summary>
    public void Drop()
    {
        lock (_gate)
        {
            _lost++;
        }
    }

    /// <summary>It failed, with so many records lost.</summary>
    public void Fail(int count, string why)
    {
        lock (_gate)
        {
            _lost += count;
            if (_isFailing)
            {
                return;
            }

            _isFailing = true;
        }

        report(LogLevel.Error, $"{what}: {why}; lines may be lost until it works again");
    }

    /// <summary>It worked.</summary>
    public void Work()
    {
        long lost;
        lock (_gate)
        {
            lost = _lost;
            if (!_isFailing && lost == 0)
            {
                return;
            }

            _isFailing = false;
            _lost = 0;
        }

        report(LogLevel.Warn, string.Create(CultureInfo.InvariantCulture, $"{what}: works; {lost} lines were lost"));
    }
}
