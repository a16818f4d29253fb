using System.Text;
using Rem.Binding;
using Rem.Errors;
using Rem.Files;
using Rem.Plans;
using Rem.Running;
using Rem.Stdlib.Run.Files;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Run;

/// <summary>Writes a file.</summary>
public sealed class WriteFileTag : ITag
{
    private static readonly string[] Contents = ["text", "json", "yaml", "base64"];

    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("write file")
    {
        Area = "run",
        Role = TagRole.Action,
        Summary = "Writes a file whole, so that nobody ever meets half of one: beside its target, onto the disk, and then in its place. A relative path starts at the run's folder, `~/` at the home of the user.",
        Value = "the settings below: `path` and one of text, json, yaml and base64",
        Shapes = ValueShapes.Map,
        Gives = "`{path, bytes, changed}`, where `as` names a place for it; a file that holds the same already stays untouched",
        Result = TagResult.Dropped,
        Settings =
        [
            new TagSetting("path", "text", "The path; its folder has to be there.", Required: true),
            new TagSetting("text", "text", "The content as it is; a newline at the end is not added."),
            new TagSetting("json", "any", "The content as one line of JSON."),
            new TagSetting("yaml", "any", "The content as YAML."),
            new TagSetting("base64", "text", "The content as bytes in base64."),
            new TagSetting("append", "bool", "True to write at the end of the file, which is made when it is not there.", Default: "false"),
            new TagSetting("mode", "text", "The file's mode in octal digits: 0640.", Default: "as it was, or the system's for a new one"),
        ],
        Errors = [FileErrors.NotFound, FileErrors.Denied, FileErrors.Writing, FileErrors.Path, RunErrors.BadSetting],
        Examples =
        [
            new TagExample("run:\n  - write file: {path: motd, text: \"hello\\n\", mode: 0644}\n  - read file: motd", "{output: \"hello\\n\"}"),
            new TagExample("run:\n  - write file: {path: motd, text: a, json: b}", "fails REM1107"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        var settings = SettingValues.Bind(site, Spec);
        PathSetting.Check(site, settings);
        settings.Check(site, "base64", "text in base64", static value => value is string text && Convert.TryFromBase64String(text, new byte[text.Length], out _));
        settings.Check(site, "text", "text", static value => value is not (RemList or RemMap));
        settings.Check(site, "append", "true or false", static value => value is bool);
        settings.OnlyOne(site, Contents);
        string? content = null;
        foreach (var name in Contents)
        {
            content ??= settings.Find(name) is null ? null : name;
        }

        if (content is null && site.Value is MapNode)
        {
            site.Error(BindErrors.Setting, site.At, $"'{site.Key}' has nothing to write", "write one of text, json, yaml and base64 below it");
        }

        return new Bound(settings, content ?? "text", FixedMode(site), site.At);
    }

    // YAML reads 0644 as the integer 644 and 0o644 as 420: the digits as they are written say what is meant.
    private static UnixFileMode? FixedMode(TagSite site)
    {
        if (site.Setting("mode") is not { } node || (node is ScalarNode { Text: var text } && text.Contains("${{", StringComparison.Ordinal)))
        {
            return null;
        }

        var mode = node is ScalarNode scalar ? ModeText.Read(scalar.Text) : null;
        if (mode is null)
        {
            site.Error(BindErrors.Setting, node.Span, $"'mode' must be {ModeText.Expected}, got {(node is ScalarNode wrong ? ValueText.Show(wrong.Text) : "something else")}");
        }

        return mode;
    }

    private sealed class Bound(SettingValues settings, string content, UnixFileMode? fixedMode, SourceSpan at) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var completion = await settings.EvaluateAsync(scope, cancel);
            if (completion.IsReturn)
            {
                return completion;
            }

            var map = (RemMap)completion.Value!;
            var written = PathSetting.Of(settings, map);
            try
            {
                var path = FilePaths.Full(written, scope.Run.Folder);
                return Completion.Gives(await WriteAsync(path, Bytes(map[content], scope), map, scope, cancel));
            }
            catch (PlanException error)
            {
                throw error.Locate(settings.At("path"));
            }
        }

        private async ValueTask<RemMap> WriteAsync(string path, byte[] bytes, RemMap map, Scope scope, CancellationToken cancel)
        {
            var isAppend = map.TryGetValue("append", out var append) && append is not null && (append as bool? ?? throw settings.Wrong("append", "true or false", append));
            var mode = Mode(map);
            var isChanged = DryRun.Shows(scope, at, $"{(isAppend ? "append" : "write")} {bytes.Length} bytes to '{path}'")
                || await FileChange.ApplyAsync(path, bytes, isAppend, mode, cancel);
            return new RemMap(3) { ["path"] = path, ["bytes"] = (long)bytes.Length, ["changed"] = Boxed.Of(isChanged) };
        }

        private UnixFileMode? Mode(RemMap map) =>
            fixedMode ?? (map.TryGetValue("mode", out var mode) && mode is not null ? ModeText.Read(mode) ?? throw settings.Wrong("mode", ModeText.Expected, mode) : null);

        private byte[] Bytes(object? value, Scope scope) => content switch
        {
            "base64" => Decode(value),
            "json" => Encoding.UTF8.GetBytes(ValueText.Json(value) + "\n"),
            "yaml" => Encoding.UTF8.GetBytes((string)FileFormat.Apply("yaml", value, scope, settings.At("yaml"))!),
            _ => Encoding.UTF8.GetBytes(value is RemList or RemMap ? throw settings.Wrong("text", "text", value) : ValueText.Of(value)),
        };

        private byte[] Decode(object? value)
        {
            try
            {
                return Convert.FromBase64String(value as string ?? throw settings.Wrong("base64", "text in base64", value));
            }
            catch (FormatException)
            {
                throw settings.Wrong("base64", "text in base64", value);
            }
        }
    }
}
