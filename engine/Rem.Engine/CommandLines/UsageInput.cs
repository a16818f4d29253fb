using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.CommandLines;

/// <summary>
/// `input` of a plan with `__usage` when it is given as values and not as words, by `call` or a script. The
/// same names, types, defaults and requirements hold; a null counts as not given. Frozen.
/// </summary>
internal sealed class UsageInput(PlanUsage usage, string plan)
{
    /// <summary>
    /// The values in the order of `__usage`, defaults filled in, paths made full from a folder. Throws what does not fit
    /// (<see cref="UsageErrors"/>).
    /// </summary>
    public RemMap Read(object? given, string folder, SourceSpan at)
    {
        if (given is not (null or RemMap))
        {
            throw new PlanException(UsageErrors.BadValue, at, $"{plan} takes a map of names, got {ValueText.ShowWithKind(given)}", Takes());
        }

        var faults = new List<UsageFault>();
        var input = Read(given as RemMap ?? new RemMap(0), folder, at, faults);
        return faults.Count == 0 ? input : throw new PlanException(faults[0].Finding);
    }

    /// <summary>As above for a map of names, but everything that does not fit is added to <paramref name="faults"/>.</summary>
    public RemMap Read(RemMap names, string folder, SourceSpan at, List<UsageFault> faults)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (Find(names.KeyAt(i)) is null)
            {
                faults.Add(new UsageFault(names.KeyAt(i), null, names.ValueAt(i), Unknown(names.KeyAt(i), at)));
            }
        }

        var input = new RemMap(usage.Arguments.Count + usage.Options.Count);
        foreach (var entry in Entries())
        {
            if (names.TryGetValue(entry.Name, out var value) && value is not null)
            {
                var fit = Fits(entry, value, folder);
                input.Set(entry.Name, fit);
                if (fit is null)
                {
                    faults.Add(new UsageFault(entry.Name, Expected(entry), value, Wrong(entry, value, at)));
                }
            }
            else if (entry.IsRequired)
            {
                faults.Add(new UsageFault(entry.Name, Expected(entry), null, Missing(entry, at)));
            }
            else
            {
                FillIn(input, entry, folder);
            }
        }

        return input;
    }

    /// <summary>Sets what holds for a value that is not given, if anything does.</summary>
    public static void FillIn(RemMap input, UsageEntry entry, string folder)
    {
        if (entry.HasDefault)
        {
            input.Set(entry.Name, entry.Type == UsageType.Path && entry.Default is string path ? Path.GetFullPath(path, folder) : Ownership.Share(entry.Default));
        }
        else if (entry.IsGathered)
        {
            input.Set(entry.Name, new RemList(0));
        }
        else if (entry.Type == UsageType.Flag)
        {
            input.Set(entry.Name, Boxed.False);
        }
    }

    /// <summary>The argument or option of a name, or null.</summary>
    public UsageEntry? Find(string name)
    {
        foreach (var entry in Entries())
        {
            if (entry.Name == name)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The arguments that a plan does not run without.</summary>
    public IEnumerable<UsageEntry> Required()
    {
        foreach (var entry in usage.Arguments)
        {
            if (entry.IsRequired)
            {
                yield return entry;
            }
        }
    }

    /// <summary>
    /// A value as an argument or option takes it, or null when it does not fit: a text where its words would do on a
    /// command line, and any scalar for a text, which stays what it is.
    /// </summary>
    public static object? Fits(UsageEntry entry, object value, string folder)
    {
        if (!entry.IsGathered)
        {
            return FitsOne(entry.Type, value, folder);
        }

        if (value is not RemList list)
        {
            return null;
        }

        var items = new RemList(list.Count);
        foreach (var item in list)
        {
            if (item is null || FitsOne(entry.Type, item, folder) is not { } fit)
            {
                return null;
            }

            items.Add(fit);
        }

        return items;
    }

    public Finding Unknown(string name, SourceSpan at) =>
        new(UsageErrors.UnknownOption, at, $"{plan} takes no {ValueText.Show(name)}", Suggestion.Nearest(name, Names()) is { } near ? $"did you mean '{near}'?" : Takes());

    public Finding Missing(UsageEntry entry, SourceSpan at) =>
        new(UsageErrors.Missing, at, $"{plan} needs '{entry.Name}', which is not given", $"give it with `with: {{{entry.Name}: …}}`");

    public Finding Wrong(UsageEntry entry, object? value, SourceSpan at) =>
        new(UsageErrors.BadValue, at, $"'{entry.Name}' of {plan} must be {Expected(entry)}, got {ValueText.ShowWithKind(value)}");

    private static object? FitsOne(UsageType type, object value, string folder) => type switch
    {
        UsageType.Text or UsageType.List => value is RemList or RemMap ? null : value,
        UsageType.Path => value is string { Length: > 0 } path && !path.Contains('\0', StringComparison.Ordinal) ? Path.GetFullPath(path, folder) : null,
        UsageType.Flag when value is bool => value,
        UsageType.Integer when value is long => value,
        UsageType.Number when value is long or double => value,
        _ => value is string word && UsageTypes.TryRead(type, word, out var read) ? read : null,
    };

    private static string Expected(UsageEntry entry) =>
        entry.IsRemaining && entry.Type != UsageType.List ? $"a list, each of it {UsageTypes.WithArticle(entry.Type)}" : UsageTypes.WithArticle(entry.Type);

    private string Takes()
    {
        var names = Names();
        return names.Count == 0 ? "it takes nothing" : "it takes " + string.Join(", ", names);
    }

    private List<string> Names()
    {
        var names = new List<string>();
        foreach (var entry in Entries())
        {
            names.Add(entry.Name);
        }

        return names;
    }

    private IEnumerable<UsageEntry> Entries()
    {
        foreach (var entry in usage.Arguments)
        {
            yield return entry;
        }

        foreach (var entry in usage.Options)
        {
            yield return entry;
        }
    }
}
