using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Shared.TimeSeries.Queries;

/// <summary>
/// Reads the series of a query: names, each with a group of one source, `{group, source, function}`, or what is computed of
/// others: `{sum: [...], partial}`, `{ratio: [a, b]}`, `{percentile: 95, of: [...]}`, `{rate: a}`. Of what may be several,
/// `{groups: PREFIX, source}` stands for a source of each group whose name begins so. A text is a series that stands above, or else a group.
/// Throws <see cref="SeriesErrors.Query"/>, and <see cref="SharedErrors.Name"/> for the name of a group that none has.
/// </summary>
internal sealed class SeriesTermReader
{
    private const int MostDepth = 16;
    private static readonly string[] _forms = ["group", "groups", "sum", "ratio", "percentile", "rate"];

    private readonly RemMap _all;
    private readonly HashSet<string> _above = new(StringComparer.Ordinal);

    private SeriesTermReader(RemMap all) => _all = all;

    /// <summary>The series by name, in their order.</summary>
    public static List<(string Name, SeriesTerm Term)> Read(object? value)
    {
        if (value is not RemMap { Count: > 0 } map)
        {
            throw Wrong($"'series' must be a map of names to series, got {ValueText.ShowWithKind(value)}", "write `series: {load: hosts/web1/load, all: {sum: [load, hosts/web2/load]}}`");
        }

        var reader = new SeriesTermReader(map);
        var terms = new List<(string, SeriesTerm)>(map.Count);
        foreach (var (name, given) in map)
        {
            var term = reader.Term(given, name, 0);
            terms.Add((name, term is GroupsTerm ? throw Wrong($"'{name}' has one value at each time, and 'groups' stands for several", "write {sum: {groups: …}}, or a percentile of it") : term));
            reader._above.Add(name);
        }

        return terms;
    }

    /// <summary>A function's word. Throws for another value.</summary>
    public static Consolidation Function(object? value) => value is string word && SeriesWords.Function(word) is { } function
        ? function
        : throw Wrong($"'function' must be average, min, max or last, got {ValueText.ShowWithKind(value)}");

    /// <summary>A source's name. Throws for one that no source has.</summary>
    public static string Source(string name) => SeriesNames.SourceFault(name) is { } fault ? throw Wrong(fault) : name;

    /// <summary>What is wrong.</summary>
    public static PlanException Wrong(string message, string? hint = null) => new(SeriesErrors.Query, SourceSpan.None, message, hint ?? SeriesErrors.Query.Fix);

    private SeriesTerm Term(object? value, string name, int depth)
    {
        if (depth > MostDepth)
        {
            throw Wrong($"'{name}' is nested more than {MostDepth} deep", "give its parts names of their own");
        }

        return value switch
        {
            string text => Text(text, name),
            RemMap map => Map(map, name, depth),
            _ => throw Wrong($"'{name}' must be a group, or a map such as {{sum: [a, b]}}, got {ValueText.ShowWithKind(value)}"),
        };
    }

    private SeriesTerm Text(string text, string name)
    {
        if (_above.Contains(text))
        {
            return new NameTerm(text);
        }

        return text != name && _all.ContainsKey(text)
            ? throw Wrong($"'{name}' is made of '{text}', which stands below it", $"write '{text}' above '{name}'")
            : new GroupTerm(SeriesNames.Check(text), null, null);
    }

    private SeriesTerm Map(RemMap map, string name, int depth)
    {
        switch (Form(map, name))
        {
            case "group":
                Only(map, name, "group", "source", "function");
                return new GroupTerm(SeriesNames.Check(Required(map, name, "group")), Optional(map, name, "source"), OptionalFunction(map));
            case "groups":
                Only(map, name, "groups", "source", "function");
                return new GroupsTerm(Required(map, name, "groups"), Optional(map, name, "source"), OptionalFunction(map));
            case "sum":
                Only(map, name, "sum", "partial");
                return new SumTerm(Several(map["sum"], name, depth), map.TryGetValue("partial", out var partial) && (partial as bool? ?? throw Wrong($"'partial' of '{name}' must be true or false, got {ValueText.ShowWithKind(partial)}")));
            case "ratio":
                Only(map, name, "ratio");
                return map["ratio"] is RemList { Count: 2 } pair ? new RatioTerm(Single(pair[0], name, depth), Single(pair[1], name, depth)) : throw Wrong($"the ratio '{name}' must be a list of two, got {ValueText.ShowWithKind(map["ratio"])}");
            case "rate":
                Only(map, name, "rate");
                return new RateTerm(Single(map["rate"], name, depth));
            default:
                Only(map, name, "percentile", "of");
                return new PercentileTerm(Percent(map["percentile"], name), Several(map.TryGetValue("of", out var of) ? of : null, name, depth));
        }
    }

    private SeriesTerm Single(object? value, string name, int depth) => Term(value, name, depth + 1) is var term and not GroupsTerm
        ? term
        : throw Wrong($"'{name}' is made of one series, and 'groups' stands for several", "write {sum: {groups: …}}");

    private List<SeriesTerm> Several(object? value, string name, int depth)
    {
        if (value is RemMap)
        {
            return [Term(value, name, depth + 1)];
        }

        if (value is not RemList { Count: > 0 } list)
        {
            throw Wrong($"'{name}' must be made of a list of series, got {ValueText.ShowWithKind(value)}");
        }

        var terms = new List<SeriesTerm>(list.Count);
        foreach (var item in list)
        {
            terms.Add(Term(item, name, depth + 1));
        }

        return terms;
    }

    private static string Form(RemMap map, string name)
    {
        string? form = null;
        foreach (var known in _forms)
        {
            if (map.ContainsKey(known))
            {
                form = form is null ? known : throw Wrong($"'{name}' is '{form}' or '{known}', got both");
            }
        }

        if (form is not null)
        {
            return form;
        }

        var near = map.Count > 0 ? Suggestion.Nearest(map.KeyAt(0), _forms) : null;
        throw Wrong($"'{name}' needs one of {string.Join(", ", _forms)}, got {ValueText.ShowWithKind(map)}", near is null ? null : $"did you mean '{near}'?");
    }

    private static void Only(RemMap map, string name, params ReadOnlySpan<string> known)
    {
        for (var i = 0; i < map.Count; i++)
        {
            if (!known.Contains(map.KeyAt(i)))
            {
                var near = Suggestion.Nearest(map.KeyAt(i), known.ToArray());
                throw Wrong($"'{name}' has no '{map.KeyAt(i)}'; it takes {string.Join(", ", known.ToArray())}", near is null ? null : $"did you mean '{near}'?");
            }
        }
    }

    private static string Required(RemMap map, string name, string key) => map[key] as string ?? throw Wrong($"'{key}' of '{name}' must be text, got {ValueText.ShowWithKind(map[key])}");

    private static string? Optional(RemMap map, string name, string key) =>
        map.TryGetValue(key, out var value) && value is not null ? Source(value as string ?? throw Wrong($"'{key}' of '{name}' must be text, got {ValueText.ShowWithKind(value)}")) : null;

    private static Consolidation? OptionalFunction(RemMap map) => map.TryGetValue("function", out var value) && value is not null ? Function(value) : null;

    private static double Percent(object? value, string name) => value switch
    {
        long and >= 0 and <= 100 and var whole => whole,
        double and >= 0 and <= 100 and var number => number,
        _ => throw Wrong($"the percentile of '{name}' must be a number from 0 to 100, got {ValueText.ShowWithKind(value)}"),
    };
}
