namespace Rem.Repo.Tests;

/// <summary>Files stay small enough to be read: a large one holds a second idea.</summary>
public sealed class FileSizeTests
{
    [Fact]
    public void Almost_all_files_have_at_most_300_lines_and_half_of_them_at_most_80()
    {
        var lengths = new[] { "engine", "runtimes", "stdlib" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Checkout.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(Checkout.IsSource)
            .Select(path => (Path: path, Lines: File.ReadLines(path).Count()))
            .OrderBy(file => file.Lines)
            .ToArray();

        lengths[lengths.Length / 2].Lines.ShouldBeLessThanOrEqualTo(80);
        lengths.Where(file => file.Lines > 300).Select(file => $"{file.Path}: {file.Lines}").Count().ShouldBeLessThanOrEqualTo(lengths.Length / 20);
        lengths.Where(file => file.Lines > 500).ShouldBeEmpty();
    }
}
