using Rem.Errors;
using Rem.Plans;

namespace Rem.Engine.Tests.Printing;

public class ErrorTrailTests
{
    [Fact]
    public void A_trail_of_nine_parts_is_shown_whole()
    {
        var error = Trail(9);

        error.Finding.Trail.ShouldBe("p9 > p8 > p7 > p6 > p5 > p4 > p3 > p2 > p1");
    }

    [Fact]
    public void A_long_trail_shows_its_ends_and_how_much_lies_between()
    {
        var error = Trail(200);

        error.Finding.Trail.ShouldBe("p200 > p199 > p198 > p197 > … 192 more … > p4 > p3 > p2 > p1");
    }

    [Fact]
    public void A_part_that_its_own_step_names_is_said_once()
    {
        var error = Trail(0);
        error.Within("run[2]");

        error.Within("run");

        error.Finding.Trail.ShouldBe("run[2]");
    }

    private static PlanException Trail(int parts)
    {
        var error = new PlanException(LimitErrors.CallDepth, SourceSpan.None, "too deep");
        for (var i = 1; i <= parts; i++)
        {
            error.Within($"p{i}");
        }

        return error;
    }
}
