using System.Buffers;
using System.Text;
using Rem.Errors;
using Rem.Files;
using Rem.Monitoring.Definitions;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;
using Rem.Values;

namespace Rem.Monitoring.Looking;

/// <summary>The texts of small files, such as those of `/proc`: nothing but the texts is made, since somebody asks each second.</summary>
internal sealed class ProbeTextTag : LookTag<TextWish>
{
    private const int Most = 1024 * 1024;

    /// <inheritdoc/>
    public override TagSpec Spec { get; } = new("probe text")
    {
        Area = "monitoring",
        Role = TagRole.Action,
        Summary = "Reads small files, such as those of `/proc` and `/sys`, so cheaply that it may be done each second.",
        Value = "the path or a list of them; relative ones start at the run's folder",
        Shapes = ValueShapes.Scalar | ValueShapes.List,
        Gives = "`{output}`: the text, for a list the texts; null for what is not there. A file over 1 MiB is an error",
        Errors = [MonitoringErrors.Look, FileErrors.Denied, FileErrors.Reading, LimitErrors.Text],
        Examples = [new TagExample("run:\n  - write file: {path: a, text: \"1\\n\"}\n  - probe text: [a, b]\n    as: got", "{got: {output: [\"1\\n\", null]}}")],
    };

    /// <inheritdoc/>
    protected override TextWish? Read(object? value, Problems problems)
    {
        if (value is RemList list && list.All(static item => item is string { Length: > 0 }))
        {
            return new TextWish([.. list.Cast<string>()], true);
        }

        return PathWish.Read(value, problems) is { } one ? new TextWish([one.Path], false) : null;
    }

    /// <inheritdoc/>
    protected override ValueTask<object?> LookAsync(TextWish wanted, Scope scope, CancellationToken cancel)
    {
        if (!wanted.IsList)
        {
            return new(new RemMap(1) { ["output"] = Text(wanted.Paths[0], scope.Run.Folder) });
        }

        var texts = new RemList(wanted.Paths.Length);
        foreach (var path in wanted.Paths)
        {
            cancel.ThrowIfCancellationRequested();
            texts.Add(Text(path, scope.Run.Folder));
        }

        return new(new RemMap(1) { ["output"] = texts });
    }

    private static string? Text(string path, string folder)
    {
        var full = FilePaths.Full(path, folder);
        if (SystemCalls.IsHere && SystemCalls.Facts(full, out _) is { Kind: not "file" and var kind })
        {
            // A pipe that nobody writes to would be waited for without end.
            throw new PlanException(FileErrors.Reading, SourceSpan.None, $"'{path}' cannot be read: it is no file but a {kind}");
        }

        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            using var file = File.OpenHandle(full, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var (held, read) = (0, 0);
            while ((read = RandomAccess.Read(file, buffer.AsSpan(held), held)) > 0)
            {
                held += read;
                if (held > Most)
                {
                    throw new LimitException(LimitErrors.Text, SourceSpan.None, $"'{path}' holds more than {Most} bytes", "read it with `read file`");
                }

                if (held == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(2 * held);
                    buffer.CopyTo(larger, 0);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }

            return Encoding.UTF8.GetString(buffer, 0, held);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PlanException(error is UnauthorizedAccessException ? FileErrors.Denied : FileErrors.Reading, SourceSpan.None, $"'{path}' cannot be read: {(error is UnauthorizedAccessException ? "permission denied" : error.Message)}");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}

/// <summary>Paths that a plan gave.</summary>
/// <param name="Paths">As they were given.</param>
/// <param name="IsList">True for a list of them, also of one.</param>
internal sealed record TextWish(string[] Paths, bool IsList);
