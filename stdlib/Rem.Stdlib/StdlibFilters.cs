using Rem.Filters;
using Rem.Stdlib.Filters;

namespace Rem.Stdlib;

/// <summary>The filters of REM: one class each, one line each here, in the order in which `rem explain filters` lists them.</summary>
public static class StdlibFilters
{
    /// <summary>A table of all of them.</summary>
    public static FilterTable Table { get; } = new(Rows);

    private static FilterRow[] Rows() =>
    [
        // texts
        new("upper", static () => new UpperFilter()),
        new("lower", static () => new LowerFilter()),
        new("trim", static () => new TrimFilter()),
        new("capitalize", static () => new CapitalizeFilter()),
        new("length", static () => new LengthFilter()),
        new("split", static () => new SplitFilter()),
        new("lines", static () => new LinesFilter()),
        new("replace", static () => new ReplaceFilter()),
        new("regex", static () => new RegexFilter()),
        new("regex_replace", static () => new RegexReplaceFilter()),
        new("contains", static () => new ContainsFilter()),
        new("starts_with", static () => new StartsWithFilter()),
        new("ends_with", static () => new EndsWithFilter()),

        // lists
        new("first", static () => new FirstFilter()),
        new("last", static () => new LastFilter()),
        new("join", static () => new JoinFilter()),
        new("sort", static () => new SortFilter()),
        new("sort_by", static () => new SortByFilter()),
        new("unique", static () => new UniqueFilter()),
        new("reverse", static () => new ReverseFilter()),
        new("map", static () => new MapFilter()),
        new("where", static () => new WhereFilter()),
        new("group_by", static () => new GroupByFilter()),

        // maps
        new("keys", static () => new KeysFilter()),
        new("values", static () => new ValuesFilter()),
        new("entries", static () => new EntriesFilter()),

        // numbers
        new("sum", static () => new SumFilter()),
        new("min", static () => new MinFilter()),
        new("max", static () => new MaxFilter()),
        new("avg", static () => new AvgFilter()),
        new("round", static () => new RoundFilter()),
        new("floor", static () => new FloorFilter()),
        new("ceil", static () => new CeilFilter()),
        new("abs", static () => new AbsFilter()),
        new("range", static () => new RangeFilter()),

        // kinds
        new("number", static () => new NumberFilter()),
        new("text", static () => new TextFilter()),
        new("default", static () => new DefaultFilter()),

        // formats
        new("json", static () => new JsonFilter()),
        new("from_json", static () => new FromJsonFilter()),
        new("yaml", static () => new YamlFilter()),
        new("from_yaml", static () => new FromYamlFilter()),
        new("csv", static () => new CsvFilter()),
        new("base64", static () => new Base64Filter()),
        new("from_base64", static () => new FromBase64Filter()),
        new("urlencode", static () => new UrlencodeFilter()),
        new("sha256", static () => new Sha256Filter()),
        new("date", static () => new DateFilter()),
        new("duration", static () => new DurationFilter()),
        new("bytes", static () => new BytesFilter()),

        // other languages
        new("quote", static () => new QuoteFilter()),
        new("raw", static () => new RawFilter()),
    ];
}
