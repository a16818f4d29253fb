using Rem.Node.Hosting;
using Rem.Plans;
using Rem.Settings;

namespace Rem.Node.Tests.Hosting;

/// <summary>How long a plan waits before its next start.</summary>
public sealed class RestartPauseTests
{
    private static readonly NodePlan Plan = new("p", "/p.yaml", SourceSpan.None) { Pause = TimeSpan.FromSeconds(1), LongestPause = TimeSpan.FromSeconds(60) };

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(4, 0, 8)]
    [InlineData(7, 0, 60)]
    [InlineData(long.MaxValue, 0, 60)]
    [InlineData(1, 1, 0.8)]
    [InlineData(7, 0.5, 54)]
    public void It_doubles_to_its_limit_and_chance_takes_up_to_a_fifth(long failures, double chance, double seconds) =>
        RestartPause.After(failures, Plan, chance).TotalSeconds.ShouldBe(seconds, 1e-6);

    [Fact]
    public void A_limit_of_years_is_one_that_a_timer_takes() =>
        RestartPause.After(60, Plan with { LongestPause = TimeSpan.FromDays(10_000) }, 0).ShouldBe(TimeSpan.FromDays(40));
}
