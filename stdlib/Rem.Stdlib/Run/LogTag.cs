using Rem.Binding;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Run;

/// <summary>Writes a line into the run's log.</summary>
public sealed class LogTag : ITag
{
    private const string Levels = "debug, info, warn or error";

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("log")
    {
        Area = "run",
        Role = TagRole.Action,
        Summary = "Writes a line into the run's log; `***` stands for every secret in it.",
        Value = "a text, or the settings below",
        Shapes = ValueShapes.Scalar | ValueShapes.Map,
        Gives = "nothing",
        Result = TagResult.Dropped,
        Settings =
        [
            new TagSetting("text", "any", "What the line says; lists and maps as compact JSON.", Required: true),
            new TagSetting("level", "text", "debug, info, warn or error.", Default: "info"),
            new TagSetting("fields", "map", "Structured fields beside the text."),
        ],
        Errors = [RunErrors.BadSetting],
        Examples =
        [
            new TagExample("run:\n  - log: started\n  - log: {level: warn, text: slow disk, fields: {host: web1}}", "{}"),
            new TagExample("run:\n  - log: {level: loud, text: x}", "fails REM1107"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        if (site.Value is not MapNode)
        {
            return new BoundLine(site.Data(), site.At);
        }

        var settings = SettingValues.Bind(site, Spec);
        settings.Check(site, "level", Levels, static value => LevelOf(value) is not null);
        settings.Check(site, "fields", "a map", static value => value is RemMap);
        return new BoundFields(settings, site.At);
    }

    private static LogLevel? LevelOf(object? value) => value switch
    {
        "debug" => LogLevel.Debug,
        "info" => LogLevel.Info,
        "warn" => LogLevel.Warn,
        "error" => LogLevel.Error,
        _ => null,
    };

    private static Completion Write(Scope scope, LogLevel level, object? text, RemMap? fields, SourceSpan at)
    {
        Ownership.Share(fields);
        scope.Run.Log.Write(new LogLine(scope.Run.Clock.GetUtcNow(), level, ValueText.Of(text), fields, at));
        return Completion.Done;
    }

    private sealed class BoundLine(BoundValue text, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await text.EvaluateAsync(scope, cancel);
            return completion.IsReturn ? completion : Write(scope, LogLevel.Info, completion.Value, null, at);
        }
    }

    private sealed class BoundFields(SettingValues settings, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await settings.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            var map = (RemMap)completion.Value!;
            var level = map.TryGetValue("level", out var name) ? LevelOf(name) ?? throw settings.Wrong("level", Levels, name) : LogLevel.Info;
            var fields = map.TryGetValue("fields", out var given) && given is not null
                ? given as RemMap ?? throw settings.Wrong("fields", "a map", given)
                : null;
            return Write(scope, level, map["text"], fields, at);
        }
    }
}
