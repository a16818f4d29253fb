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

    /// <summary>Adds a resource: its cells behind the name, and its facts.</summary>
    public async Task AddAsync(string name, Func<Task<(string[] Cells, RemMap Facts)>> look)
    {
        try
        {
            var (cells, facts) = await look();
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

    /// <summary>Prints it: as facts, or as a table. 1 when one is damaged.</summary>
    public int Answer(ResourceCall call, string titles)
    {
        var columns = titles.Split(' ').Length;
        var code = Output.Answer(call.AsJson, () => NodeCall.Argument((kind + "s", _facts)), () => _rows.Count == 0 ? $"no {kind}s\n" : ColumnText.Of(titles, _rows.ConvertAll(row => Filled(row, columns))));
        return code == ExitCode.Done ? _code : code;
    }

    /// <summary>True for the error of a resource that is not what was written.</summary>
    public static bool IsDamage(PlanException error) => error.Finding.Code.Id == StorageErrors.Damaged.Id;

    private static string[] Filled(string[] row, int columns)
    {
        var filled = new string[columns];
        Array.Fill(filled, "-");
        row.CopyTo(filled, 0);
        return filled;
    }
}
