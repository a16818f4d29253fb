using System.Diagnostics;
using System.Globalization;
using System.Text;
using Rem.Testing.Http;

namespace Rem.Web.Tests.Kit;

/// <summary>`rem run` of a node as a process of its own, whose one plan is `site.yaml`; `PORT` in it is a free port of loopback.</summary>
internal sealed class NodeProgram : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Folder _folder = new();
    private readonly StringBuilder _errors = new();
    private readonly FreePort _port = FreePort.Take();
    private Process? _process;

    public NodeProgram(string site)
    {
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ResponseDrainTimeout = TimeSpan.Zero }) { BaseAddress = new Uri($"http://localhost:{Port}/"), Timeout = Patience };
        _folder.Write("rem.yaml", "node: {plans: [site.yaml]}\n");
        Write("site.yaml", site);
    }

    public int Port => _port.Number;

    public HttpClient Client { get; }

    /// <summary>What it has written on standard error since it was started last.</summary>
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

    public void Write(string name, string text) => _folder.Write(name, text.Replace("PORT", $"{Port}", StringComparison.Ordinal));

    /// <summary>Starts it, for the first time or once more, and waits until it serves.</summary>
    public async Task StartAsync()
    {
        lock (_errors)
        {
            _errors.Clear();
        }

        _process?.Dispose();
        _process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "rem"), ["run"]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await UntilAsync("serving http", 1);
    }

    /// <summary>Waits until a text is on its standard error so many times.</summary>
    public async Task UntilAsync(string text, int times)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (Errors.Split(text).Length <= times)
        {
            if (TimeProvider.System.GetElapsedTime(began) > Patience || _process!.HasExited)
            {
                throw new InvalidOperationException($"the node did not write '{text}' {times} times; it wrote:\n{Errors}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }

    /// <summary>Sends a signal by its name without `SIG`.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start("/bin/kill", ["-" + name, _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for its end.</summary>
    public Task EndAsync() => _process!.WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await EndAsync();
        }

        _process?.Dispose();
        Client.Dispose();
        _port.Dispose();
        _folder.Dispose();
    }

    private void Read(string? line)
    {
        lock (_errors)
        {
            _errors.AppendLine(line);
        }
    }
}
