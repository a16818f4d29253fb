namespace Rem.Repo.Tests;

/// <summary>The checkout that these tests look at.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static bool IsSource(string path) => !path.Contains($"{Path.DirectorySeparatorChar}artifacts{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "rem.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("these tests run inside a checkout");
        }

        return folder;
    }
}
