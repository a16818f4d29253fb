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

/// <summary>Reads a place of a YAML file: its value, and the texts of its entries as they are written.</summary>
public sealed class ReadYamlTag : ITag
{
    private const string ExpectedPlace = "a path, or a list of keys";

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("read yaml")
    {
        Area = "run",
        Role = TagRole.Action,
        Summary = "Reads a place of a YAML file: its value, and the text of each of its entries as it is written, with comments. `edit yaml` takes such texts under `yaml`.",
        Value = "the settings below",
        Shapes = ValueShapes.Map,
        Gives = "`{exists, value, texts, version}`: whether there is such a place, its value, for a map its keys to their texts without the blanks that they are indented by, and the SHA-256 of the whole file",
        Settings =
        [
            new TagSetting("path", "text", "The file.", Required: true),
            new TagSetting("at", "text or list", "The place: a path, or a list of keys.", Default: "the whole"),
        ],
        Errors = [FileErrors.NotFound, FileErrors.Denied, FileErrors.Reading, FileErrors.Path, FileErrors.Invalid, LimitErrors.Text, RunErrors.BadSetting],
        Examples =
        [
            new TagExample("run:\n  - write file: {path: a.yaml, text: \"web:\\n  port: 80 # ours\\n\"}\n  - read yaml: {path: a.yaml, at: web}\n    as: got\n__return_tag: got", "{exists: true, value: {port: 80}, texts: {port: \"80 # ours\"}, version: 8870fd239052430f50d757f2e980d98a71cbdb32c5c1d0643360d9c39a1d5362}"),
            new TagExample("run:\n  - read yaml: {path: nowhere.yaml}", "fails REM4060"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var settings = SettingValues.Bind(site, Spec);
        PathSetting.Check(site, settings);
        settings.Check(site, "at", ExpectedPlace, static value => ChangeReader.Path(value) is not null);
        return new Bound(settings);
    }

    private sealed class Bound(SettingValues settings) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await settings.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            var map = (RemMap)completion.Value!;
            var path = PathSetting.Of(settings, map);
            var at = map.TryGetValue("at", out var place) && place is not null ? ChangeReader.Path(place) ?? throw settings.Wrong("at", ExpectedPlace, place) : [];
            try
            {
                var (found, version) = await YamlFile.ReadAsync(FilePaths.Full(path, scope.Run.Folder), path, at, scope.Run.Options, cancel);
                return Completion.Gives(new RemMap(4) { ["exists"] = Boxed.Of(found.Exists), ["value"] = found.Value, ["texts"] = found.Texts, ["version"] = version });
            }
            catch (PlanException error)
            {
                throw error.Locate(settings.At("path"));
            }
        }
    }
}
