using Rem.Templates;
using Rem.Values;

namespace Rem.Engine.Tests.Templates;

public sealed class TemplatePartTests
{
    [Theory]
    [InlineData("/plans/nav.hbs")]
    [InlineData("/plans/nav.html")]
    [InlineData("/plans/partials/nav.hbs")]
    [InlineData("/plans/partials/nav.html")]
    public void A_name_is_a_file_beside_the_template_or_in_partials(string path) =>
        Filling.Fill("{{> nav}}", files: new MemoryParts(new() { [path] = "N" }).ToFiles()).ShouldBe("N");

    [Fact]
    public void The_file_beside_the_template_comes_before_that_in_partials()
    {
        var parts = new MemoryParts(new() { ["/plans/nav.html"] = "beside", ["/plans/partials/nav.hbs"] = "partials" });

        Filling.Fill("{{> nav}}", files: parts.ToFiles()).ShouldBe("beside");
    }

    [Fact]
    public void A_part_names_others_from_its_own_folder()
    {
        var parts = new MemoryParts(new() { ["/plans/menu/top.hbs"] = "{{> ../sign}}{{> item}}", ["/plans/menu/partials/item.hbs"] = "i", ["/plans/sign.hbs"] = "s" });

        Filling.Fill("{{> menu/top}}", files: parts.ToFiles()).ShouldBe("si");
    }

    [Fact]
    public void A_file_is_read_once_however_many_templates_name_it()
    {
        var parts = new MemoryParts(new() { ["/plans/nav.hbs"] = "N{{> nav2}}", ["/plans/nav2.hbs"] = "2{{#if no}}{{> nav}}{{/if}}" });
        var files = parts.ToFiles();

        Filling.Fill("{{> nav}}{{> nav}}{{> nav2}}", files: files).ShouldBe("N2N22");
        Filling.Fill("{{> nav}}", files: files).ShouldBe("N2");

        parts.Asked.Count(path => path == "/plans/nav.hbs").ShouldBe(1);
    }

    [Theory]
    [InlineData("../secret")]
    [InlineData("../../etc/passwd")]
    [InlineData("a/../../b")]
    [InlineData("/etc/passwd")]
    public void No_file_outside_of_the_folder_of_the_plan_is_read(string name)
    {
        var parts = new MemoryParts(new() { ["/secret.hbs"] = "x", ["/etc/passwd.hbs"] = "x", ["/b.hbs"] = "x" });

        Filling.Wrong("{{> " + (name[0] == '/' ? $"\"{name}\"" : name) + "}}", parts.ToFiles())[0].Message.ShouldContain("outside");

        parts.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void A_value_chooses_among_the_parts_that_are_known_and_reads_no_file()
    {
        var parts = new MemoryParts(new() { ["/plans/a.hbs"] = "A", ["/plans/b.hbs"] = "B" });
        var template = Filling.Parse("{{> (lookup . 'which')}}{{#if no}}{{> a}}{{/if}}", files: parts.ToFiles());

        Filling.Fill(template, new RemMap { ["which"] = "a" }).ShouldBe("A");
        Should.Throw<Rem.Errors.PlanException>(() => Filling.Fill(template, new RemMap { ["which"] = "b" })).Finding.Code.ShouldBe(TemplateErrors.Failed);

        parts.Asked.ShouldNotContain("/plans/b.hbs");
    }

    [Fact]
    public void What_is_wrong_in_a_part_is_said_to_each_template_that_names_it()
    {
        var files = new MemoryParts(new() { ["/plans/nav.hbs"] = "\n{{#if}}" }).ToFiles();

        Filling.Wrong("{{> nav}}", files)[0].At.ToString().ShouldBe("/plans/nav.hbs:2:1");
        Filling.Wrong("{{> nav}} again", files)[0].At.ToString().ShouldBe("/plans/nav.hbs:2:1");
    }

    [Fact]
    public void A_part_that_no_template_of_the_page_defines_is_reported_and_one_that_any_does_is_not()
    {
        var files = new MemoryParts(new() { ["/plans/layout.hbs"] = "<{{> body}}>" }).ToFiles();

        Filling.Fill("{{#> layout}}{{#*inline \"body\"}}b{{/inline}}{{/layout}}", files: files).ShouldBe("<b>");
        Filling.Wrong("{{> layout}}", files)[0].Message.ShouldContain("no part 'body'");
    }

    [Fact]
    public void A_part_that_is_defined_elsewhere_fails_where_it_is_not_in_reach() =>
        Filling.Fails("{{#if a}}{{#*inline \"x\"}}1{{/inline}}{{/if}}{{> x}}").Code.ShouldBe(TemplateErrors.Failed);

    [Fact]
    public void A_part_of_a_template_comes_before_a_file_of_its_name()
    {
        var files = new MemoryParts(new() { ["/plans/x.hbs"] = "file" }).ToFiles();

        Filling.Fill("{{> x}}{{#*inline \"x\"}}own{{/inline}}", files: files).ShouldBe("own");
    }

    [Fact]
    public void A_part_on_a_line_of_its_own_is_indented_line_by_line()
    {
        var files = new MemoryParts(new() { ["/plans/p.hbs"] = "<a>\n  {{> q}}\n\n{{{lines}}}\n</a>\n", ["/plans/q.hbs"] = "q\nq\n" }).ToFiles();

        Filling.Fill("x\n  {{> p}}\ny {{> q}}\n", new RemMap { ["lines"] = "1\n2" }, files).ShouldBe("x\n  <a>\n    q\n    q\n  \n  1\n  2\n  </a>\ny q\nq\n\n");
    }

    [Fact]
    public void A_part_sees_what_it_is_given_before_its_context_and_nothing_of_its_caller()
    {
        var files = new MemoryParts(new() { ["/plans/p.hbs"] = "{{a}}{{b}}{{{this}}}{{#if ../c}}c{{/if}}{{#if x}}x{{/if}}{{@root.c}}" }).ToFiles();
        var data = new RemMap { ["c"] = 9L, ["m"] = new RemMap { ["a"] = 1L, ["b"] = 2L } };

        Filling.Fill("{{#with m as |x|}}{{> p b=3 d=nope}}{{/with}}", data, files).ShouldBe("13{\"a\":1,\"b\":3}9");
    }

    [Fact]
    public void A_name_that_was_given_and_is_not_there_is_not_there_in_the_part()
    {
        var data = new RemMap { ["m"] = new RemMap { ["a"] = 1L } };

        Filling.Fill("{{#*inline \"p\"}}{{#if a}}a{{/if}}{{/inline}}{{> p m a=nope}}", data).ShouldBe("");
        Filling.TextOf(Filling.Fails("{{#*inline \"p\"}}{{a}}{{/inline}}{{> p m a=nope}}", data).At).ShouldBe("{{a}}");
    }

    [Fact]
    public void Names_of_blocks_around_are_in_reach_of_an_inline_part() =>
        Filling.Fill("{{#each l as |x i|}}{{#*inline \"p\"}}{{x}}{{i}}{{../t}};{{/inline}}{{#with @root.m}}{{> p}}{{/with}}{{/each}}", new RemMap { ["t"] = "T", ["m"] = new RemMap { ["k"] = 1L }, ["l"] = RemList.Of("a", "b") }).ShouldBe("a0T;b1T;");

    [Fact]
    public void Names_of_blocks_around_are_in_reach_of_a_block_that_a_part_is_called_with()
    {
        var files = new MemoryParts(new() { ["/plans/l.hbs"] = "[{{> @partial-block}}{{> c}}]" }).ToFiles();

        Filling.Fill("{{#each l as |x|}}{{#> l}}{{#*inline \"c\"}}c{{x}}{{/inline}}b{{x}}{{/l}}{{/each}}", new RemMap { ["l"] = RemList.Of("1", "2") }, files).ShouldBe("[b1c1][b2c2]");
    }

    [Fact]
    public void A_part_that_wants_a_block_says_so_when_it_is_called_without()
    {
        var files = new MemoryParts(new() { ["/plans/l.hbs"] = "{{#if @partial-block}}y{{/if}}{{> @partial-block}}" }).ToFiles();

        Filling.Fill("{{#> l}}b{{/l}}", files: files).ShouldBe("yb");
        Filling.Fails("{{> l}}", files: files).Message.ShouldContain("without a block");
    }
}
