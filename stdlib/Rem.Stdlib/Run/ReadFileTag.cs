using Rem.Binding;
using Rem.Errors;
using Rem.Files;
using Rem.Filters;
using Rem.Plans;
using Rem.Running;
using Rem.Stdlib.Run.Files;
using Rem.Tags;
using Rem.Values;

namespace Rem.Stdlib.Run;

/// <summary>Reads a file.</summary>
public sealed class ReadFileTag : ITag
{
    /// <inheritdoc/>
    public TagSpec Spec { get; } = new("read file")
    {
        Area = "run",
        Role = TagRole.Action,
        Summary = "Reads a file whole. A relative path starts at the run's folder, `~/` at the home of the user.",
        Value = "the path, or the settings below",
        Shapes = ValueShapes.Scalar | ValueShapes.Map,
        Gives = "`{output}`: the content, with its last newline, or what it was read as; a piece also `next`, the byte at which the next one begins, null at the end",
        Settings =
        [
            new TagSetting("path", "text", "The path.", Required: true),
            new TagSetting("as", "text", "text, lines (a list), json, yaml, csv (a list of maps) or base64 (for bytes that are no text).", Default: "text"),
            new TagSetting("most", "integer", "With `as: lines`: at most so many lines, so that a file of any size can be read in pieces."),
            new TagSetting("from", "integer", "With `most`: the byte at which the piece begins; null counts as 0.", Default: "0"),
        ],
        Errors = [FileErrors.NotFound, FileErrors.Denied, FileErrors.Reading, FileErrors.Path, FilterErrors.Unreadable, LimitErrors.Text, RunErrors.BadSetting],
        Examples =
        [
            new TagExample("run:\n  - write file: {path: hosts.json, json: [web1, web2]}\n  - read file: {path: hosts.json, as: json}\n    as: hosts", "{hosts: {output: [web1, web2]}}"),
            new TagExample("run:\n  - write file: {path: log, text: \"a\\nb\\nc\\n\"}\n  - read file: {path: log, as: lines, most: 2}\n    as: piece", "{piece: {output: [a, b], next: 4}}"),
            new TagExample("run:\n  - read file: nowhere.txt", "fails REM4060"),
        ],
    };

    /// <inheritdoc/>
    public BoundTag Bind(TagSite site)
    {
        if (site.Value is not MapNode)
        {
            var path = site.Data();
            if (path is ConstantValue { Value: not string } wrong)
            {
                site.Error(BindErrors.Shape, wrong.At, $"'{site.Key}' takes a path, got {ValueText.ShowWithKind(wrong.Value)}");
            }

            PathSetting.Check(site, path);
            return new BoundPathOnly(path);
        }

        var settings = SettingValues.Bind(site, Spec);
        PathSetting.Check(site, settings);
        settings.Check(site, "as", FileFormat.Known, FileFormat.IsKnown);
        settings.Check(site, "most", "an integer of 1 or more", static value => value is long and >= 1);
        settings.Check(site, "from", "an integer of 0 or more", static value => value is null or (long and >= 0));
        if (settings.Find("most") is not null && settings.Find("as") is null or ConstantValue { Value: not "lines" })
        {
            site.Error(BindErrors.Setting, settings.At("most"), "'most' is for `as: lines`", "write `as: lines` beside it, or leave it away");
        }

        return settings.Find("most") is null ? new BoundSettings(settings) : new BoundPiece(settings);
    }

    private static async ValueTask<Completion> ReadAsync(string path, string format, SourceSpan at, Scope scope, CancellationToken cancel)
    {
        try
        {
            var full = FilePaths.Full(path, scope.Run.Folder);
            var limit = scope.Run.Options.Limits.TextResultBytes;
            object? value = format == "base64"
                ? Convert.ToBase64String(await FileText.ReadBytesAsync(full, limit, cancel))
                : await FileText.ReadAsync(full, limit, cancel);
            return Completion.Gives(new RemMap(1) { ["output"] = Ownership.Share(Parse(value, path, format, scope, at)) });
        }
        catch (PlanException error)
        {
            throw error.Locate(at);
        }
    }

    private static object? Parse(object? text, string path, string format, Scope scope, SourceSpan at)
    {
        if (FileFormat.Reader(format) is not { } filter)
        {
            return text;
        }

        try
        {
            return FileFormat.Apply(filter, text, scope, at);
        }
        catch (PlanException error) when (error is not LimitException)
        {
            throw new PlanException(error.Finding with { At = at, Message = $"'{path}' cannot be read as {format}: {error.Finding.Message}" });
        }
    }

    private sealed class BoundPathOnly(BoundValue path) : BoundTag
    {
        public override async ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel)
        {
            var value = (await path.EvaluateAsync(scope, cancel)).Value;
            return value is string text
                ? await ReadAsync(text, "text", path.At, scope, cancel)
                : throw new PlanException(RunErrors.BadSetting, path.At, $"a path was expected, got {ValueText.ShowWithKind(value)}");
        }
    }

    private sealed class BoundPiece(SettingValues settings) : BoundTag
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
            if (settings.Text(map, "as") != "lines")
            {
                throw settings.Wrong("as", "lines where 'most' is given", map.TryGetValue("as", out var format) ? format : null);
            }

            var piece = await LinePiece.ReadAsync(
                FilePaths.Full(path, scope.Run.Folder),
                Number(map, "from", 0) ?? 0,
                Number(map, "most", 1) ?? throw settings.Wrong("most", "an integer of 1 or more", null),
                scope.Run.Options.Limits.TextResultBytes,
                cancel);
            return Completion.Gives(new RemMap(2) { ["output"] = piece.Lines, ["next"] = piece.Next });
        }

        private long? Number(RemMap map, string name, long least)
        {
            if (!map.TryGetValue(name, out var value) || value is null)
            {
                return null;
            }

            return value is long number && number >= least ? number : throw settings.Wrong(name, $"an integer of {least} or more", value);
        }
    }

    private sealed class BoundSettings(SettingValues settings) : BoundTag
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
            var format = settings.Text(map, "as") ?? "text";
            return FileFormat.IsKnown(format)
                ? await ReadAsync(path, format, settings.At("path"), scope, cancel)
                : throw settings.Wrong("as", FileFormat.Known, format);
        }
    }
}
