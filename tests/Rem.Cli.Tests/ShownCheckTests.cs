using Rem.Cli.Commands.Checks;
using Rem.Values;

namespace Rem.Cli.Tests;

/// <summary>What `rem checks` says beside a status.</summary>
public sealed class ShownCheckTests
{
    [Theory]
    [InlineData(20, 1.0, "")]
    [InlineData(40, 1.0, "last looked at 40s ago")]
    [InlineData(200, 60.0, "")]
    [InlineData(240, 60.0, "last looked at 4m ago")]
    public void A_check_that_is_not_looked_at_any_more_says_when_it_was(int seconds, double every, string says)
    {
        var now = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var status = new RemMap { ["status"] = "ok", ["certain"] = true, ["at"] = now.AddSeconds(-seconds).ToString("O"), ["every"] = every };

        string.Join(", ", new ShownCheck("web", status).Notes(now)).ShouldBe(says);
    }

    [Theory]
    [InlineData("critical", "as it was before the start")]
    [InlineData("no data", "")]
    [InlineData("unreachable", "")]
    [InlineData("pending", "")]
    public void A_problem_without_a_result_of_this_start_says_so_where_it_is_one_of_results(string word, string says)
    {
        var status = new RemMap { ["status"] = word, ["certain"] = true, ["at"] = null };

        string.Join(", ", new ShownCheck("web", status).Notes(DateTimeOffset.UnixEpoch)).ShouldBe(says);
    }
}
