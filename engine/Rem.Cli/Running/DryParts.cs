using Rem.Errors;
using Rem.Http;
using Rem.Processes;
using Rem.Running;
using Rem.Values;

namespace Rem.Cli.Running;

/// <summary>`--dry-run`: commands and requests are shown on standard error and answered with nothing; tags that write show it themselves.</summary>
internal static class DryParts
{
    /// <summary>The parts of a run that changes nothing.</summary>
    public static RemOptions Of(RemOptions options) => options with
    {
        IsDryRun = true,
        Processes = new DryProcesses(options.Secrets),
        Http = () => new DryHttp(options.Secrets),
    };

    private static void Show(Secrets secrets, string what) => Output.Message(ShownText.Message("dry run: would " + secrets.Hide(what)) + "\n");

    private sealed class DryProcesses(Secrets secrets) : IProcesses
    {
        public Task<ProcessResult> RunAsync(ProcessRequest request, CancellationToken cancel)
        {
            Show(secrets, "run " + request.Shown);
            return Task.FromResult(new ProcessResult());
        }
    }

    private sealed class DryHttp(Secrets secrets) : IHttp
    {
        public Task<HttpAnswer> SendAsync(HttpCall call, CancellationToken cancel)
        {
            Show(secrets, $"send {call.Method ?? (call.HasJson || call.Body is not null ? "POST" : "GET")} {call.Url}");
            return Task.FromResult(new HttpAnswer(200, new RemMap(0), "", null));
        }
    }
}
