using System.Runtime.CompilerServices;
using Rem.Cli.Commands;
using Rem.CommandLines;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Scripting;
using Rem.Settings;
using Rem.Shared;
using Rem.Values;

namespace Rem.Cli.Running;

/// <summary>One run of a plan from the command line, from its settings to its exit code.</summary>
/// <param name="arguments">The command line.</param>
/// <param name="files">Where plans are read from; null for the disk.</param>
internal sealed class PlanProgram(RunArguments arguments, IPlanFiles? files)
{
    private Secrets _secrets = Secrets.None;
    private NodeOfRun? _node;
    private WebOfRun? _web;
    private string? _dataFolder;
    private SharedResources? _made;

    /// <summary>Loads, runs and prints. Everything that goes wrong is shown, and is the exit code.</summary>
    public int Run(CancellationToken cancel = default)
    {
        try
        {
            var plan = Load(out var engine);
            var usage = plan.Plan.Usage;
            if (PlanUsage.AsksForHelp(usage, arguments.Words))
            {
                Output.Data(ShownText.Lines(UsageHelp.Print(usage, "rem run " + arguments.Plan)));
                return ExitCode.Done;
            }

            if (PlanUsage.AsksForVersion(usage, arguments.Words))
            {
                Output.Data(ShownText.Line($"{usage!.Name ?? arguments.Plan} {usage.Version}") + "\n");
                return ExitCode.Done;
            }

            var request = Request(engine, plan.Plan);
            return Run(engine, plan, request.Stays is null || !plan.Plan.HasServices ? request : Served(engine, request), cancel);
        }
#pragma warning disable CA1031 // Whatever it is, it is shown; an unexpected one as a defect.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Failures.Show(error, _secrets, ExitCode.Usage);
        }
        finally
        {
            _web?.Close();
            _node?.Close();
        }
    }

    private LoadedPlan Load(out RemEngine engine)
    {
        var findings = new FindingList();
        var file = PlanFile.Find(arguments.Plan!);
        var settings = RemSettings.Read([Path.GetDirectoryName(file) ?? "", ""], findings);
        _secrets = settings.Secrets;
        var options = Parts.Options(settings, new TerminalLog(), shared => _made = shared);
        if (files is not null)
        {
            options = options with { Files = files };
        }

        if (settings.Node is not null)
        {
            _dataFolder = settings.Node.DataFolder;
            options = WithNode(options, settings);
        }

        engine = new RemEngine(arguments.Has("--dry-run") ? DryParts.Of(options) : options);
        var plan = PlanFile.Load(engine, file, findings);
        plan.EnsureValid();
        Failures.ShowWarnings(findings.Items, _secrets);
        return plan;
    }

    // By itself: what it needs is loaded only for folders with a node.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private RemOptions WithNode(RemOptions options, RemSettings settings)
    {
        _node = new NodeOfRun(settings, Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(arguments.Plan!))), arguments.Has("--dry-run"));
        return options with { Resources = _node.Open };
    }

    private RunRequest Served(RemEngine engine, RunRequest request) => request with { ScriptThreads = ScriptThreads.Shared, Opens = (_web = new WebOfRun(engine, _dataFolder, _node, EndsForGood)).ServeAsync };

    // `--watch` runs it again when a file has changed.
    private bool EndsForGood() => files is not PlanWatch watch || watch.IsInterrupted;

    private RunRequest Request(RemEngine engine, BoundPlan plan) => new()
    {
        Pipe = PipeSource.Read(arguments.Pipe, arguments.Sets),
        Input = arguments.InputOf(plan),
        Folder = PlanUsage.FolderOf(plan, Environment.CurrentDirectory),
        Observer = arguments.Has("--trace") ? new TraceObserver(engine.Options.Secrets) : Output.IsTerminal ? new ProgressObserver() : null,
        Stays = plan.IsLongRunning ? Print : null,
    };

    private int Run(RemEngine engine, LoadedPlan plan, RunRequest request, CancellationToken cancel)
    {
        using var interruption = new Interruption(arguments.Timeout, cancel);
        try
        {
            using var pid = plan.Plan.Usage?.PidFile is { } file ? PidFile.Take(Path.GetFullPath(file, request.Folder!)) : null;
            var value = engine.RunAsync(plan, request, interruption.Token).GetAwaiter().GetResult();
            if (request.Stays is null)
            {
                Print(value);
            }

            return request.Stays is null || interruption.IsTerminated || cancel.IsCancellationRequested ? ExitCode.Done : ExitCode.Interrupted;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            return Interrupted(interruption, request.Stays is not null);
        }
#pragma warning disable CA1031 // Whatever it is, it is shown; an unexpected one as a defect.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return Failures.Show(error, _secrets, ExitCode.Failed);
        }
        finally
        {
            (request.Observer as IDisposable)?.Dispose();
            if (_made is not null && !arguments.Has("--dry-run"))
            {
                LostResources.Warn(_made, _secrets);
            }
        }
    }

    private int Interrupted(Interruption interruption, bool isLongRunning)
    {
        if (interruption.IsLate)
        {
            var time = Duration.Show(arguments.Timeout!.Value);
            return Failures.Show(new PlanException(RunErrors.Timeout, SourceSpan.None, $"the plan took longer than {time} (--timeout)"), _secrets, ExitCode.Failed);
        }

        if (isLongRunning && interruption.IsTerminated)
        {
            return ExitCode.Done;
        }

        Output.Message("interrupted\n");
        return ExitCode.Interrupted;
    }

    private void Print(object? value) => Output.Result(value, arguments.Has("--json"));
}
