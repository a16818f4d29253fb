using Rem.Filters;
using Rem.Stdlib.Filters;

namespace Rem.Stdlib;

/// <summary>The filters of REM: one class each, one line each here, in the order in which `rem explain filters` lists them.</summary>
public static class StdlibFilters
{
    /// <summary>A table of all of them.</summary>
    public static FilterTable Table { get; } = new(
    [
        // texts
        new UpperFilter(),
        new LowerFilter(),
        new TrimFilter(),
        new CapitalizeFilter(),
        new LengthFilter(),
        new SplitFilter(),
        new LinesFilter(),
        new ReplaceFilter(),
        new RegexFilter(),
        new RegexReplaceFilter(),
        new ContainsFilter(),
        new StartsWithFilter(),
        new EndsWithFilter(),

        // lists
        new FirstFilter(),
        new LastFilter(),
        new JoinFilter(),
        new SortFilter(),
        new SortByFilter(),
        new UniqueFilter(),
        new ReverseFilter(),
        new MapFilter(),
        new WhereFilter(),
        new GroupByFilter(),

        // maps
        new KeysFilter(),
        new ValuesFilter(),
        new EntriesFilter(),

        // numbers
        new SumFilter(),
        new MinFilter(),
        new MaxFilter(),
        new AvgFilter(),
        new RoundFilter(),
        new FloorFilter(),
        new CeilFilter(),
        new AbsFilter(),
        new RangeFilter(),

        // kinds
        new NumberFilter(),
        new TextFilter(),
        new DefaultFilter(),

        // formats
        new JsonFilter(),
        new FromJsonFilter(),
        new YamlFilter(),
        new FromYamlFilter(),
        new CsvFilter(),
        new Base64Filter(),
        new FromBase64Filter(),
        new UrlencodeFilter(),
        new Sha256Filter(),
        new DateFilter(),
        new DurationFilter(),
        new BytesFilter(),

        // other languages
        new QuoteFilter(),
        new RawFilter(),
    ]);
}
