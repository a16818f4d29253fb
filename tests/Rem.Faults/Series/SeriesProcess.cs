using System.Diagnostics;
using System.Globalization;

namespace Rem.Faults.Series;

/// <summary>A process that feeds series, as its killer sees it: which steps it had taken at which time.</summary>
internal sealed class SeriesProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<(int Step, long At)> _taken = [];
    private readonly Thread _reader;

    /// <summary>Starts it, and waits until its store is open.</summary>
    public SeriesProcess(string data, int seed, string[] options)
    {
        _process = Process.Start(new ProcessStartInfo(OwnProgram.Path, OwnProgram.Arguments([SeriesLoad.Word, data, seed.ToString(CultureInfo.InvariantCulture), .. options])) { RedirectStandardOutput = true })!;
        if (_process.StandardOutput.ReadLine() != "ready")
        {
            throw new InvalidOperationException("the process that feeds series ended before it was ready");
        }

        _reader = new Thread(Read) { IsBackground = true };
        _reader.Start();
    }

    /// <summary>The last step that was taken before a time, in milliseconds of the system's clock since its start; 0 before the first.</summary>
    public int TakenBefore(long time)
    {
        lock (_taken)
        {
            return _taken.FindLast(taken => taken.At <= time).Step;
        }
    }

    /// <summary>The last step of all.</summary>
    public int Last => TakenBefore(long.MaxValue);

    /// <summary>Waits until it has worked for a while.</summary>
    public static void Wait(TimeSpan time)
    {
        using var never = new ManualResetEventSlim();
        never.Wait(time);
    }

    /// <summary>Kills it with SIGKILL; gives the time just before.</summary>
    public long Kill()
    {
        var before = Environment.TickCount64;
        _process.Kill();
        _process.WaitForExit();
        _reader.Join();
        return before;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private void Read()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            var words = line.Split(' ');
            if (words.Length == 2 && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var step) && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var at))
            {
                lock (_taken)
                {
                    _taken.Add((step, at));
                }
            }
        }
    }
}
