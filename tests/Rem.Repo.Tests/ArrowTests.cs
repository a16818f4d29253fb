using System.Xml.Linq;

namespace Rem.Repo.Tests;

/// <summary>Which project may know which: every arrow of the tree, in one table.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Rem.Engine"] = [],
        ["Rem.Node"] = ["Rem.Engine"],
        ["Rem.Web"] = ["Rem.Engine"],
        ["Rem.Storage"] = ["Rem.Engine"],
        ["Rem.TimeSeries"] = ["Rem.Engine", "Rem.Storage"],
        ["Rem.Stdlib"] = ["Rem.Engine"],
        ["Rem.Monitoring"] = ["Rem.Engine"],
        ["Rem.Runtime.Lua"] = ["Rem.Engine"],
        ["Rem.Runtime.CSharp"] = ["Rem.Engine"],
        ["Rem.Runtime.CSharp.Compiler"] = ["Rem.Runtime.CSharp", "Rem.Engine"],
        ["Rem.Runtime.JavaScript"] = ["Rem.Engine"],
        ["Rem.Cli"] = ["Rem.Engine", "Rem.Storage", "Rem.Node", "Rem.Web", "Rem.TimeSeries", "Rem.Stdlib", "Rem.Monitoring", "Rem.Runtime.Lua", "Rem.Runtime.CSharp", "Rem.Runtime.CSharp.Compiler", "Rem.Runtime.JavaScript"],
    };

    [Fact]
    public void Arrows_point_at_the_engine_and_only_the_program_knows_all_parts()
    {
        foreach (var (project, references) in Projects())
        {
            Allowed.ShouldContainKey(project, $"a new project needs a line in {nameof(ArrowTests)}");
            references.Except(Allowed[project]).ShouldBeEmpty($"{project} knows too much");
        }
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = File.ReadAllText(Path.Combine(Checkout.Root, "rem.sln"));

        foreach (var path in Directory.EnumerateFiles(Checkout.Root, "*.csproj", SearchOption.AllDirectories).Where(Checkout.IsSource))
        {
            solution.ShouldContain(Path.GetFileName(path));
        }
    }

    [Fact]
    public void Packages_have_their_versions_in_one_place()
    {
        foreach (var path in Directory.EnumerateFiles(Checkout.Root, "*.csproj", SearchOption.AllDirectories).Where(Checkout.IsSource))
        {
            XDocument.Load(path).Descendants("PackageReference").Where(p => p.Attribute("Version") is not null).ShouldBeEmpty(path);
        }
    }

    private static IEnumerable<(string Project, string[] References)> Projects() =>
        new[] { "engine", "runtimes", "stdlib" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(path => (
                Path.GetFileNameWithoutExtension(path),
                XDocument.Load(path).Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!)).ToArray()));
}
