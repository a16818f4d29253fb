using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Scripting;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Run;

/// <summary>Binds a script to its place: finds the runtime, parses the text, and names what the script sees.</summary>
internal static class ScriptBinding
{
    public static BoundTag Bind(TagSite site, string language, ScalarNode text)
    {
        // `#list` behind a blank is a length to Lua and a comment to YAML; a script that parses may have a comment.
        void Explain() => CommentTraps.LookAt(text, site.Binder.Document, site.Binder.Findings, "script");
        return Bind(site, Row(site, language), text.Text, new ScriptOrigin(text), Explain);
    }

    public static BoundTag BindFile(TagSite site, ScalarNode path)
    {
        var row = RowOfFile(site, path);
        var source = row is null ? null : site.Binder.ReadFile(path, "script");
        return source is null ? new Bound(null, site) : Bind(site, row, source.Text, new ScriptOrigin(source), null);
    }

    private static Bound Bind(TagSite site, RuntimeRow? row, string text, ScriptOrigin origin, Action? explain)
    {
        var withNames = WithNames(site);
        var handlerNames = HandlerNames(site.Context);
        var isolation = Isolation(site);
        var runtime = row is null ? null : site.Binder.RuntimeOf(row, isolation, site.At);
        var script = runtime?.Begin(new ScriptSource(text, origin, handlerNames.Length == 0 ? withNames : Joined(handlerNames, withNames), isolation));
        site.Binder.WhenBound(() =>
        {
            if (script?.Finish(site.Binder.Findings) == false)
            {
                explain?.Invoke();
            }
        });
        var run = script is null ? null : new ScriptRun(script, site.At, site.ModifierData("with"), withNames, handlerNames)
        {
            Variants = IsFilledIn(site.Modifier("with")) ? new ScriptVariants(runtime!, text, origin, isolation, handlerNames) : null,
        };
        return new Bound(run, site);
    }

    private static string[] Joined(string[] handlerNames, string[] withNames) => [.. handlerNames, .. withNames];

    private static RuntimeRow? Row(TagSite site, string language)
    {
        if (site.Binder.Options.Runtimes.Find(language) is { } row)
        {
            return row;
        }

        site.Error(ScriptErrors.MissingRuntime, site.At, $"this REM has no runtime for '{language}'", $"its languages: {site.Binder.Options.Runtimes.Names}");
        return null;
    }

    private static RuntimeRow? RowOfFile(TagSite site, ScalarNode path)
    {
        if (site.Binder.Options.Runtimes.OfFile(path.Text) is { } row)
        {
            return row;
        }

        var language = Path.GetExtension(path.Text) switch { ".lua" => "lua", ".js" => "js", ".csx" => "csharp", _ => null };
        site.Error(
            ScriptErrors.MissingRuntime,
            path.Span,
            language is null ? $"the ending of {ValueText.Show(path.Text)} names no script language" : $"this REM has no runtime for '{language}'",
            language is null ? "scripts end in .lua, .js or .csx" : $"its languages: {site.Binder.Options.Runtimes.Names}");
        return null;
    }

    private static string[] WithNames(TagSite site)
    {
        if (site.Modifier("with") is not { } node)
        {
            return [];
        }

        if (node is not MapNode map)
        {
            if (!IsFilledIn(node))
            {
                site.Error(BindErrors.Modifier, node.Span, $"'with' takes a map of names, got {site.Describe(node)}");
            }

            return [];
        }

        var names = new List<string>();
        foreach (var (key, _) in map.Entries)
        {
            if (!NameRules.IsIdentifier(key.Text))
            {
                site.Error(BindErrors.Modifier, key.Span, $"'{key.Text}' cannot be a name in a script", "use letters, digits and '_', beginning with a letter or '_'");
            }

            names.Add(key.Text);
        }

        return names.ToArray();
    }

    private static bool IsFilledIn(PlanNode? node) => node is ScalarNode scalar && scalar.Text.Contains("${{", StringComparison.Ordinal);

    // A capture such as `<host-name>` is no identifier in a script; it is read as `pipe["host-name"]` there.
    private static string[] HandlerNames(BindContext context)
    {
        if (!context.InHandler)
        {
            return [];
        }

        var names = new List<string> { "value" };
        foreach (var capture in context.Captures ?? [])
        {
            if (NameRules.IsIdentifier(capture))
            {
                names.Add(capture);
            }
        }

        return names.ToArray();
    }

    private static Isolation Isolation(TagSite site) =>
        site.Modifier("isolate") is { } node ? IsolationNames.Read(site.Binder, node) : site.Context.Isolation ?? site.Binder.Isolation;

    private sealed class Bound(ScriptRun? script, TagSite site) : BoundTag
    {
        private readonly bool _isBare = site.Context.InDefinition;
        private readonly SourceSpan _at = site.At;

        public override bool EndsWithStep => true;

        public override ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var task = script!.RunAsync(scope, cancel);
            return task.IsCompletedSuccessfully ? new(Result(task.Result, scope)) : AwaitAsync(task, scope);
        }

        // A map is the step's result; any other value stands under `output`; a handler gives its value bare.
        private Completion Result(ScriptResult result, Scope scope)
        {
            if (!result.HasValue)
            {
                return Completion.Gives(new RemMap(0));
            }

            TextSize.Check(result.Value, scope.Run.Options.Limits.TextResultBytes, _at);
            return _isBare || result.Value is RemMap
                ? Completion.Gives(result.Value)
                : Completion.Gives(new RemMap(1) { ["output"] = Ownership.Share(result.Value) });
        }

        private async ValueTask<Completion> AwaitAsync(ValueTask<ScriptResult> task, Scope scope) => Result(await task, scope);
    }
}
