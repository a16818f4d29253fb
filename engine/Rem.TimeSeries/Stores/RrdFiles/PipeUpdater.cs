using System.ComponentModel;
using System.Diagnostics;
using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;

namespace Rem.TimeSeries.Stores.RrdFiles;

/// <summary>
/// Updates by `rrdtool -`, which takes commands as lines. Paths are given below the store's folder and hold only letters,
/// digits and some marks (<see cref="RrdPath"/>), and updates only digits and marks: nothing in a line can be another command.
/// </summary>
internal sealed class PipeUpdater : IRrdUpdater
{
    private const string Program = "rrdtool";
    private readonly Lock _gate = new();
    private readonly string _folder;
    private Process? _process;

    public PipeUpdater(string folder)
    {
        _folder = folder;
        _process = Start();
    }

    public string? Update(string path, string update)
    {
        lock (_gate)
        {
            try
            {
                _process ??= Start();
                _process.StandardInput.Write($"update {Path.GetRelativePath(_folder, path)} {update}\n");
                _process.StandardInput.Flush();
                return Answer(_process);
            }
            catch (Exception error) when (error is IOException or InvalidOperationException)
            {
                Stop();
                return $"the program has ended: {error.Message}";
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            Stop();
        }
    }

    // `OK` and the times that it took, or `ERROR:` and why; other lines come before.
    private static string? Answer(Process process)
    {
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("OK ", StringComparison.Ordinal))
            {
                return null;
            }

            if (line.StartsWith("ERROR: ", StringComparison.Ordinal))
            {
                return line["ERROR: ".Length..];
            }
        }

        throw new IOException("its output has ended");
    }

    private Process Start()
    {
        try
        {
            return Process.Start(new ProcessStartInfo(Program, "-") { RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = _folder })!;
        }
        catch (Win32Exception error)
        {
            throw new PlanException(SeriesErrors.Tool, SourceSpan.None, $"the program '{Program}' cannot be started: {error.Message}", SeriesErrors.Tool.Fix);
        }
    }

    private void Stop()
    {
        if (_process is not { } process)
        {
            return;
        }

        _process = null;
        try
        {
            process.StandardInput.Close(); // at the end of its input it ends
        }
        catch (IOException)
        {
        }

        if (!process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            process.Kill();
        }

        process.Dispose();
    }
}
