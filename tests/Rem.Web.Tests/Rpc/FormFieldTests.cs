using Rem.CommandLines;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Rpc;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Rpc;

public sealed class FormFieldTests
{
    [Fact]
    public void Each_argument_is_a_field_with_the_control_of_its_type()
    {
        var function = new WebFunction("restart",
        [
            TestFunctions.Needs("host", UsageType.Text) with { About = "Which host." },
            TestFunctions.Needs("count", UsageType.Integer),
            TestFunctions.May("wait", UsageType.Number) with { HasDefault = true, Default = 1.5 },
            TestFunctions.May("force", UsageType.Flag) with { HasDefault = true, Default = true },
            TestFunctions.May("tags", UsageType.List) with { HasDefault = true, Default = RemList.Of("a", "b") },
            TestFunctions.May("ports", UsageType.Integer) with { IsRemaining = true },
            TestFunctions.May("file", UsageType.Path),
        ], Role.Operator);

        FormField.Of(function).ShouldBe(
        [
            new FormField("host", "text", "text") { IsRequired = true, Hint = "Which host." },
            new FormField("count", "integer", "number") { IsRequired = true, Step = "1" },
            new FormField("wait", "number", "number") { Default = "1.5", Step = "any" },
            new FormField("force", "flag", "checkbox") { Default = "true" },
            new FormField("tags", "list", "textarea") { Default = "a\nb" },
            new FormField("ports", "list", "textarea"),
            new FormField("file", "path", "text"),
        ]);
    }

    [Fact]
    public void A_box_need_not_be_ticked()
    {
        FormField.Of(new WebFunction("f", [TestFunctions.Needs("sure", UsageType.Flag)], Role.Operator))[0].IsRequired.ShouldBeFalse();
    }
}
