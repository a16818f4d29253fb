using Rem.Errors;
using Rem.Values;

namespace Rem.Plans;

/// <summary>One load of a plan with the files that it includes; each file is read once.</summary>
internal sealed class IncludeRun(IPlanFiles files, ReadBudget budget, FindingList findings) : IIncludes
{
    // Far above what a plan in pieces needs; each level is one more reader on the stack.
    private const int MaxDepth = 32;
    private const int MaxFiles = 1000;

    // Including is how a plan over the file limit is split, so the sum may be larger than one file.
    private const int TotalOfFiles = 4;

    private readonly Dictionary<string, IncludedFile> _known = new(StringComparer.Ordinal);
    private readonly List<SourceFile> _chain = [];
    private readonly List<SourceFile> _included = [];
    private long _bytes;
    private bool _isFull;

    /// <summary>Reads the plan itself.</summary>
    public PlanDocument Load(SourceFile file)
    {
        _chain.Add(file);
        _bytes = file.Text.Length;
        var document = PlanReader.Read(file, budget, this, findings).Document;
        return _included.Count == 0 ? document : document with { Includes = _included };
    }

    /// <inheritdoc/>
    public IncludedRoots Read(PlanNode value)
    {
        var roots = new IncludedRoots([], 0, 0);
        if (value is not ListNode list)
        {
            return Add(roots, value);
        }

        foreach (var item in list.Items)
        {
            roots = Add(roots, item);
        }

        return roots;
    }

    private IncludedRoots Add(IncludedRoots roots, PlanNode value)
    {
        if (PathOf(value) is not { } path || Find(path, value.Span) is not { Root: { } root } found)
        {
            return roots;
        }

        roots.Maps.Add(root);
        return new IncludedRoots(roots.Maps, roots.Weight + found.Weight, Math.Max(roots.Height, found.Height));
    }

    private string? PathOf(PlanNode value)
    {
        if (value is not ScalarNode { Value: string { Length: > 0 } path } scalar)
        {
            var got = value is ScalarNode other ? ValueText.ShowWithKind(other.Value) : value is MapNode ? "a map" : "a list";
            findings.Error(PlanErrors.IncludeShape, value.Span, $"'__include' expects a file name or a list of file names, got {got}");
            return null;
        }

        var interpolation = path.IndexOf("${{", StringComparison.Ordinal);
        if (interpolation >= 0)
        {
            findings.Error(PlanErrors.IncludeShape, scalar.Locate(interpolation, 3), "'__include' is read when the plan is loaded, before there are values; expected a file name, got an interpolation", "choose between files with `call`");
            return null;
        }

        return path;
    }

    private IncludedFile? Find(string path, SourceSpan at)
    {
        var shown = PlanPaths.Combine(_chain[^1].Path, path);
        var full = PlanPaths.Full(shown) ?? shown;
        if (InChain(full))
        {
            findings.Error(PlanErrors.IncludeCycle, at, $"files include each other in a circle: {Chain(shown, full)}", PlanErrors.IncludeCycle.Fix);
            return null;
        }

        if (!_known.TryGetValue(full, out var known))
        {
            // Held before it is read, so that a file that cannot be read is reported once a place and tried once.
            known = _known[full] = new IncludedFile();
            Load(known, shown, full, at);
            return known;
        }

        if (known.Failure is { } failure)
        {
            findings.Error(failure.Code, at, failure.Message, failure.Hint);
        }
        else if (!budget.Expand(known.Weight))
        {
            if (_isFull)
            {
                // Said once: behind the first every further one is over the limit.
                return null;
            }

            _isFull = true;
            findings.Error(LimitErrors.Alias, at, $"aliases and repeated includes up to here stand for more nodes than the limit of {budget.Limits.AliasNodes} (limit alias expansion)", LimitErrors.Alias.Fix);
            return null;
        }

        return known;
    }

    private void Load(IncludedFile known, string shown, string full, SourceSpan at)
    {
        if (_chain.Count > MaxDepth || _known.Count > MaxFiles)
        {
            Fail(known, at, PlanErrors.IncludeLimit, _chain.Count > MaxDepth
                ? $"includes stand deeper inside each other than the limit of {MaxDepth}"
                : $"the plan includes more files than the limit of {MaxFiles}");
            return;
        }

        if (ReadBytes(known, shown, at) is not { } bytes || PlanText.Decode(bytes, shown, full, budget.Limits, findings) is not { } file)
        {
            return;
        }

        _included.Add(file);
        _chain.Add(file);
        var result = PlanReader.Read(file, budget, this, findings);
        _chain.RemoveAt(_chain.Count - 1);
        known.Root = result.Document.Root as MapNode;
        known.Weight = result.Weight;
        known.Height = result.Height;
        if (result.Document.Root is { } root and not MapNode)
        {
            var got = root is ScalarNode scalar ? ValueText.ShowWithKind(scalar.Value) : "a list";
            Fail(known, at, PlanErrors.IncludeRoot, $"the included file {ValueText.Show(shown)} must be a map, got {got}");
        }
    }

    private byte[]? ReadBytes(IncludedFile known, string shown, SourceSpan at)
    {
        var limit = budget.Limits.FileBytes;
        try
        {
            var bytes = files.Read(shown, limit);
            if (bytes is null)
            {
                Fail(known, at, PlanErrors.Include, $"there is no file {ValueText.Show(shown)} to include");
                return null;
            }

            _bytes += bytes.Length;
            if (_bytes <= (long)limit * TotalOfFiles)
            {
                return bytes;
            }

            Fail(known, at, LimitErrors.File, $"with {ValueText.Show(shown)} the plan and its includes are larger than {TotalOfFiles} times the limit of {limit} bytes (limit file)", "keep large data in files of its own and read them with a step");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            Fail(known, at, PlanErrors.Include, $"the file {ValueText.Show(shown)} cannot be included: {PlanPaths.Reason(error)}");
        }

        return null;
    }

    private void Fail(IncludedFile known, SourceSpan at, ErrorCode code, string message, string? hint = null)
    {
        known.Failure = new Finding(code, at, message, hint);
        findings.Add(known.Failure);
    }

    private bool InChain(string full)
    {
        foreach (var file in _chain)
        {
            if (FullOf(file) == full)
            {
                return true;
            }
        }

        return false;
    }

    private string Chain(string shown, string full)
    {
        var names = new List<string>();
        foreach (var file in _chain)
        {
            if (names.Count > 0 || FullOf(file) == full)
            {
                names.Add(file.Path);
            }
        }

        names.Add(shown);
        return string.Join(" -> ", names);
    }

    private static string FullOf(SourceFile file) => file.FullPath ?? PlanPaths.Full(file.Path) ?? file.Path;

    private sealed class IncludedFile
    {
        public MapNode? Root { get; set; }

        public long Weight { get; set; }

        public int Height { get; set; }

        public Finding? Failure { get; set; }
    }
}
