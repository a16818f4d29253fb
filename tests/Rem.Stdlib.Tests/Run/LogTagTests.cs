using Rem.Running;
using Rem.Values;

namespace Rem.Stdlib.Tests.Run;

public sealed class LogTagTests : IDisposable
{
    private readonly PlanBench _bench = new() { Secrets = new RemMap { ["token"] = "s3cr3t-t0ken" } };

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_text_is_written_as_information_with_its_place()
    {
        await _bench.RunAsync("host: web1\nrun:\n  - log: at ${{ host }}");

        var line = _bench.Log.Lines.ShouldHaveSingleItem();
        line.Text.ShouldBe("at web1");
        line.Level.ShouldBe(LogLevel.Info);
        line.Fields.ShouldBeNull();
        line.Place.ToString().ShouldBe("plan.yaml:3:5");
    }

    [Fact]
    public async Task Level_and_fields_are_written()
    {
        await _bench.RunAsync("run:\n  - log: {level: error, text: [1], fields: {host: web1, n: \"${{ 1 + 1 }}\"}}");

        var line = _bench.Log.Lines.ShouldHaveSingleItem();
        line.Text.ShouldBe("[1]");
        line.Level.ShouldBe(LogLevel.Error);
        ValueText.Json(line.Fields).ShouldBe("""{"host":"web1","n":2}""");
    }

    [Fact]
    public async Task Secrets_are_hidden_in_text_and_fields()
    {
        await _bench.RunAsync("run:\n  - log: {text: \"got ${{ secrets.token }}\", fields: {t: \"${{ secrets.token }}\"}}");

        var line = _bench.Log.Lines.ShouldHaveSingleItem();
        line.Text.ShouldBe("got ***");
        ValueText.Json(line.Fields).ShouldBe("""{"t":"***"}""");
    }
}
