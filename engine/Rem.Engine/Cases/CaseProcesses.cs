using System.Text;
using Rem.Errors;
using Rem.Processes;

namespace Rem.Cases;

/// <summary>Stands in for commands: gives the answers that a case names, and remembers the first command that it does not.</summary>
internal sealed class CaseProcesses(IReadOnlyDictionary<string, CaseAnswer> answers) : IProcesses
{
    private string? _unnamed;

    /// <summary>A command that the case does not name, or null. It fails the case, also where the plan handles the error.</summary>
    public string? Unnamed => Volatile.Read(ref _unnamed);

    /// <inheritdoc/>
    public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (!answers.TryGetValue(request.Shown.Trim(), out var answer))
        {
            Interlocked.CompareExchange(ref _unnamed, request.Shown, null);
            throw new PlanException(CaseErrors.Command, request.At, $"the case has no answer for the command {Values.ValueText.Show(request.Shown)}", "add it under `shell`");
        }

        Send(request.Output, answer.Output);
        Send(request.Errors, answer.Stderr);
        return Task.FromResult(new ProcessResult
        {
            Output = request.Output.IsCaptured ? WithoutLastNewline(answer.Output) : "",
            Stderr = request.Errors.IsCaptured ? answer.Stderr : "",
            Code = answer.Code,
        });
    }

    private static void Send(ProcessOutput target, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (target.Sink is { } sink)
        {
            sink.Write(bytes);
            sink.End();
        }
        else if (target.Handle is { } handle)
        {
            RandomAccess.Write(handle, bytes, RandomAccess.GetLength(handle));
        }
    }

    private static string WithoutLastNewline(string text) => text.EndsWith('\n') ? text[..^1] : text;
}
