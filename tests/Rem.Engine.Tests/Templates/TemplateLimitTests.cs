using System.Buffers;
using Rem.Errors;
using Rem.Templates;
using Rem.Testing.Machine;
using Rem.Values;

namespace Rem.Engine.Tests.Templates;

public sealed class TemplateLimitTests
{
    [Theory]
    [InlineData("éé{{a}}", 7)]
    [InlineData("{{a}}éé", 7)]
    [InlineData("{{a}}{{n}}", 8)]
    public void It_writes_its_limit_of_bytes_and_not_one_more(string text, int bytes)
    {
        var template = Filling.Parse(text);
        var data = new MapNames(new RemMap { ["a"] = "€", ["n"] = 12345L });

        template.Fill(data, Filling.Limits with { Bytes = bytes }, CancellationToken.None).Length.ShouldBeGreaterThan(2);
        var output = new ArrayBufferWriter<byte>();
        Should.Throw<LimitException>(() => template.Write(data, output, Filling.Limits with { Bytes = bytes - 1 }, CancellationToken.None)).Finding.Code.ShouldBe(LimitErrors.Text);
        output.WrittenCount.ShouldBeLessThan(bytes);
    }

    [Fact]
    public void Parts_that_call_themselves_stop_at_the_limit_of_their_depth()
    {
        var template = Filling.Parse("{{#*inline \"p\"}}x{{> p}}{{/inline}}{{> p}}");

        var error = Should.Throw<PlanException>(() => template.Fill(new MapNames(new RemMap()), Filling.Limits with { PartDepth = 5 }, CancellationToken.None));

        error.Finding.Code.ShouldBe(TemplateErrors.Failed);
        Filling.TextOf(error.Finding.At).ShouldBe("{{> p}}");
    }

    // What the limit of depth alone would not stop on a small stack.
    [Fact]
    public void Parts_in_deep_blocks_do_not_run_over_the_stack()
    {
        var blocks = string.Concat(Enumerable.Repeat("{{#if a}}", 60)) + "{{> p}}" + string.Concat(Enumerable.Repeat("{{/if}}", 60));
        var template = Filling.Parse("{{#*inline \"p\"}}" + blocks + "{{/inline}}{{> p}}");
        PlanException? error = null;

        var thread = new Thread(() => error = Should.Throw<PlanException>(() => template.Fill(new MapNames(new RemMap { ["a"] = true }), Filling.Limits with { PartDepth = 1_000_000 }, CancellationToken.None)), 512 * 1024);
        thread.Start();
        thread.Join();

        error.ShouldNotBeNull().Message.ShouldContain("too deep");
    }

    [Fact]
    public void Blocks_stand_as_deep_as_the_limit_and_no_deeper()
    {
        var deep = Nested(Rem.Running.RemLimits.Default.Nesting);

        Filling.Fill(deep, new RemMap { ["a"] = true }).ShouldBe("x");
        Filling.Wrong(Nested(Rem.Running.RemLimits.Default.Nesting + 1)).Count.ShouldBe(1);
    }

    [Fact]
    public void A_hundred_thousand_branches_are_no_depth()
    {
        var text = "{{#if no}}" + string.Concat(Enumerable.Repeat("{{else if no}}", 100_000)) + "{{else}}x{{/if}}";

        Filling.Fill(text, new RemMap()).ShouldBe("x");
    }

    [Fact]
    public void A_template_of_more_marks_than_a_plan_may_have_values_is_refused()
    {
        var most = Rem.Running.RemLimits.Default.PlanNodes;

        var wrong = Filling.Wrong(string.Concat(Enumerable.Repeat("{{a}}", most + 1)));

        wrong.Count.ShouldBe(1);
        wrong[0].At.Start.ShouldBe(most * 5);
    }

    // Texts that make a careless reader look at all of the rest again and again.
    [Theory]
    [InlineData("{{[")]
    [InlineData("{{'")]
    [InlineData("{{a [}} ")]
    [InlineData("{{a \"}} ")]
    [InlineData("{{!--~}}")]
    [InlineData("{{!-- --~}}")]
    [InlineData("{{#a}}")]
    [InlineData("{{/a}}")]
    [InlineData("{{(")]
    [InlineData("{{lookup (lookup ")]
    [InlineData("{{{{raw}}}}")]
    [InlineData("\\{{")]
    [InlineData("{{~")]
    [InlineData(" \n{{#if a}}\n")]
    [InlineData("{{#*inline \"x\"}}")]
    [InlineData("{{> x}}")]
    [InlineData("{{else if a}}")]
    [InlineData("[")]
    [InlineData("{{a as |x y")]
    public void Long_texts_of_beginnings_are_read_in_a_moment(string beginning)
    {
        var text = string.Concat(Enumerable.Repeat(beginning, 1_000_000 / beginning.Length));
        var findings = new FindingList();
        var watch = OwnTime.Start();

        Template.Parse(TemplateSource.OfText(text), true, Filling.NoFiles, findings);
        Template.Parse(TemplateSource.OfText("{{" + text), true, Filling.NoFiles, findings);

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        findings.Items.Count.ShouldBeLessThanOrEqualTo(202);
    }

    [Fact]
    public async Task A_filling_that_writes_nothing_can_be_cancelled()
    {
        var many = new RemList();
        for (var i = 0; i < 100_000; i++)
        {
            many.Add(1L);
        }

        var template = Filling.Parse("{{#each many}}{{#each @root.many}}{{#if no}}x{{/if}}{{/each}}{{/each}}");
        using var cancel = new CancellationTokenSource();
        var filling = Task.Run(() => template.Fill(new MapNames(new RemMap { ["many"] = many }), Filling.Limits, cancel.Token));

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(filling);
    }

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("{{#if a}}", depth)) + "x" + string.Concat(Enumerable.Repeat("{{/if}}", depth));
}
