using System.Runtime.CompilerServices;
using Rem.Cases;
using Rem.Cli;
using Rem.Inspection;
using Rem.Settings;
using Rem.Testing.Cases;
using Rem.Values;

namespace Rem.Stdlib.Tests.Examples;

/// <summary>What the README shows is what REM does.</summary>
public sealed class ReadmeTests
{
    private const string Prompt = "$ rem run ";

    /// <summary>The places of the plans among the README's blocks.</summary>
    public static TheoryData<int> Plans
    {
        get
        {
            var rows = new TheoryData<int>();
            for (var i = 0; i < Readme.Blocks.Count; i++)
            {
                if (Readme.Blocks[i].Language == "yaml")
                {
                    rows.Add(i);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task A_plan_gives_what_is_shown_below_it(int place)
    {
        var shown = Readme.Blocks[place + 1].Text;
        shown.ShouldStartWith(Prompt, customMessage: "a plan of the README is followed by its command and result");
        var end = shown.IndexOf('\n', StringComparison.Ordinal);

        var result = await RunAsync(Readme.Blocks[place].Text);

        ValueDifference.First(Timeless(YamlText.Read(shown[(end + 1)..])), Timeless(result), isPart: false).ShouldBeNull();
        Readme.Blocks[place].Text.ShouldStartWith($"# {shown[Prompt.Length..end]}\n");
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void A_plan_that_names_its_file_is_that_file(int place)
    {
        var text = Readme.Blocks[place].Text;
        var end = text.IndexOf('\n', StringComparison.Ordinal);

        WithoutComments(File.ReadAllText(Path.Combine(ConformanceSuite.Repository, text[2..end]))).ShouldBe(WithoutComments(text));
    }

    [Fact]
    public void The_library_example_is_the_one_that_is_compiled_here()
    {
        var parts = File.ReadAllText(ThisFile()).Split("// README\n");

        var compiled = parts[1].Split('\n').Select(line => line.Length >= 8 ? line[8..] : line.Trim());
        string.Join('\n', compiled).ShouldBe(Readme.Blocks.Single(block => block.Language == "csharp").Text);
    }

    [Fact]
    public async Task The_library_example_gives_the_sum() => ValueText.Json(await ReadmeExample.RunAsync()).ShouldBe("""{"total":3}""");

    [Fact]
    public void Dot_inspection_works_alone_as_the_README_says()
    {
        File.ReadAllText(Path.Combine(ConformanceSuite.Repository, "README.md")).ShouldContain("`Inspect.Get(\"hosts.-1.name\", data)`");
        var data = (RemMap)YamlText.Read("hosts: [{name: web1}, {name: web2}]")!;

        Inspect.Get("hosts.-1.name", data).ShouldBe("web2");
    }

    private static async Task<object?> RunAsync(string plan)
    {
        var engine = new RemEngine(Parts.Options(RemSettings.None));
        return await engine.RunAsync(engine.LoadText(plan), new RunRequest(), CancellationToken.None);
    }

    // How long a command took is another number each time.
    private static object? Timeless(object? value)
    {
        if (value is not RemMap map)
        {
            return value;
        }

        var same = new RemMap();
        for (var i = 0; i < map.Count; i++)
        {
            same.Set(map.KeyAt(i), map.KeyAt(i) == "seconds" && map.ValueAt(i) is double ? 0L : Timeless(map.ValueAt(i)));
        }

        return same;
    }

    private static string WithoutComments(string text) => string.Join('\n', text.Split('\n').Where(line => !line.StartsWith('#'))).Trim();

    private static string ThisFile([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "ReadmeExample.cs");
}
