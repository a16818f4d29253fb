using System.Diagnostics;
using System.Globalization;

namespace Rem.Faults.Load;

/// <summary>A process under load, as its killer sees it.</summary>
internal sealed class LoadProcess : IDisposable
{
    private readonly Process _process;

    private LoadProcess(Process process) => _process = process;

    /// <summary>Milliseconds until its store was open.</summary>
    public int ReadyAfter { get; private init; }

    /// <summary>Its id.</summary>
    public int Id => _process.Id;

    /// <summary>Operations that it has answered, by its last report.</summary>
    public long Done { get; private set; }

    /// <summary>Starts it, and waits until its store is open.</summary>
    public static LoadProcess Start(string data, string logs, int seed, long first, string[] options)
    {
        var process = Begin(data, logs, seed, first, options, []);
        return TryStart(process) ?? throw new InvalidOperationException($"the process under load ended before it was ready: {process.ExitCode}");
    }

    /// <summary>Starts it around by another program; null when it ended before its store was open.</summary>
    public static LoadProcess? TryStart(string data, string logs, int seed, string[] options, string[] around)
    {
        var process = Begin(data, logs, seed, 0, options, around);
        return TryStart(process);
    }

    private static LoadProcess? TryStart(Process process)
    {
        if (process.StandardOutput.ReadLine()?.Split(' ') is ["ready", var time])
        {
            return new LoadProcess(process) { ReadyAfter = int.Parse(time, CultureInfo.InvariantCulture) };
        }

        process.WaitForExit();
        return null;
    }

    /// <summary>Reads its reports for a while.</summary>
    public void Work(TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time && _process.StandardOutput.ReadLine() is { } line)
        {
            Done = line.Split(' ') is ["done", var count] ? long.Parse(count, CultureInfo.InvariantCulture) : Done;
        }
    }

    /// <summary>Kills it with SIGKILL.</summary>
    public void Kill()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
    }

    /// <summary>Waits until it has ended by itself, and gives its code.</summary>
    public int WaitForEnd(TimeSpan time) => _process.WaitForExit(time) ? _process.ExitCode : -1;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static Process Begin(string data, string logs, int seed, long first, string[] options, string[] around)
    {
        string[] own = [OwnProgram.Path, .. OwnProgram.Arguments(["load", data, logs, Text(seed), Text(first), .. options])];
        string[] all = [.. around, .. own];
        var start = new ProcessStartInfo(all[0], all[1..]) { RedirectStandardOutput = true, RedirectStandardInput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
