using Rem.Cases;
using Rem.Cli;
using Rem.Testing.Cases;

namespace Rem.Stdlib.Tests;

/// <summary>
/// Every case below tests/conformance, with all parts of the program. Shared resources are in memory, with
/// `REM_TEST_BACKEND=sqlite` in SQLite; the cases about them run on both in any case.
/// </summary>
public sealed class ConformanceTests
{
    private static readonly bool IsSqlite = Environment.GetEnvironmentVariable("REM_TEST_BACKEND") switch
    {
        null or "" or "memory" => false,
        "sqlite" => true,
        var other => throw new InvalidOperationException($"REM_TEST_BACKEND is memory or sqlite, got '{other}'"),
    };

    private static readonly CaseRunner Memory = Parts.Cases();

    public static TheoryData<string, string> Rows => ConformanceSuite.Rows();

    public static TheoryData<string, string> SharedRows => ConformanceSuite.Rows("tests/conformance/shared");

    [Theory]
    [MemberData(nameof(Rows))]
    public Task The_case_comes_out_as_its_file_says(string file, string it) => IsSqlite ? OnSqliteAsync(file, it) : ConformanceSuite.RunAsync(file, it, Memory);

    [Fact]
    public async Task The_choice_of_SQLite_reaches_the_plan()
    {
        await using var backend = new SqliteBackend();

        await ConformanceSuite.RunAsync("tests/conformance/shared/count.yaml", ConformanceSuite.Rows("tests/conformance/shared").First(static row => ((string)row[0]).EndsWith("count.yaml", StringComparison.Ordinal))[1].ToString()!, backend.Runner);

        backend.Stores.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(SharedRows))]
    public Task A_case_about_shared_resources_comes_out_the_same_on_SQLite(string file, string it) => OnSqliteAsync(file, it);

    private static async Task OnSqliteAsync(string file, string it)
    {
        await using var backend = new SqliteBackend();
        await ConformanceSuite.RunAsync(file, it, backend.Runner);
    }
}
