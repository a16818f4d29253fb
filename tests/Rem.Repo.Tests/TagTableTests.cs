using Rem.Binding;
using Rem.Errors;
using Rem.Stdlib;
using Rem.Tags;

namespace Rem.Repo.Tests;

/// <summary>Every built-in tag is listed, described, and has cases.</summary>
public sealed class TagTableTests
{
    /// <summary>The errors that every tag has, and that no tag lists.</summary>
    private static readonly ErrorCode[] OfEveryTag = [BindErrors.Shape, BindErrors.Setting, BindErrors.Modifier];
    private static readonly string[] Areas = ["flow", "data", "run", "shared"];

    public static TheoryData<string> Patterns
    {
        get
        {
            var rows = new TheoryData<string>();
            foreach (var row in StdlibTags.Table.All)
            {
                rows.Add(row.Pattern.Text);
            }

            return rows;
        }
    }

    [Fact]
    public void Every_tag_class_is_in_the_table_once()
    {
        var classes = typeof(StdlibTags).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ITag)));
        var listed = StdlibTags.Table.All.Select(row => row.Tag.GetType()).ToArray();

        listed.ShouldBe(classes, ignoreOrder: true);
    }

    [Fact]
    public void No_two_tags_have_one_pattern_or_one_file()
    {
        StdlibTags.Table.All.Select(row => row.Pattern.Text).ShouldBeUnique();
        StdlibTags.Table.All.Select(row => CaseFiles.NameOf(row.Pattern)).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_row_says_what_its_tag_says(string pattern)
    {
        var row = Row(pattern);

        row.Tag.Spec.Pattern.ShouldBe(row.Pattern.Text);
        row.Tag.Spec.Role.ShouldBe(row.Role);
        row.Origin.ShouldBe(TagOrigin.BuiltIn);
        row.Tag.Spec.ShouldBeSameAs(row.Tag.Spec, "a description is made once");
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_tag_is_described(string pattern)
    {
        var spec = Row(pattern).Tag.Spec;

        spec.Area.ShouldBeOneOf(Areas);
        spec.Summary.ShouldEndWith(".");
        spec.Value.ShouldNotBeNullOrWhiteSpace();
        spec.Gives.ShouldNotBeNullOrWhiteSpace();
        spec.Examples.ShouldNotBeEmpty();
        spec.Settings.Select(setting => setting.Name).ShouldBeUnique();
        spec.Settings.ShouldAllBe(setting => setting.Type.Length > 0 && setting.Summary.EndsWith('.'));
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void The_errors_of_a_tag_exist(string pattern) =>
        Row(pattern).Tag.Spec.Errors.Except(ErrorCodes.All.Select(defined => defined.Code)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Patterns))]
    public void An_example_holds_its_tag_and_fails_with_an_error_of_the_tag(string pattern)
    {
        var spec = Row(pattern).Tag.Spec;

        spec.Examples.ShouldAllBe(example => example.Plan.Contains(Row(pattern).Pattern.Words[0].Text));
        spec.Examples.Where(example => example.Gives.StartsWith("fails ")).Select(example => example.Gives["fails ".Length..])
            .Except(spec.Errors.Concat(OfEveryTag).Select(code => code.Id)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_tag_has_a_file_with_at_least_six_cases(string pattern) =>
        CaseFiles.Read(CaseFiles.Of(Row(pattern).Tag.Spec)).Count.ShouldBeGreaterThanOrEqualTo(6);

    private static TagRow Row(string pattern) => StdlibTags.Table.All.Single(row => row.Pattern.Text == pattern);
}
