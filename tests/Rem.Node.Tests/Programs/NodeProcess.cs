using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Rem.Node.Tests.Programs;

/// <summary>`rem run` as a process in a folder of its own, and the commands that ask it.</summary>
public sealed class NodeProcess : IDisposable
{
    private readonly StringBuilder _errors = new();
    private Process? _node;

    public string Folder { get; } = Directory.CreateTempSubdirectory("rem-node-").FullName;

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>What the node has written on standard error.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    public NodeProcess With(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return this;
    }

    /// <summary>Starts the node and waits until a text is on its standard error.</summary>
    public async Task<NodeProcess> StartAsync(string until, params string[] words)
    {
        lock (_errors)
        {
            _errors.Clear();
        }

        _node?.Dispose();
        _node = Process.Start(Info(["run", .. words]))!;
        _node.ErrorDataReceived += (_, line) =>
        {
            lock (_errors)
            {
                _errors.AppendLine(line.Data);
            }
        };
        _node.BeginErrorReadLine();
        await UntilAsync(until);
        return this;
    }

    public Task UntilAsync(string text) => Waiting.UntilAsync(() => Errors.Contains(text, StringComparison.Ordinal), $"the node writes '{text}'; it wrote:\n{Errors}");

    public void Signal(string name)
    {
        using var kill = Process.Start("/bin/kill", ["-" + name, _node!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the node's end and gives its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _node!.WaitForExitAsync().InTime();
        return _node.ExitCode;
    }

    /// <summary>Runs a command in the folder to its end.</summary>
    public async Task<(int Code, string Output, string Errors)> RunAsync(params string[] words)
    {
        using var process = Process.Start(Info(words))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().InTime();
        return (process.ExitCode, await output, await errors);
    }

    /// <summary>Starts a command in the folder.</summary>
    public Process Start(params string[] words) => Process.Start(Info(words))!;

    public void Dispose()
    {
        if (_node is { HasExited: false })
        {
            _node.Kill(entireProcessTree: true);
            _node.WaitForExit();
        }

        _node?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private ProcessStartInfo Info(string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "rem"), words)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
