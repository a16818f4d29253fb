using Rem.Cases;
using Rem.Cli;
using Rem.Testing.Cases;

namespace Rem.Stdlib.Tests;

/// <summary>Every case below tests/conformance, with all parts of the program.</summary>
public sealed class ConformanceTests
{
    private static readonly CaseRunner Runner = Parts.Cases();

    public static TheoryData<string, string> Rows => ConformanceSuite.Rows();

    [Theory]
    [MemberData(nameof(Rows))]
    public Task The_case_comes_out_as_its_file_says(string file, string it) => ConformanceSuite.RunAsync(file, it, Runner);
}
