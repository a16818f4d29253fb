using Microsoft.AspNetCore.Http;
using Rem.Errors;
using Rem.Plans;
using Rem.Shared.TimeSeries;
using Rem.Values;

namespace Rem.Web.Live.Series;

/// <summary>Which groups of time series a stream carries: those of a prefix, or those of a list. Frozen.</summary>
internal sealed class SeriesScope
{
    /// <summary>The groups that one reader may ask for.</summary>
    public const int MostGroups = 500;

    private readonly string? _prefix;
    private readonly string[] _names;

    private SeriesScope(string? prefix, string[] names) => (_prefix, _names) = (prefix, names);

    /// <summary>What `series` came to: a text that names begin with, or a list of names. Throws a <see cref="PlanException"/> for anything else.</summary>
    public static SeriesScope Of(object? value, SourceSpan at) => value switch
    {
        string prefix => new SeriesScope(prefix, []),
        RemList list when list.All(static item => item is string) => new SeriesScope(null, [.. list.Select(static item => SeriesNames.Check((string)item!))]),
        _ => throw new PlanException(WebErrors.Definition, at, $"'series' must be a text that names of groups begin with, or a list of names, got {ValueText.ShowWithKind(value)}"),
    };

    /// <summary>The groups that a request names under `groups`; of a list all, when it names none. Throws <see cref="BadHttpRequestException"/> with all that is wrong.</summary>
    public IReadOnlyList<string> Asked(RemMap query)
    {
        var faults = new List<string>();
        var names = Asked(query, faults);
        return faults.Count == 0 ? names : throw new BadHttpRequestException(string.Join("; ", faults));
    }

    /// <summary>As <see cref="Asked(RemMap)"/>, with what is wrong added to the faults.</summary>
    public IReadOnlyList<string> Asked(RemMap query, List<string> faults)
    {
        var text = query.TryGetValue("groups", out var value) ? value as string : null;
        if (string.IsNullOrEmpty(text))
        {
            if (_prefix is not null)
            {
                faults.Add($"`groups` names the groups to tell of, 1 to {MostGroups} with ~ between them, such as groups={Start}a{GroupNames.Mark}b");
            }

            return _names;
        }

        var names = GroupNames.Read(text, faults);
        foreach (var name in names)
        {
            if (!Carries(name))
            {
                faults.Add($"{ValueText.Show(name)} is not carried here: {(_prefix is null ? $"there are {string.Join(", ", _names)}" : $"names begin with {ValueText.Show(_prefix)}")}");
            }
        }

        if (names.Count > MostGroups)
        {
            faults.Add($"`groups` names at most {MostGroups} groups, got {names.Count}");
        }

        return names;
    }

    private string Start => _prefix!.EndsWith('/') ? _prefix + GroupNames.Mark : _prefix!;

    private bool Carries(string name) => _prefix is null ? Array.IndexOf(_names, name) >= 0 : name.StartsWith(_prefix, StringComparison.Ordinal);
}
