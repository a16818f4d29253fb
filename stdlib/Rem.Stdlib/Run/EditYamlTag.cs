using Rem.Binding;
using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Plans.Editing;
using Rem.Running;
using Rem.Stdlib.Run.Files;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Run;

/// <summary>Changes values in a YAML file by its text.</summary>
public sealed class EditYamlTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("edit yaml")
    {
        Area = "run",
        Role = TagRole.Action,
        Summary = "Changes values in a YAML file by its own text: only the lines of what changes are touched, comments and order stay, and what is equal already is left alone. All changes are made, or none. What is put into a plan is program there: let only authors do it.",
        Value = "the settings below",
        Shapes = ValueShapes.Map,
        Gives = "`{path, changed, version}`, where `as` names a place for it",
        Result = TagResult.Dropped,
        Settings =
        [
            new TagSetting("path", "text", "The file.", Required: true),
            new TagSetting("changes", "list", "Maps with `at`, a path or a list of keys, and one of `set: value` (maps on the way are made, an item behind the last one is added), `yaml: text` (the same for an entry of a map by its text, whose comments are kept and indented right), `remove: true` (with the comments right above) and `rename: name`.", Required: true),
            new TagSetting("version", "text", "The SHA-256 of the text that the changes were made for, as `read file` and the filter `sha256` give it: another text is a conflict, and nothing is changed.", Default: "any"),
            new TagSetting("check", "text", "A plan, this file itself or one that includes it, that has to be without errors with the changes.", Default: "none"),
            new TagSetting("strict", "true or false", "Whether warnings of that plan that were not there before the changes count as errors.", Default: "false"),
        ],
        Errors = [EditErrors.Path, EditErrors.Text, EditErrors.Yaml, FileErrors.Changed, FileErrors.Invalid, FileErrors.NotFound, FileErrors.Denied, FileErrors.Writing, FileErrors.Path, LimitErrors.Text, RunErrors.BadSetting],
        Examples =
        [
            new TagExample("run:\n  - write file: {path: a.yaml, text: \"web: {port: 80} # ours\\n\"}\n  - edit yaml: {path: a.yaml, changes: [{at: web.port, set: 8080}]}\n  - read file: a.yaml", "{output: \"web: {port: 8080} # ours\\n\"}"),
            new TagExample("run:\n  - write file: {path: a.yaml, text: \"web: 1\\n\"}\n  - edit yaml: {path: a.yaml, version: other, changes: [{at: web, set: 2}]}", "fails REM4065"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var settings = SettingValues.Bind(site, Spec);
        foreach (var name in (string[])["path", "check"])
        {
            PathSetting.Check(site, settings, name);
        }

        settings.Check(site, "strict", "true or false", static value => value is bool);
        settings.Check(site, "version", "text", static value => value is string);
        settings.Check(site, "changes", ChangeReader.Expected, static value => ChangeReader.Read(value) is not null);
        return new Bound(settings, site.At);
    }

    private sealed class Bound(SettingValues settings, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await settings.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            var map = (RemMap)completion.Value!;
            try
            {
                var change = Change(map, scope);
                var isDry = DryRun.Shows(scope, at, $"change {change.Changes.Count} places in '{change.Path}'");
                var (isChanged, version) = await YamlFile.ChangeAsync(change, scope.Run.Options, isDry, cancel);
                return Completion.Gives(new RemMap(3) { ["path"] = change.Path, ["changed"] = Boxed.Of(isChanged), ["version"] = version });
            }
            catch (PlanException error)
            {
                throw error.Locate(settings.At("path"));
            }
        }

        private YamlFileChange Change(RemMap map, Scope scope)
        {
            var path = PathSetting.Of(settings, map);
            var changes = ChangeReader.Read(map["changes"]) ?? throw settings.Wrong("changes", ChangeReader.Expected, map["changes"]);
            var plan = settings.Text(map, "check") is { } named ? FilePaths.Full(named, scope.Run.Folder) : null;
            return new YamlFileChange(FilePaths.Full(path, scope.Run.Folder), path, changes, settings.Text(map, "version"), plan) { IsStrict = map.TryGetValue("strict", out var strict) && strict is not null && (strict as bool? ?? throw settings.Wrong("strict", "true or false", strict)) };
        }
    }
}
