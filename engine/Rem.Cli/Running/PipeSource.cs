using Rem.Binding;
using Rem.Errors;
using Rem.Inspection;
using Rem.Plans;
using Rem.Running;
using Rem.Values;

namespace Rem.Cli.Running;

/// <summary>What flows into a plan from the command line: `--pipe` and `--set`.</summary>
internal static class PipeSource
{
    private static readonly RemLimits Limits = new() { FileBytes = 256 * 1024 * 1024, PlanNodes = 20_000_000, AliasNodes = 1_000_000 };

    /// <summary>The pipe. Throws <see cref="InvalidPlanException"/> or <see cref="PlanException"/>.</summary>
    public static RemMap Read(string? source, IReadOnlyList<string> sets)
    {
        var pipe = source is null ? new RemMap(0) : ReadMap(source);
        foreach (var set in sets)
        {
            pipe = Set(pipe, set);
        }

        return pipe;
    }

    /// <summary>A value that is written as YAML on the command line; <paramref name="place"/> names it in errors.</summary>
    public static object? Value(string place, string text)
    {
        var findings = new FindingList();
        var document = PlanReader.Read(new SourceFile(place, text), Limits, findings);
        if (findings.HasErrors)
        {
            throw new InvalidPlanException(findings.Items);
        }

        return document.Root is null ? null : DataBinder.Verbatim(document.Root);
    }

    private static RemMap ReadMap(string source)
    {
        var findings = new FindingList();
        var document = source == "-"
            ? PlanReader.Read(StandardFiles.ReadAll(Limits.FileBytes), "standard input", null, Limits, findings)
            : PlanReader.Read(ReadFile(source), source, null, Limits, findings);
        if (findings.HasErrors)
        {
            throw new InvalidPlanException(findings.Items);
        }

        return (document.Root is null ? new RemMap(0) : DataBinder.Verbatim(document.Root)) switch
        {
            RemMap map => map,
            null => new RemMap(0),
            var value => throw new PlanException(CommandLineErrors.Pipe, document.Root!.Span, $"what flows in is a map, got {ValueText.ShowWithKind(value)}", CommandLineErrors.Pipe.Fix),
        };
    }

    private static RemMap Set(RemMap pipe, string set)
    {
        var equals = set.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            throw new PlanException(CommandLineErrors.Value, SourceSpan.None, $"'--set' takes PATH=VALUE, got {ValueText.Show(set)}");
        }

        return Inspect.Set(set[..equals], pipe, Value("--set " + set[..equals], set[(equals + 1)..]));
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return DiskPlanFiles.Instance.Read(path, Limits.FileBytes)
                ?? throw new PlanException(CommandLineErrors.Pipe, SourceSpan.None, $"there is no file {ValueText.Show(path)}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new PlanException(CommandLineErrors.Pipe, SourceSpan.None, $"the file {ValueText.Show(path)} cannot be read: {error.Message}");
        }
    }
}
