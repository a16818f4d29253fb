using Rem.Errors;
using Rem.Plans;
using Rem.Processes.Shell;
using Rem.Running;
using Rem.Values;

namespace Rem.Processes;

/// <summary>A command as a `shell` step and `rem.shell` run it: its surroundings, and what counts as success.</summary>
public sealed class ShellCommand(SourceSpan at, IReadOnlyList<int> okCodes)
{
    /// <summary>A code that is no success.</summary>
    public static readonly ErrorCode Failed = new("REM2110", "a command ended with a code that is not in `ok codes`", "mend the command, add the code to `ok codes`, or handle the failure with `on error`");

    private static readonly string[] PlainShell = ["/bin/sh", "-e", "-c"];

    /// <summary>Variables on top of the inherited ones.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Environment { get; init; } = [];

    /// <summary>Where it runs, relative to the run's folder; null for that folder.</summary>
    public string? Folder { get; init; }

    /// <summary>What it reads.</summary>
    public ProcessInput Input { get; init; } = ProcessInput.None;

    /// <summary>Variables from a map: texts as they are, other values as text, null takes a variable away.</summary>
    public static IReadOnlyList<KeyValuePair<string, string?>> Variables(RemMap? map)
    {
        if (map is null)
        {
            return [];
        }

        var variables = new KeyValuePair<string, string?>[map.Count];
        for (var i = 0; i < variables.Length; i++)
        {
            var value = map.ValueAt(i);
            variables[i] = new KeyValuePair<string, string?>(map.KeyAt(i), value is null ? null : ValueText.Of(value));
        }

        return variables;
    }

    /// <summary>Runs a program with its arguments, without a shell.</summary>
    public Task<RemMap> RunWordsAsync(RemList words, RunContext run, CancellationToken cancel)
    {
        var arguments = new string[words.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = ValueText.Of(words[i]);
        }

        return RunAsync(arguments, string.Join(' ', arguments), null, Environment, run, cancel);
    }

    /// <summary>Runs a text under `/bin/sh -e`; nothing is filled in.</summary>
    public Task<RemMap> RunTextAsync(string text, RunContext run, CancellationToken cancel) =>
        RunAsync([.. PlainShell, text], text, null, Environment, run, cancel);

    /// <summary>Runs a bound text with its values.</summary>
    public Task<RemMap> RunAsync(ShellProgram program, object?[] values, RunContext run, CancellationToken cancel)
    {
        var script = program.Render(values, Environment);
        return RunAsync(script.Arguments, program.Show(values), script.File, script.Environment, run, cancel);
    }

    private async Task<RemMap> RunAsync(IReadOnlyList<string> arguments, string shown, string? scriptFile, IReadOnlyList<KeyValuePair<string, string?>> environment, RunContext run, CancellationToken cancel)
    {
        var request = new ProcessRequest
        {
            Arguments = arguments,
            Shown = shown,
            At = at,
            ScriptFile = scriptFile,
            Environment = Own(environment, run.Secrets.Variables),
            Folder = Folder is null ? run.Folder : Path.Combine(run.Folder, Folder),
            Input = Input,
            TextLimit = run.Options.Limits.TextResultBytes,
            OkCodes = okCodes,
        };
        var result = await run.Options.Processes.RunAsync(request, cancel);
        var map = result.ToMap();
        return IsOk(result.Code) ? map : throw Failure(result, map, run);
    }

    // A variable that a secret comes from is for those alone who are given it by name.
    private static IReadOnlyList<KeyValuePair<string, string?>> Own(IReadOnlyList<KeyValuePair<string, string?>> environment, IReadOnlyList<string> secret)
    {
        if (secret.Count == 0)
        {
            return environment;
        }

        var own = new List<KeyValuePair<string, string?>>(environment.Count + secret.Count);
        foreach (var name in secret)
        {
            own.Add(new KeyValuePair<string, string?>(name, null));
        }

        own.AddRange(environment);
        return own;
    }

    private bool IsOk(int code)
    {
        foreach (var ok in okCodes)
        {
            if (ok == code)
            {
                return true;
            }
        }

        return false;
    }

    private PlanException Failure(ProcessResult result, RemMap map, RunContext run)
    {
        // Hidden before it is cut: the last line may be one of a secret.
        var said = run.Secrets.Hide(result.Stderr).AsSpan().Trim();
        var last = said.IsEmpty ? "" : $": {said[(said.LastIndexOf('\n') + 1)..]}";
        return new PlanException(Failed, at, $"the command ended with code {result.Code}{last}", "add the code to `ok codes` if it is no failure") { Result = map };
    }
}
