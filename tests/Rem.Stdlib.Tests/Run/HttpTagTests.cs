using Rem.Errors;
using Rem.Http;
using Rem.Testing.Http;
using Rem.Values;

namespace Rem.Stdlib.Tests.Run;

public sealed class HttpTagTests : IDisposable
{
    private readonly PlanBench _bench = new() { Secrets = new RemMap { ["token"] = "s3cr3t-t0ken" } };

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task An_answer_gives_status_headers_body_and_json()
    {
        using var server = Server("200 OK", """{"a": [1]}""");

        var result = await Run("http: {url: \"${{ url }}/x\", query: {q: [1, \"a b\"]}, headers: {X-Token: \"${{ secrets.token }}\"}}", server);

        ValueText.Json(result["json"]).ShouldBe("""{"a":[1]}""");
        result["status"].ShouldBe(200L);
        ((RemMap)result["headers"]!)["content-type"].ShouldBe("application/json");
        server.Seen[0].Line.ShouldStartWith("GET /x?q=1&q=a");
        server.Seen[0].Header("x-token").ShouldBe("s3cr3t-t0ken");
    }

    [Fact]
    public async Task Json_is_sent_by_POST()
    {
        using var server = Server("201 Created", "");

        await Run("http: {url: \"${{ url }}\", json: {n: 1, l: []}}", server);

        server.Seen[0].Line.ShouldBe("POST / HTTP/1.1");
        server.Seen[0].Body.ShouldBe("""{"n":1,"l":[]}""");
    }

    [Fact]
    public async Task A_status_that_is_not_expected_fails_the_step_with_the_answer_as_its_result()
    {
        using var server = Server("404 Not Found", """{"why": "gone"}""");

        var result = await Run(
            """
            http: {url: "${{ url }}"}
                on error:
                  - code: ${{ error.code }}
                    why: ${{ error.result.json.why }}
                    status: ${{ error.result.status }}
            """,
            server);

        ValueText.Json(Without(result, "url")).ShouldBe("""{"code":"REM2208","why":"gone","status":404}""");
    }

    [Theory]
    [InlineData("404")]
    [InlineData("4xx")]
    [InlineData("[200, 404]")]
    [InlineData("any")]
    public async Task An_expected_status_is_no_failure(string expect)
    {
        using var server = Server("404 Not Found", "{}");

        var result = await Run($"http: {{url: \"${{{{ url }}}}\", expect: {expect}}}", server);

        result["status"].ShouldBe(404L);
    }

    [Fact]
    public async Task An_expectation_refuses_other_successes()
    {
        using var server = Server("200 OK", "{}");

        var error = await Should.ThrowAsync<PlanException>(() => Run("http: {url: \"${{ url }}\", expect: 201}", server));

        error.Finding.Code.ShouldBe(HttpErrors.Status);
        error.Message.ShouldContain("expected 201");
    }

    [Fact]
    public async Task A_secret_in_the_address_is_hidden_in_the_error()
    {
        using var server = Server("500 Oops", "");

        var error = await Should.ThrowAsync<PlanException>(() => Run("http: {url: \"${{ url }}/${{ secrets.token }}\"}", server));

        error.Message.ShouldContain("/***");
        error.Message.ShouldNotContain("s3cr3t");
    }

    [Fact]
    public async Task The_timeout_of_the_step_ends_a_request()
    {
        using var server = new LoopbackServer(static (_, _, cancel) => Task.Delay(TimeSpan.FromMinutes(5), TimeProvider.System, cancel));

        var error = await Should.ThrowAsync<PlanException>(() => Run("http: {url: \"${{ url }}\"}\n    timeout: 300ms", server));

        error.Finding.Code.ShouldBe(RunErrors.Timeout);
    }

    private static LoopbackServer Server(string status, string body) => new(_ => LoopbackServer.Answer(status, body, "Content-Type: application/json"));

    private static RemMap Without(RemMap map, string name)
    {
        var copy = map.Copy();
        copy.Remove(name);
        return copy;
    }

    private Task<RemMap> Run(string step, LoopbackServer server) => _bench.RunAsync("run:\n  - " + step + "\n", new RemMap { ["url"] = server.Url });
}
