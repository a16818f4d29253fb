using System.Globalization;
using Rem.Files;
using Rem.Monitoring.Definitions;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Looking.Processes;

/// <summary>How many processes there are, and what those of a name use.</summary>
internal sealed class ProbeProcessesTag : LookTag<ProcessWish>
{
    private const int MostNamed = 1000;

    private static readonly (string States, string Word)[] Words = [("R", "running"), ("SI", "sleeping"), ("D", "blocked"), ("Tt", "stopped"), ("ZX", "zombie")];

    /// <inheritdoc/>
    public override TagSpec Spec { get; } = new("probe processes")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "Counts processes, and tells what those of a name use; starts none (Linux).",
        Value = "a map with the settings below, or nothing",
        Shapes = ValueShapes.Nothing | ValueShapes.Scalar | ValueShapes.Map,
        Gives = "`{count, threads, running, sleeping, blocked, stopped, zombie}`; with `name` of those processes alone, and also `memory` (bytes resident), `cpu` (process numbers to the seconds that each has computed, 1,000 at most) and `youngest` (when the last was started, in seconds since the machine was). `{count: null}` where there is no `/proc`",
        Settings =
        [
            new TagSetting("name", "text", "Only processes of this name, as `ps -o comm` shows it: 15 characters at most."),
            new TagSetting("proc", "text", "Where the system's processes are shown.", Default: "/proc"),
        ],
        Errors = [MonitoringErrors.Look],
        Examples = [new TagExample("run:\n  - probe processes: {proc: nowhere}", "{count: null}")],
    };

    /// <inheritdoc/>
    protected override ProcessWish? Read(object? value, Problems problems)
    {
        if (value is not (null or RemMap))
        {
            problems.Expected([], "a map", value);
            return null;
        }

        var fields = Settings(value as RemMap ?? [], problems);
        return new ProcessWish(fields.Text("name"), fields.Text("proc") ?? "/proc");
    }

    /// <inheritdoc/>
    protected override ValueTask<object?> LookAsync(ProcessWish wanted, Scope scope, CancellationToken cancel)
    {
        if (ProcessList.Of(scope.Run.Resources).Read(FilePaths.Full(wanted.Proc, scope.Run.Folder), scope.Run.Clock) is not { } all)
        {
            return new(new RemMap(1) { ["count"] = null });
        }

        var name = wanted.Name is { Length: > 15 } longer ? longer[..15] : wanted.Name;
        var found = name is null ? all : all.FindAll(each => each.Name == name);
        var result = new RemMap(10) { ["count"] = (long)found.Count, ["threads"] = found.Sum(static each => each.Threads) };
        foreach (var (states, word) in Words)
        {
            result.Set(word, (long)found.Count(each => states.Contains(each.State)));
        }

        if (name is not null)
        {
            result.Set("memory", found.Sum(static each => each.Memory));
            result.Set("cpu", Cpu(found));
            result.Set("youngest", found.Count == 0 ? null : found.Max(static each => each.Started));
        }

        return new(result);
    }

    private static RemMap Cpu(List<ProcessFacts> found)
    {
        var cpu = new RemMap(Math.Min(found.Count, MostNamed));
        foreach (var each in found.Take(MostNamed))
        {
            cpu.Set(each.Id.ToString(CultureInfo.InvariantCulture), each.Cpu);
        }

        return cpu;
    }
}

/// <summary>Processes that somebody asks for.</summary>
/// <param name="Name">Their name; null for all.</param>
/// <param name="Proc">Where they are shown.</param>
internal sealed record ProcessWish(string? Name, string Proc);
