using Rem.Errors;
using Rem.Monitoring.Definitions;
using Rem.Plans;
using Rem.Processes;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Looking.Plugins;

/// <summary>A monitoring plugin of Nagios' kind.</summary>
internal sealed class PluginTag : LookTag<PluginWish>
{
    private const long MostBytes = 1024 * 1024;
    private static readonly string[] Statuses = ["ok", "warning", "critical", "unknown"];
    private static readonly string[] Own = ["status", "text", "units", "ranges"];

    /// <inheritdoc/>
    public override TagSpec Spec { get; } = new("plugin")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "Runs a monitoring plugin (`check_*`) without a shell, and gives a check's result: its code is the status, as Nagios has it, its performance data are the values. Plugins are looked for where Debian keeps them, then in the PATH. Whatever it leaves running is ended.",
        Value = "a list of the plugin and its arguments, or the settings below",
        Shapes = ValueShapes.List | ValueShapes.Scalar | ValueShapes.Map,
        Gives = "`{status, text}`, each value of the performance data under its label, their `units`, and `ranges` (label to `{warning, critical, least, most}`, as the plugin writes them). Output over 1 MiB and the end by a signal are errors; a code above 3 is unknown; no output leaves the status to the code",
        Settings =
        [
            new TagSetting("command", "list", "The plugin and its arguments.", Required: true),
            new TagSetting("env", "map", "Variables for it; LC_ALL is C."),
        ],
        Errors = [MonitoringErrors.Look, MonitoringErrors.Plugin, ProcessErrors.NotFound, ProcessErrors.NotExecutable],
        Examples =
        [
            new TagExample("run:\n  - plugin: [sh, -c, \"echo 'PAGES OK | pages=3'\"]\n    as: got\n__return_tag: text\ntext: ${{ got.text }}, ${{ got.pages }}", "PAGES OK, 3.0"),
            new TagExample("run:\n  - plugin: []", "fails REM9003"),
        ],
    };

    /// <inheritdoc/>
    protected override PluginWish? Read(object? value, Problems problems)
    {
        if (value is not RemMap map)
        {
            return PluginWish.Read(value, null, problems);
        }

        var fields = Settings(map, problems);
        return PluginWish.Read(map.TryGetValue("command", out var command) ? command : null, fields.Has("env") ? fields.As<RemMap>("env", "a map of variables") : null, problems);
    }

    /// <inheritdoc/>
    protected override async ValueTask<object?> LookAsync(PluginWish wanted, Scope scope, CancellationToken cancel)
    {
        var run = scope.Run;
        var request = new ProcessRequest
        {
            Arguments = [wanted.Program(), .. wanted.Words[1..]],
            Shown = string.Join(' ', wanted.Words),
            // A variable that a secret comes from is for those alone who are given it by name.
            Environment = [.. run.Secrets.Variables.Select(static name => new KeyValuePair<string, string?>(name, null)), .. wanted.Environment],
            Folder = run.Folder,
            TextLimit = MostBytes,
            OkCodes = [], // it leaves nothing behind, whatever its code
            Grace = TimeSpan.FromMilliseconds(300),
        };
        if (DryRun.Shows(scope, default, "run the plugin " + request.Shown))
        {
            return new RemMap(1) { ["text"] = "" };
        }

        try
        {
            return Result(await run.Options.Processes.RunAsync(request, cancel));
        }
        catch (LimitException error)
        {
            throw Failed($"it printed more than {MostBytes} bytes ({error.Finding.Message})");
        }
    }

    private static RemMap Result(ProcessResult ended)
    {
        if (ended.Signal is { } signal)
        {
            throw Failed($"signal {signal} ended it{(ended.Output.Length == 0 ? "" : "; it had printed " + ValueText.Show(ended.Output))}");
        }

        var output = PluginOutput.Read(ended.Output);
        var result = new RemMap { ["status"] = ended.Code is >= 0 and <= 3 ? Statuses[ended.Code] : "unknown", ["text"] = Text(output.Text, ended) };
        var (units, ranges) = (new RemMap(), new RemMap());
        foreach (var value in PerformanceReader.Read(output.Performance))
        {
            var label = Array.IndexOf(Own, value.Label) >= 0 ? value.Label + "_" : value.Label;
            result.Set(label, value.Value);
            units.Set(label, value.Unit);
            if ((value.Warning + value.Critical + value.Least + value.Most).Length > 0)
            {
                ranges.Set(label, new RemMap(4) { ["warning"] = value.Warning, ["critical"] = value.Critical, ["least"] = value.Least, ["most"] = value.Most });
            }
        }

        result.Set("units", units);
        if (ranges.Count > 0)
        {
            result.Set("ranges", ranges);
        }

        return result;
    }

    private static string Text(string text, ProcessResult ended)
    {
        var said = text.Length > 0 ? text : ended.Stderr.Trim().Length > 0 ? "(no output; on standard error: " + Hosting.CheckText.Clean(ended.Stderr).Trim() + ")" : "(no output)";
        return ended.Code is >= 0 and <= 3 ? said : $"it ended with code {ended.Code}, which is no status; {said}";
    }

    private static PlanException Failed(string why) => new(MonitoringErrors.Plugin, SourceSpan.None, $"the plugin failed: {why}", MonitoringErrors.Plugin.Fix);
}
