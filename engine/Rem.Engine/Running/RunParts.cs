using Rem.Errors;
using Rem.Filters;
using Rem.Http;
using Rem.Scripting;
using Rem.Shared;

namespace Rem.Running;

/// <summary>The parts of one run that its contexts have in common.</summary>
internal sealed class RunParts(RunRequest request, RemOptions options, PlanLibrary library, string folder, EngineParts engine, CancellationToken stopping, CancellationToken cleanUp)
{
    public RemOptions Options { get; } = options;

    public FilterContext Filters { get; } = new(options.Clock, options.Zone) { Limits = options.Limits };

    public PlanLibrary Library { get; } = library;

    public string Folder { get; } = folder;

    public string? Name => request.Name;

    public IRunLog Log { get; } = ReferenceEquals(options.Secrets, Secrets.None) ? options.Log : new HidingLog(options.Log, options.Secrets);

    public CancellationToken Stopping { get; } = stopping;

    public CancellationToken CleanUp { get; } = cleanUp;

    public Caches Caches { get; } = new();

    public ScriptThreads? ScriptThreads => request.ScriptThreads;

    public required Background Background { get; init; }

    public SharedResources Resources => engine.Resources;

    public IHttp Http => engine.Http;

    /// <summary>Logs what detached lists failed with, from one of them on: a run fails with one error.</summary>
    public void LogBeside(List<PlanException> failures, int first)
    {
        for (var i = first; i < failures.Count; i++)
        {
            var finding = failures[i].Finding;
            Log.Write(new LogLine(Options.Clock.GetUtcNow(), LogLevel.Error, $"{finding.Trail}: {finding.Message}", null, finding.At));
        }
    }
}

/// <summary>What an engine makes at first use and all its runs share.</summary>
internal sealed class EngineParts(RemOptions options)
{
    private readonly Lock _gate = new();
    private SharedResources? _resources;
    private IHttp? _http;

    public SharedResources Resources
    {
        get
        {
            lock (_gate)
            {
                return _resources ??= options.Resources(options.Clock);
            }
        }
    }

    public IHttp Http
    {
        get
        {
            lock (_gate)
            {
                return _http ??= options.Http();
            }
        }
    }
}
