using Rem.Filters;
using Rem.Stdlib;

namespace Rem.Repo.Tests;

/// <summary>Every filter is listed, described, and has cases. Its examples run in Rem.Stdlib.Tests.</summary>
public sealed class FilterTableTests
{
    public static TheoryData<string> Names => new(StdlibFilters.Table.Names);

    // A class inside a filter is that filter with its constant arguments worked in, and is listed with it.
    [Fact]
    public void Every_filter_class_is_in_the_table_once()
    {
        var classes = typeof(StdlibFilters).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, IsNested: false } && type.IsAssignableTo(typeof(IFilter)));

        StdlibFilters.Table.All.Select(filter => filter.GetType()).ShouldBe(classes, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_says_what_its_filter_says(string name) => Filter(name).Spec.Name.ShouldBe(name);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_filter_is_described(string name)
    {
        var spec = Filter(name).Spec;

        spec.Summary.ShouldEndWith(".");
        spec.Input.ShouldNotBeNullOrWhiteSpace();
        spec.Returns.ShouldNotBeNullOrWhiteSpace();
        spec.Examples.ShouldNotBeEmpty();
        spec.Arguments.Select(argument => argument.Name).ShouldBeUnique();
        spec.Arguments.ShouldAllBe(argument => argument.Type.Length > 0 && argument.Summary.EndsWith('.'));
        spec.Arguments.SkipLast(1).ShouldAllBe(argument => !argument.Remaining);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_errors_of_a_filter_exist(string name) =>
        Filter(name).Spec.Errors.Except(ErrorCodes.All.Select(defined => defined.Code)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Names))]
    public void A_filter_has_a_file_with_at_least_six_cases(string name) =>
        CaseFiles.Read(CaseFiles.OfFilter(name)).Count.ShouldBeGreaterThanOrEqualTo(6);

    [Fact]
    public void Every_file_of_filter_cases_is_that_of_a_filter() =>
        Directory.GetFiles(Path.Combine(Checkout.Root, "tests", "conformance", "filters"))
            .Select(path => Path.GetFileNameWithoutExtension(path))
            .Except(StdlibFilters.Table.Names)
            .ShouldBeEmpty();

    private static IFilter Filter(string name) => StdlibFilters.Table.All.Single(filter => filter.Spec.Name == name);
}
