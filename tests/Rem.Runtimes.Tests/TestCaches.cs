using Rem.Scripting;

namespace Rem.Runtimes.Tests;

/// <summary>Caches of this test run alone: what one test compiles another finds.</summary>
internal static class TestCaches
{
    private static readonly string _folder = Directory.CreateTempSubdirectory("rem-runtimes-").FullName;

    static TestCaches() => AppDomain.CurrentDomain.ProcessExit += static (_, _) => Directory.Delete(_folder, recursive: true);

    /// <summary>A cache of a language.</summary>
    public static CompiledCache Of(string language) => new(Path.Combine(_folder, language));
}
