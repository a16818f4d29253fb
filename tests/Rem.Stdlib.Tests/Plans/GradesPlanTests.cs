using Rem.Inspection;
using Rem.Values;

namespace Rem.Stdlib.Tests.Plans;

/// <summary>plans/grades.yaml: a language of its own tags.</summary>
public sealed class GradesPlanTests
{
    [Fact]
    public async Task The_words_of_the_plan_do_what_they_say()
    {
        var grades = await ShippedPlan.RunAsync("grades.yaml", new RemMap(0));

        grades.ShouldSatisfyAllConditions(
            () => Inspect.Get("book.algebra.ana.mark", grades).ShouldBe("excellent"),
            () => Inspect.Get("book.algebra.ben.mark", grades).ShouldBe("failed"),
            () => Inspect.Get("book.botany.\"cem b.\".points", grades).ShouldBe(88L),
            () => ValueText.Json(grades["courses"]).ShouldBe("[\"algebra\",\"botany\"]"),
            () => ValueText.Json(grades["letters"]).ShouldBe("[\"Well done, Ana\"]"));
    }

    [Fact]
    public async Task The_overloaded_tag_calls_the_one_it_hides_and_stops_at_100()
    {
        var grades = await ShippedPlan.RunAsync("grades.yaml", new RemMap(0));

        grades["attendance"].ShouldBe(100L);
    }
}
