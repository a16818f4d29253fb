using Rem.Cases;
using Rem.Cli;
using Rem.Testing.Cases;

namespace Rem.Stdlib.Tests.Pages;

/// <summary>The examples of the languages' pages do what the pages say.</summary>
public sealed class PageTests : IDisposable
{
    private static readonly CaseRunner Runner = Parts.Cases();

    private static readonly (string Page, string Fence, string Action)[] Pages =
    [
        ("runtimes/Rem.Runtime.CSharp/README.md", "csharp", "csharp"),
        ("runtimes/Rem.Runtime.Lua/README.md", "lua", "lua"),
        ("runtimes/Rem.Runtime.JavaScript/README.md", "js", "js"),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("rem-page-").FullName;

    public static TheoryData<string, int> Examples
    {
        get
        {
            var rows = new TheoryData<string, int>();
            foreach (var (page, fence, _) in Pages)
            {
                foreach (var example in Read(page, fence))
                {
                    rows.Add(page, example.Line);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public Task An_example_gives_what_its_page_says(string page, int line)
    {
        var (_, fence, action) = Pages.Single(each => each.Page == page);
        var example = Read(page, fence).Single(each => each.Line == line);
        var file = Path.Combine(_folder, "case.yaml");
        File.WriteAllText(file, example.ToCase(action));
        return ConformanceSuite.RunAsync(file, "gives what the page says", Runner);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static IReadOnlyList<PageExample> Read(string page, string fence) =>
        PageExample.Read(File.ReadAllText(Path.Combine(ConformanceSuite.Repository, page)), fence);
}
