using System.Text;

namespace Rem.Stdlib.Tests.Pages;

/// <summary>An example of a language's page: a script, and the YAML that its step gives.</summary>
/// <param name="Line">Where it stands on the page, from 1.</param>
/// <param name="Pipe">The YAML in the pipe.</param>
/// <param name="Script">The script.</param>
/// <param name="Gives">The YAML of the step's result.</param>
public sealed record PageExample(int Line, string Pipe, string Script, string Gives)
{
    // What the examples find: a plan to call, a pool, a secret.
    private const string Surroundings = """
            secrets: {token: s3cret}
            files:
              shout.yaml: "output: ${{ input.text | upper }}"
              rem.yaml: |
                pools:
                  notes: {kind: sqlite, connection: Data Source=notes.db}

        """;

    /// <summary>
    /// The examples of a page: a block of the language with a block `yaml` behind it. Throws when a script stands there
    /// without what it gives: then nobody would run it.
    /// </summary>
    public static IReadOnlyList<PageExample> Read(string page, string fence)
    {
        var examples = new List<PageExample>();
        var blocks = Blocks(page);
        var pipe = blocks.Single(static block => block.Kind == "yaml pipe").Text;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind == fence)
            {
                var gives = i + 1 < blocks.Count && blocks[i + 1].Kind == "yaml"
                    ? blocks[i + 1].Text
                    : throw new InvalidOperationException($"line {blocks[i].Line}: nothing says what the example gives");
                examples.Add(new PageExample(blocks[i].Line, pipe, blocks[i].Text, gives));
            }
        }

        return examples;
    }

    /// <summary>The example as a file of one case.</summary>
    public string ToCase(string action)
    {
        var text = new StringBuilder("about: an example of a page\ncases:\n  - it: gives what the page says\n");
        text.Append(Surroundings.TrimEnd()).Append("\n    pipe:\n").Append(Indent(Pipe, 6));
        text.Append("    plan: |\n      run:\n        - ").Append(action).Append(": |\n").Append(Indent(Script, 12));
        return text.Append("    gives:\n").Append(Indent(Gives, 6)).ToString();
    }

    private static string Indent(string text, int columns)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        return string.Concat(Array.ConvertAll(lines, line => line.Length == 0 ? "\n" : new string(' ', columns) + line + "\n"));
    }

    private static List<(string Kind, int Line, string Text)> Blocks(string page)
    {
        var blocks = new List<(string, int, string)>();
        var lines = page.ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var end = Array.FindIndex(lines, i + 1, static line => line == "```");
                blocks.Add((lines[i][3..], i + 1, string.Join('\n', lines[(i + 1)..end]) + "\n"));
                i = end;
            }
        }

        return blocks;
    }
}
