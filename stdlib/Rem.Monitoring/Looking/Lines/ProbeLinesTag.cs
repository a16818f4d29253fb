using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Rem.Errors;
using Rem.Expressions;
using Rem.Files;
using Rem.Monitoring.Definitions;
using Rem.Plans;
using Rem.Running;
using Rem.Shared.State;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Looking.Lines;

/// <summary>The lines that have come to a log.</summary>
internal sealed class ProbeLinesTag : LookTag<LineWish>
{
    private const string Bucket = "monitor.lines";
    private const int MostShown = 20;
    private const int StandardMost = 1024 * 1024;

    /// <inheritdoc/>
    public override TagSpec Spec { get; } = new("probe lines")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "Reads the lines that have come to a log since it was looked at last under the same name: each line once, also when the log was renamed, or copied and emptied, meanwhile. How far it has come stands in the state `monitor.lines`.",
        Value = "a map with the settings below",
        Shapes = ValueShapes.Scalar | ValueShapes.Map,
        Gives = "`{exists, lines, matches, shown, more, missed}`: how many new lines, how many of them match, the last 20 of these; whether more wait for the next look; whether the log was rotated away and its end not found. The first look begins at the end of the log",
        Settings =
        [
            new TagSetting("path", "text", "The log.", Required: true),
            new TagSetting("name", "text", "Who looks: two that look for themselves have two names.", Required: true),
            new TagSetting("match", "text", "A pattern as for `matches`: lines that it finds something in count.", Default: "every line"),
            new TagSetting("except", "text", "A pattern: lines that it finds something in do not."),
            new TagSetting("from start", "true or false", "Whether the first look reads what is there already.", Default: "false"),
            new TagSetting("most", "integer", "Bytes that one look reads at most, 65536 to 64 MiB.", Default: "1048576"),
        ],
        Errors = [MonitoringErrors.Look, FileErrors.Denied, FileErrors.Reading],
        Examples =
        [
            new TagExample("run:\n  - write file: {path: log, text: \"a\\nb\\n\"}\n  - probe lines: {path: log, name: x, match: a, from start: true}\n    as: got\n__return_tag: got", "{exists: true, lines: 2, matches: 1, shown: [a], more: false, missed: false}"),
            new TagExample("run:\n  - probe lines: {path: log, name: x, match: \"(\"}", "fails REM9003"),
        ],
    };

    /// <inheritdoc/>
    protected override LineWish? Read(object? value, Problems problems)
    {
        if (value is not RemMap map)
        {
            problems.Expected([], "a map", value);
            return null;
        }

        var fields = Settings(map, problems);
        var (path, name) = (fields.As<string>("path", "a path"), fields.As<string>("name", "a text"));
        var wish = new LineWish(path ?? "", name ?? "")
        {
            Match = Pattern(fields, "match"),
            Except = Pattern(fields, "except"),
            FromStart = fields.Flag("from start") ?? false,
            Most = fields.Count("most", 65536, 64 * 1024 * 1024) ?? StandardMost,
        };
        return path is null || name is null ? null : wish;
    }

    /// <inheritdoc/>
    protected override async ValueTask<object?> LookAsync(LineWish wanted, Scope scope, CancellationToken cancel)
    {
        if (!SystemCalls.IsHere)
        {
            throw SystemFault.NotHere("what has come to a log");
        }

        var state = scope.Run.Resources.States.Open(Bucket);
        var (path, key) = (FilePaths.Full(wanted.Path, scope.Run.Folder), Key(wanted));
        var mark = LineMark.Of((await state.GetAsync(key, cancel))?.Value);
        var found = new FoundLines(wanted, MostShown);
        var follower = new LineFollower(path, wanted.Most, found.Take);
        var next = await Task.Run(() => Follow(follower, mark, wanted, (scope.Run.Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds), cancel).WaitAsync(cancel);
        if (next is not null && next != mark)
        {
            await state.SetAsync(key, next.ToMap(), SetOptions.Default, cancel);
        }

        return new RemMap(6) { ["exists"] = follower.IsThere, ["lines"] = found.Lines, ["matches"] = found.Matches, ["shown"] = found.Shown(), ["more"] = follower.HasMore, ["missed"] = follower.HasMissed };
    }

    private static LineMark? Follow(LineFollower follower, LineMark? mark, LineWish wanted, double now)
    {
        // A folder or a device in its place is no log that is missing.
        if (SystemCalls.Facts(follower.Path, out _) is { Kind: not "file" and var kind })
        {
            throw new PlanException(FileErrors.Reading, SourceSpan.None, $"the log '{wanted.Path}' cannot be read: it is no file but a {kind}");
        }

        try
        {
            return follower.Read(mark, wanted.FromStart, now);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PlanException(error is UnauthorizedAccessException ? FileErrors.Denied : FileErrors.Reading, SourceSpan.None, $"the log '{wanted.Path}' cannot be read: {(error is UnauthorizedAccessException ? "permission denied" : error.Message)}");
        }
    }

    private static string Key(LineWish wanted) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(wanted.Path)[..Math.Min(60, Path.GetFileName(wanted.Path).Length)].Trim()}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wanted.Name + '\0' + wanted.Path)).AsSpan(0, 8))}");

    private static Regex? Pattern(Fields fields, string key)
    {
        if (fields.Text(key) is not { } text)
        {
            return null;
        }

        try
        {
            return TextPattern.Get(text);
        }
        catch (PlanException error)
        {
            fields.Problems.Add(fields.At(key), error.Finding.Message, error.Finding.Hint);
            return null;
        }
    }
}
