using Rem.Cases;
using Rem.Cli;
using Rem.Errors;
using Rem.Shared;
using Rem.Values;

namespace Rem.Monitoring.Tests.Kit;

/// <summary>Runs steps that look at something, in a folder of their own, one run after the other over the same shared resources.</summary>
internal sealed class LookRun : IDisposable
{
    /// <summary>One by the machine's clock, or another.</summary>
    public LookRun(TimeProvider? clock = null)
    {
        Clock = clock ?? TimeProvider.System;
        Resources = SharedResources.InMemory(Clock);
    }

    /// <summary>The time.</summary>
    public TimeProvider Clock { get; }

    /// <summary>What the runs share.</summary>
    public SharedResources Resources { get; }

    /// <summary>Where relative paths start.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("rem-look-").FullName;

    /// <summary>Runs one step and gives its result.</summary>
    public async Task<RemMap> StepAsync(string step) =>
        (RemMap)(await PlanAsync($"__use: [host]\nrun:\n  - {step}\n    as: got\n") is RemMap map ? map["got"]! : throw new InvalidOperationException("no map"));

    /// <summary>Runs a plan.</summary>
    public Task<object?> PlanAsync(string plan)
    {
        var engine = new RemEngine(Parts.Options() with { Clock = Clock, Resources = _ => Resources });
        var loaded = engine.LoadText(plan, Path.Combine(Folder, "plan.yaml"));
        return engine.RunAsync(loaded, new RunRequest { Folder = Folder }, default).WaitAsync(TimeSpan.FromSeconds(90));
    }

    /// <summary>Writes a file below the folder.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Adds to a file below the folder.</summary>
    public void Append(string name, string text) => File.AppendAllText(Path.Combine(Folder, name), text);

    /// <summary>Writes a program below the folder, a script of the shell.</summary>
    public string Program(string name, string text)
    {
        var path = Write(name, "#!/bin/sh\n" + text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
