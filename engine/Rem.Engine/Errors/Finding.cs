using Rem.Plans;

namespace Rem.Errors;

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>The plan does not run.</summary>
    Error,

    /// <summary>The plan runs; `rem check` shows it.</summary>
    Warning,

    /// <summary>Shown, and counted, only under `rem check --strict`.</summary>
    StrictWarning,
}

/// <summary>One thing that is wrong with a plan, or went wrong in it, at a place.</summary>
/// <param name="Code">What kind of error it is.</param>
/// <param name="At">Where, or <see cref="SourceSpan.None"/>.</param>
/// <param name="Message">Expected, got, and the offending name or value; lower case, no full stop at the end of its first clause needed.</param>
/// <param name="Hint">How to mend it, or null.</param>
/// <param name="Trail">The way to the place in the plan, outermost first (`run[2] > if load > 4`), or null.</param>
public sealed record Finding(ErrorCode Code, SourceSpan At, string Message, string? Hint = null, string? Trail = null)
{
    /// <summary>How much it weighs.</summary>
    public Severity Severity { get; init; } = Severity.Error;
}

/// <summary>Collects what is wrong with a plan while it is loaded, so that all of it is reported at once.</summary>
public sealed class FindingList
{
    private readonly List<Finding> _items = [];

    // Few findings are looked through; a plan of 4 MiB may have a hundred thousand, for which an index is made.
    private const int FewItems = 32;
    private FindingIndex? _index;

    /// <summary>Everything found, in the order of the text.</summary>
    public IReadOnlyList<Finding> Items
    {
        get
        {
            var sorted = new List<Finding>(_items);
            if (sorted.Count > 1) // most plans have none, and then not even the comparison is compiled
            {
                sorted.Sort(static (a, b) => SourceSpan.Compare(a.At, b.At));
            }

            return sorted;
        }
    }

    /// <summary>How many there are; a parser that shares the list sees by it whether it added any.</summary>
    public int Count => _items.Count;

    /// <summary>True when one of them is an error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>True when an error of a kind was found at this very place: what follows from it is then not said again.</summary>
    public bool Has(ErrorCode code, SourceSpan at)
    {
        if (_index is not null)
        {
            return _index.Has(code, at);
        }

        foreach (var item in _items)
        {
            if (item.Code == code && item.At == at)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds an error.</summary>
    public void Error(ErrorCode code, SourceSpan at, string message, string? hint = null, string? trail = null) =>
        Add(new Finding(code, at, message, hint, trail));

    /// <summary>Adds a warning.</summary>
    public void Warning(ErrorCode code, SourceSpan at, string message, string? hint = null) =>
        Add(new Finding(code, at, message, hint) { Severity = Severity.Warning });

    /// <summary>Adds a finding; the same code and message at the same place is kept once (aliases are bound at each use).</summary>
    public void Add(Finding finding)
    {
        if (IsKnown(finding))
        {
            return;
        }

        HasErrors |= finding.Severity == Severity.Error;
        _items.Add(finding);
        _index?.Add(finding);
        if (_index is null && _items.Count > FewItems)
        {
            _index = new FindingIndex(_items);
        }
    }

    private bool IsKnown(Finding finding)
    {
        if (_index is not null)
        {
            return _index.Has(finding);
        }

        foreach (var known in _items)
        {
            if (known.Message == finding.Message && known.At == finding.At && known.Code.Id == finding.Code.Id)
            {
                return true;
            }
        }

        return false;
    }
}
