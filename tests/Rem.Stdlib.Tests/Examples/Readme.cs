using Rem.Testing.Cases;

namespace Rem.Stdlib.Tests.Examples;

/// <summary>A fenced block of the README: its language (may be empty) and its text.</summary>
internal sealed record FencedBlock(string Language, string Text);

/// <summary>The README's fenced blocks, in order.</summary>
internal static class Readme
{
    public static IReadOnlyList<FencedBlock> Blocks { get; } = Read();

    private static List<FencedBlock> Read()
    {
        var blocks = new List<FencedBlock>();
        string? language = null;
        var text = new System.Text.StringBuilder();
        foreach (var line in File.ReadLines(Path.Combine(ConformanceSuite.Repository, "README.md")))
        {
            if (!line.StartsWith("```", StringComparison.Ordinal))
            {
                text.Append(line).Append('\n');
                continue;
            }

            if (language is not null)
            {
                blocks.Add(new FencedBlock(language, text.ToString()));
            }

            language = language is null ? line[3..].Trim() : null;
            text.Clear();
        }

        return blocks;
    }
}
