using Rem.Cli.Running;
using Rem.Errors;
using Rem.Running;
using Rem.Storage;
using Rem.Values;

namespace Rem.Cli.Commands.Resources;

/// <summary>A list of resources as it is made: one that is damaged is marked, said on stderr, and keeps nobody from the others.</summary>
/// <param name="kind">What a resource is called in facts: `queue`.</param>
internal sealed class Listing(string kind)
{
    private readonly List<string[]> _rows = [];
    private readonly RemList _facts = [];
    private int _code = ExitCode.Done;
    private bool _isMore;

    /// <summary>The options that say which page is meant.</summary>
    public static string[] Pages { get; } = ["--count", "--after"];

    /// <summary>Of names in ordinal order those of the page that is asked for, and whether more follow.</summary>
    public static (List<string> Names, bool IsMore) Page(ResourceCall call, IReadOnlyList<string> names)
    {
        var count = call.Integer("--count", 1, int.MaxValue) ?? int.MaxValue;
        var after = call.Words.Value("--after");
        var page = new List<string>();
        foreach (var name in names)
        {
            if (after is not null && string.CompareOrdinal(name, after) <= 0)
            {
                continue;
            }

            if (page.Count >= count)
            {
                return (page, true);
            }

            page.Add(name);
        }

        return (page, false);
    }

    /// <summary>Adds the resources of the page that is asked for: of each its cells behind the name, and its facts.</summary>
    public async Task AddAsync(ResourceCall call, IReadOnlyList<string> names, Func<string, Task<(string[] Cells, RemMap Facts)>> look)
    {
        (var page, _isMore) = Page(call, names);
        foreach (var name in page)
        {
            await AddAsync(name, look);
        }
    }

    /// <summary>Prints it: as facts, or as a table. 1 when one is damaged.</summary>
    public int Answer(ResourceCall call, string titles)
    {
        var columns = titles.Split(' ').Length;
        var code = Output.Answer(call.AsJson, () => NodeCall.Argument((kind + "s", _facts), ("more", _isMore)), () => _rows.Count == 0 ? $"no {kind}s\n" : ColumnText.Of(titles, _rows.ConvertAll(row => Filled(row, columns))));
        return code == ExitCode.Done ? _code : code;
    }

    /// <summary>True for the error of a resource that is not what was written.</summary>
    public static bool IsDamage(PlanException error) => error.Finding.Code.Id == StorageErrors.Damaged.Id;

    private async Task AddAsync(string name, Func<string, Task<(string[] Cells, RemMap Facts)>> look)
    {
        try
        {
            var (cells, facts) = await look(name);
            _rows.Add([name, .. cells]);
            _facts.Add(facts);
        }
        catch (PlanException error) when (IsDamage(error))
        {
            _code = Failures.Show(error, Secrets.None, ExitCode.Failed);
            _rows.Add([name, "DAMAGED"]);
            _facts.Add(NodeCall.Argument((kind, name), ("damaged", error.Message)));
        }
    }

    private static string[] Filled(string[] row, int columns)
    {
        var filled = new string[columns];
        Array.Fill(filled, "-");
        row.CopyTo(filled, 0);
        return filled;
    }
}
