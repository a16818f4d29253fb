using Rem.Errors;
using Rem.Testing.Http;
using Rem.Values;

namespace Rem.Stdlib.Tests.Plans;

/// <summary>plans/deploy.yaml against a folder and a real HTTP server: whatever fails, a whole release is left.</summary>
public sealed class DeployPlanTests : IDisposable
{
    private readonly string _site = Path.Combine(Path.GetTempPath(), $"rem-site-{Guid.NewGuid():N}");
    private readonly LoopbackServer _server;
    private string _failing = "none";
    private int _failures = int.MaxValue;

    public DeployPlanTests()
    {
        Directory.CreateDirectory(_site);
        _server = new LoopbackServer(Answer);
    }

    [Fact]
    public async Task A_release_is_laid_down_and_switched_to()
    {
        var report = await DeployAsync("1.0");

        report["current"].ShouldBe(_site + "/current");
        Served().ShouldBe("release 1.0");
        File.ReadAllText(_site + "/current/VERSION").ShouldBe("1.0\n");
    }

    [Fact]
    public async Task A_second_release_takes_the_place_of_the_first()
    {
        await DeployAsync("1.0");

        var report = await DeployAsync("2.0");

        report["previous"].ShouldBe("releases/1.0");
        Served().ShouldBe("release 2.0");
    }

    [Theory]
    [InlineData("fetch")]
    [InlineData("lay")]
    [InlineData("switch")]
    [InlineData("check")]
    public async Task A_failure_behind_any_step_leaves_the_release_before(string step)
    {
        await DeployAsync("1.0");

        var error = await Should.ThrowAsync<PlanException>(() => DeployAsync("2.0", drill: step));

        error.Finding.Message.ShouldContain("taken back to releases/1.0");
        error.Finding.Message.ShouldContain($"drill: {step} failed on purpose");
        WholeIs("1.0");
    }

    [Theory]
    [InlineData("/releases/2.0/index.html")]
    [InlineData("/health")]
    public async Task A_server_that_fails_leaves_the_release_before(string path)
    {
        await DeployAsync("1.0");
        _failing = path;

        await Should.ThrowAsync<PlanException>(() => DeployAsync("2.0"));

        WholeIs("1.0");
    }

    [Fact]
    public async Task A_server_that_fails_once_is_asked_again()
    {
        _failing = "/health";
        _failures = 1;

        await DeployAsync("1.0");

        Served().ShouldBe("release 1.0");
    }

    [Theory]
    [InlineData("fetch")]
    [InlineData("switch")]
    public async Task A_first_release_that_fails_leaves_none(string step)
    {
        await Should.ThrowAsync<PlanException>(() => DeployAsync("1.0", drill: step));

        Path.Exists(_site + "/current").ShouldBeFalse();
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_leaves_the_release_before()
    {
        await DeployAsync("1.0");

        await Should.ThrowAsync<PlanException>(() => DeployAsync(new string('9', 300))); // no file name is that long

        WholeIs("1.0");
    }

    [Fact]
    public async Task Only_so_many_old_releases_are_kept_and_the_one_in_use_always()
    {
        foreach (var version in new[] { "1", "2", "3", "4", "5" })
        {
            await DeployAsync(version);
        }

        Directory.GetDirectories(_site + "/releases").Length.ShouldBe(3);
        Served().ShouldBe("release 5");
    }

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(_site, recursive: true);
    }

    private void WholeIs(string version)
    {
        Served().ShouldBe("release " + version);
        File.ReadAllText(_site + "/current/VERSION").ShouldBe(version + "\n");
        Directory.GetDirectories(_site + "/releases").Select(Path.GetFileName).ShouldBe([version]);
    }

    private string Served() => File.ReadAllText(_site + "/current/index.html");

    private Task<RemMap> DeployAsync(string version, string? drill = null) =>
        ShippedPlan.RunAsync("deploy.yaml", new RemMap { ["source"] = _server.Url, ["version"] = version, ["folder"] = _site, ["keep"] = 3L, ["drill"] = drill });

    private string Answer(SeenRequest request)
    {
        var path = request.Line.Split(' ')[1];
        if (path == _failing && _failures-- > 0)
        {
            return LoopbackServer.Answer("500 Broken", "no");
        }

        return path == "/health" ? LoopbackServer.Answer("200 OK", "fine") : LoopbackServer.Answer("200 OK", "release " + path.Split('/')[2]);
    }
}
