using System.ComponentModel;
using System.Diagnostics;
using Rem.Errors;
using Rem.Plans;

namespace Rem.Processes;

/// <summary>Runs programs by .NET's own Process, where there is no posix_spawn.</summary>
internal sealed class PortableProcesses(TimeProvider clock) : IProcesses
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc/>
    public async Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var script = request.ScriptFile is null ? null : ScriptFile.Create(request.ScriptFile);
        try
        {
            return await RunAsync(request, script, cancel);
        }
        finally
        {
            if (script is not null)
            {
                File.Delete(script);
            }
        }
    }

    private async Task<ProcessResult> RunAsync(ProcessRequest request, string? script, CancellationToken cancel)
    {
        using var process = new Process { StartInfo = Describe(request, script) };
        var started = clock.GetTimestamp();
        Start(process, request);
        var capture = new PortableCapture(request);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var output = capture.ReadAsync(process.StandardOutput.BaseStream, request.Output, capture.Output, ending);
        var errors = capture.ReadAsync(process.StandardError.BaseStream, request.Errors, capture.Errors, ending);
        var input = FeedAsync(process, request.Input, ending.Token);
        try
        {
            await process.WaitForExitAsync(ending.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        await Task.WhenAny(Task.WhenAll(output, errors, input), Task.Delay(Quiet, TimeProvider.System, CancellationToken.None));
        await ending.CancelAsync();
        var result = capture.ToResult(process.ExitCode, clock.GetElapsedTime(started).TotalSeconds);
        if (capture.Failure is { } failure)
        {
            throw failure;
        }

        return cancel.IsCancellationRequested ? throw new ProcessCanceledException(result, cancel) : result;
    }

    private static void Start(Process process, ProcessRequest request)
    {
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new PlanException(ProcessErrors.NotStarted, request.At, $"'{request.Shown}' could not be started: {e.Message}");
        }
    }

    private static ProcessStartInfo Describe(ProcessRequest request, string? script)
    {
        var info = new ProcessStartInfo(request.Arguments[0])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = request.Folder ?? "",
        };
        for (var i = 1; i < request.Arguments.Count; i++)
        {
            info.ArgumentList.Add(Checked(request, request.Arguments[i]));
        }

        if (script is not null)
        {
            info.ArgumentList.Add(script);
        }

        foreach (var (name, value) in request.Environment)
        {
            info.Environment[name] = value is null ? null : Checked(request, value);
        }

        return info;
    }

    private static string Checked(ProcessRequest request, string text) =>
        text.Contains('\0', StringComparison.Ordinal)
            ? throw new PlanException(ProcessErrors.Nul, request.At, "an argument or variable holds a NUL character, which no program can be given", "send the data through `stdin:`")
            : text;

    private static async Task FeedAsync(Process process, ProcessInput input, CancellationToken cancel)
    {
        var into = process.StandardInput.BaseStream;
        try
        {
            using var source = input.Open?.Invoke() ?? (input.IsInherited ? Console.OpenStandardInput() : null);
            if (source is not null)
            {
                await source.CopyToAsync(into, cancel);
            }

            await into.WriteAsync(input.Bytes, cancel);
            into.Close();
        }
        catch (IOException)
        {
            // The program does not read to the end, which is its right.
        }
    }
}
