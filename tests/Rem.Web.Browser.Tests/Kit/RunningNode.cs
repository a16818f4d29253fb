using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Rem.Testing.Http;
using Rem.Web.Tests.Kit;

namespace Rem.Web.Browser.Tests.Kit;

/// <summary>`rem run` in a copy of the repository's rem.yaml and plans, as a process of its own, on a free port.</summary>
public partial class RunningNode : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Folder _folder = new();
    private readonly TaskCompletionSource<string> _token = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FreePort _port = FreePort.Take();
    private readonly StringBuilder _said = new();
    private Process _process = null!;
    private string _session = "";

    internal int Port => _port.Number;

    internal string Token { get; private set; } = "";

    /// <summary>When the program was started.</summary>
    internal long StartedAt { get; private set; }

    /// <summary>The folder of the repository whose plans are copied.</summary>
    protected virtual string Plans => "plans/home";

    /// <summary>What stands behind `rem`.</summary>
    protected virtual string[] Arguments => ["run"];

    /// <summary>What is to stand in a copy of a file.</summary>
    protected virtual string Text(string file, string text) => text;

    /// <summary>A file of the folder that it runs in: rem.yaml and the plans, with another port.</summary>
    internal string this[string name] => _folder[name];

    public async Task InitializeAsync()
    {
        await StartAsync();
        if (Chromium.IsWanted)
        {
            await using var page = await WatchedPage.OpenAsync(Port);
            _session = await page.SignInAsync(Token);
        }
    }

    /// <summary>Starts the program, and signs nobody in.</summary>
    internal async Task StartAsync()
    {
        var root = Root();
        _folder.Write("rem.yaml", File.ReadAllText(Path.Combine(root, "rem.yaml")));
        foreach (var file in Directory.GetFiles(Path.Combine(root, Plans), "*", SearchOption.AllDirectories))
        {
            _folder.Write(Path.GetRelativePath(root, file), Text(Path.GetFileName(file), File.ReadAllText(file)).Replace("listen: 2001", $"listen: {Port}", StringComparison.Ordinal));
        }

        StartedAt = Stopwatch.GetTimestamp();
        _process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rem.dll"), .. Arguments]) { WorkingDirectory = _folder.Path, RedirectStandardOutput = true, RedirectStandardError = true })!;
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await UntilItServesAsync();
        Token = await _token.Task.WaitAsync(Patience);
    }

    public async Task DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing)
    {
        _process.Dispose();
        _port.Dispose();
        _folder.Dispose();
    }

    /// <summary>A page for who has signed in, or for nobody in particular.</summary>
    internal Task<WatchedPage> OpenAsync(string theme = "light", int width = 1280, bool signsIn = true) => WatchedPage.OpenAsync(Port, theme, width, scripts: true, signsIn ? _session : null);

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "rem.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    // Why it does not is in what it said.
    private async Task UntilItServesAsync()
    {
        var ended = _process.WaitForExitAsync();
        if (await Task.WhenAny(_serving.Task, ended, Task.Delay(Patience, TimeProvider.System)) is var first && first != _serving.Task)
        {
            lock (_said)
            {
                throw new InvalidOperationException($"the node {(first == ended ? "has ended" : "does not serve")}; it said:\n{_said}");
            }
        }
    }

    private void Read(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }

        if (line is not null && TokenText().Match(line) is { Success: true } match)
        {
            _token.TrySetResult(match.Value);
        }

        if (line is not null && line.Contains("serving http", StringComparison.Ordinal))
        {
            _serving.TrySetResult();
        }
    }

    [GeneratedRegex("rem_[A-Za-z0-9_-]{20,}", RegexOptions.NonBacktracking)]
    private static partial Regex TokenText();
}
