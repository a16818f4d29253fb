namespace Rem.Engine.Tests.Expressions;

/// <summary>Reads the tables beside this file: `expression => value`, one a line, `#` for comments.</summary>
public static class ExpressionTable
{
    public static TheoryData<string, string> Values => Read("values.txt");

    public static TheoryData<string, string> Broken => Read("broken.txt");

    private static TheoryData<string, string> Read(string file)
    {
        var rows = new TheoryData<string, string>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Expressions", file)))
        {
            var arrow = line.LastIndexOf(" => ", StringComparison.Ordinal);
            if (arrow > 0 && line[0] != '#')
            {
                rows.Add(line[..arrow], line[(arrow + 4)..]);
            }
        }

        return rows;
    }
}
