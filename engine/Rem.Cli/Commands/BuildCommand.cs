using System.Globalization;
using System.Text;
using Rem.Cli.Running;
using Rem.Errors;
using Rem.Running;
using Rem.Scripting;
using Rem.Settings;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>`rem build`: compiles the scripts of plans ahead, so that their first run finds them in the cache.</summary>
internal static class BuildCommand
{
    /// <summary>Builds plans; shows each script with the time that it took. 2 when one does not compile.</summary>
    public static int Run(CliWords words)
    {
        var built = new List<BuiltScript>();
        var all = new List<Finding>();
        foreach (var path in words.Words)
        {
            var findings = new FindingList();
            var file = PlanFile.Find(path);
            var settings = RemSettings.Read([Path.GetDirectoryName(file) ?? "", ""], findings);
            PlanFile.Load(new RemEngine(Parts.Options(settings) with { Runtimes = Watched(built) }), file, findings);
            all.AddRange(findings.Items);
        }

        built.Sort(BuiltScript.Compare);

        if (all.Exists(static finding => finding.Severity == Severity.Error))
        {
            Failures.Show(all, Secrets.None, isStrict: false);
            return ExitCode.Usage;
        }

        return Output.Answer(words.Has("--json"), () => Facts(built), () => Text(built));
    }

    private static RuntimeTable Watched(List<BuiltScript> built)
    {
        var rows = new List<RuntimeRow>();
        foreach (var row in Parts.Runtimes.All)
        {
            rows.Add(new RuntimeRow(row.Language, row.Extensions, () => new WatchedRuntime(row.Runtime, built)));
        }

        return new RuntimeTable([.. rows]);
    }

    private static RemMap Facts(List<BuiltScript> built)
    {
        var scripts = new RemList();
        foreach (var script in built)
        {
            scripts.Add(new RemMap
            {
                ["language"] = script.Language,
                ["file"] = script.Path,
                ["line"] = (long)script.Line,
                ["seconds"] = Math.Round(script.Time.TotalSeconds, 4),
            });
        }

        return new RemMap { ["scripts"] = scripts };
    }

    private static string Text(List<BuiltScript> built)
    {
        var text = new StringBuilder();
        foreach (var script in built)
        {
            text.Append(CultureInfo.InvariantCulture, $"{script.Language,-8} {script.Path}:{script.Line}  {script.Time.TotalMilliseconds:0.#} ms\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{built.Count} {(built.Count == 1 ? "script" : "scripts")} ready\n").ToString();
    }

    private sealed record BuiltScript(string Language, string Path, int Line, TimeSpan Time)
    {
        public static int Compare(BuiltScript a, BuiltScript b) =>
            string.CompareOrdinal(a.Path, b.Path) is var byPath and not 0 ? byPath : a.Line.CompareTo(b.Line);
    }

    /// <summary>A runtime that notes what it prepares.</summary>
    private sealed class WatchedRuntime(IScriptRuntime inner, List<BuiltScript> built) : IScriptRuntime
    {
        public string Language => inner.Language;

        public IReadOnlyList<string> Extensions => inner.Extensions;

        public string Version => inner.Version;

        public IScript? Prepare(ScriptSource source, FindingList findings)
        {
            var start = TimeProvider.System.GetTimestamp();
            var script = inner.Prepare(source, findings);
            var row = new BuiltScript(Language, source.Origin.Path, source.Origin.Place(1).Line, TimeProvider.System.GetElapsedTime(start));
            lock (built)
            {
                built.Add(row);
            }

            return script;
        }

        public PreparingScript Begin(ScriptSource source) => PreparingScript.Beside(findings => Prepare(source, findings));
    }
}
