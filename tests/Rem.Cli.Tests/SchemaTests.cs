using System.Text.RegularExpressions;
using Rem.Cli.Commands;
using Rem.Tags;
using Rem.Values;

namespace Rem.Cli.Tests;

/// <summary>The schema that editors are given.</summary>
public sealed class SchemaTests
{
    [Fact]
    public void Every_tag_is_in_the_schema_where_it_acts()
    {
        var definitions = (RemMap)SchemaCommand.Schema()["$defs"]!;
        foreach (var row in Parts.Tags.Whole)
        {
            Titles(definitions, "step").ShouldContain(row.Pattern.Text);
            Titles(definitions, "block").Contains(row.Pattern.Text).ShouldBe(row.Role != TagRole.Action);
        }
    }

    [Theory]
    [InlineData("for h in hosts", "for <name> in <list...>")]
    [InlineData("put in queue 'my mail'", "put in queue <queue>")]
    [InlineData("if a > 1", "if <condition...>")]
    [InlineData("run", "run")]
    public void A_key_finds_its_tag(string key, string pattern)
    {
        var patterns = (RemMap)((RemMap)((RemMap)SchemaCommand.Schema()["$defs"]!)["step"]!)["patternProperties"]!;
        patterns.Where(pair => Regex.IsMatch(key, pair.Key)).Select(static pair => ((RemMap)pair.Value!)["title"]).ShouldContain(pattern);
    }

    private static List<object?> Titles(RemMap definitions, string name) =>
        [.. ((RemMap)((RemMap)definitions[name]!)["patternProperties"]!).Values.Select(static value => ((RemMap)value!)["title"])];
}
