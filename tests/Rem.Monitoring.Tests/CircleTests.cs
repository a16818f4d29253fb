using Rem.Monitoring.Definitions;

namespace Rem.Monitoring.Tests;

public sealed class CircleTests
{
    [Fact]
    public void A_chain_that_is_longer_than_a_stack_is_deep_is_followed_to_its_end()
    {
        const int Length = 200_000;
        var chain = Enumerable.Range(0, Length).ToList();

        Circles.Of(chain, static at => at + 1 < Length ? [at + 1] : Array.Empty<int>()).ShouldBeEmpty();
        Circles.Of(chain, static at => [(at + 1) % Length]).Single().Count.ShouldBe(Length + 1);
    }

    [Fact]
    public void Each_circle_is_told_once_from_the_first_of_its_members_on()
    {
        var needs = new Dictionary<string, string[]> { ["a"] = ["b"], ["b"] = ["c", "d"], ["c"] = ["b"], ["d"] = ["d"], ["e"] = ["a"] };

        Circles.Of(needs.Keys, at => needs[at]).Select(static circle => string.Join(' ', circle)).ShouldBe(["b c b", "d d"]);
    }
}
