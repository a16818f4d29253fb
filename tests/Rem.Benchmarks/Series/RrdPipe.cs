using System.Diagnostics;

namespace Rem.Benchmarks.Series;

/// <summary>`rrdtool -`: commands in, answers out that end with a line `OK`.</summary>
internal sealed class RrdPipe : IDisposable
{
    private readonly Process _process = Process.Start(new ProcessStartInfo("rrdtool", "-") { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    /// <summary>Sends commands as fast as it takes them, and ends when all are answered.</summary>
    public void Send(IReadOnlyList<string> commands)
    {
        var answers = Task.Run(() =>
        {
            for (var left = commands.Count; left > 0; left--)
            {
                Answer();
            }
        });
        foreach (var command in commands)
        {
            _process.StandardInput.Write(command);
            _process.StandardInput.Write('\n');
        }

        _process.StandardInput.Flush();
        answers.Wait();
    }

    /// <summary>Sends one command; gives the number of lines of its answer.</summary>
    public int Ask(string command)
    {
        _process.StandardInput.Write(command + "\n");
        _process.StandardInput.Flush();
        return Answer();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private int Answer()
    {
        for (var lines = 0; ; lines++)
        {
            var line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("rrdtool has ended");
            if (line.StartsWith("OK ", StringComparison.Ordinal))
            {
                return lines;
            }

            if (line.StartsWith("ERROR", StringComparison.Ordinal))
            {
                throw new InvalidOperationException(line);
            }
        }
    }
}
