using Rem.Values;

namespace Rem.Engine.Tests.Templates;

/// <summary>The table of engine/Rem.Engine/Templates/README.md: each row gives what stands in it.</summary>
public sealed class TemplateReadmeTests
{
    [Fact]
    public void Every_example_of_the_README_gives_what_stands_beside_it()
    {
        var rows = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Templates", "README.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToArray();

        rows.Length.ShouldBeGreaterThan(12);
        foreach (var row in rows)
        {
            var cells = row.Replace("\\|", "\u0001", StringComparison.Ordinal).Split('|').Select(cell => cell.Trim().Trim('`').Replace('\u0001', '|')).ToArray();
            JsonReader.TryRead(cells[2], 10, out var data, out var wrong).ShouldBeTrue(wrong);
            Filling.Fill(cells[1], (RemMap)data!).ShouldBe(cells[3], row);
        }
    }

    [Fact]
    public void The_layout_of_the_README_is_filled()
    {
        var text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Templates", "README.md"));
        var page = Between(text, "```handlebars\n", "\n```");
        var layout = Between(text, "`layout.hbs` holds `", "`.");

        Filling.Fill(page, new RemMap { ["count"] = 2L }, new MemoryParts(new() { ["/plans/layout.hbs"] = layout }).ToFiles())
            .ShouldBe("<title>Hosts</title><link rel=\"stylesheet\" href=\"/hosts.css\"><main><p>2 hosts</p></main>");
    }

    private static string Between(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal) + from.Length;
        return text[start..text.IndexOf(to, start, StringComparison.Ordinal)];
    }
}
