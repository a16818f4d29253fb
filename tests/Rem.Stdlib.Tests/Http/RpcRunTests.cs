using Rem.Cases;
using Rem.Errors;
using Rem.Http;
using Rem.Rpc;
using Rem.Stdlib.Http;
using Rem.Testing.Http;
using Rem.Testing.Shared;
using Rem.Values;

namespace Rem.Stdlib.Tests.Http;

/// <summary>The client of the three protocols: what it sends, and what it makes of every answer.</summary>
public sealed class RpcRunTests : IDisposable
{
    private const string Json = "Content-Type: application/json";

    private readonly HttpSender _http = new();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData(null, """{"jsonrpc":"2.0","method":"add","id":1}""")]
    [InlineData("[1,2.5]", """{"jsonrpc":"2.0","method":"add","params":[1,2.5],"id":1}""")]
    [InlineData("""{"a":1,"b":null}""", """{"jsonrpc":"2.0","method":"add","params":{"a":1,"b":null},"id":1}""")]
    public async Task Json_rpc_is_what_is_spoken_when_nothing_else_is_said(string? arguments, string body)
    {
        using var server = Answering("""{"jsonrpc":"2.0","result":[1,null],"id":1}""", Json);

        var result = await Call(server, "arguments", Read(arguments));

        ValueText.Json(result).ShouldBe("[1,null]");
        server.Seen[0].Line.ShouldBe("POST /rpc HTTP/1.1");
        server.Seen[0].Header("content-type").ShouldBe("application/json");
        server.Seen[0].Body.ShouldBe(body);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("[1,\"<\"]", "<param><value><int>1</int></value></param><param><value><string>&lt;</string></value></param>")]
    [InlineData("""{"a":1}""", "<param><value><struct><member><name>a</name><value><int>1</int></value></member></struct></value></param>")]
    public async Task Xml_rpc_sends_names_as_one_struct(string? arguments, string parameters)
    {
        using var server = Answering("<?xml version=\"1.0\" encoding=\"UTF-8\"?><methodResponse><params><param><value>é</value></param></params></methodResponse>", "Content-Type: text/xml");

        var result = await Call(server, "arguments", Read(arguments), "protocol", "xml-rpc");

        result.ShouldBe("é");
        server.Seen[0].Header("content-type").ShouldBe("text/xml; charset=utf-8");
        server.Seen[0].Body.ShouldBe($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<methodCall><methodName>add</methodName><params>{parameters}</params></methodCall>");
    }

    [Theory]
    [InlineData("add", null, "POST /rpc/add HTTP/1.1", "{}")]
    [InlineData("add", "[1]", "POST /rpc/add HTTP/1.1", "[1]")]
    [InlineData("a/../b?c", """{"a":1}""", "POST /rpc/a%2F..%2Fb%3Fc HTTP/1.1", """{"a":1}""")]
    public async Task Plain_json_has_the_name_as_one_part_of_the_path(string function, string? arguments, string line, string body)
    {
        using var server = Answering("5", Json);

        var result = await Call(server, "function", function, "arguments", Read(arguments), "protocol", "json");

        result.ShouldBe(5L);
        server.Seen[0].Line.ShouldBe(line);
        server.Seen[0].Body.ShouldBe(body);
    }

    [Fact]
    public async Task A_query_of_the_address_stays_behind_the_name()
    {
        using var server = Answering("5", Json);

        await Call(server, "url", server.Url + "/rpc/?x=1", "protocol", "json");

        server.Seen[0].Line.ShouldBe("POST /rpc/add?x=1 HTTP/1.1");
    }

    [Fact]
    public async Task An_answer_of_plain_json_without_a_body_is_null()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("204 No Content", ""));

        (await Call(server, "protocol", "json")).ShouldBeNull();
    }

    [Fact]
    public async Task Headers_and_token_go_out()
    {
        using var server = Answering("""{"jsonrpc":"2.0","result":1,"id":1}""", Json);

        await Call(server, "token", "t0k", "headers", new RemMap { ["traceparent"] = "00-1-2-01", ["X-A"] = "b" });

        server.Seen[0].Header("authorization").ShouldBe("Bearer t0k");
        server.Seen[0].Header("traceparent").ShouldBe("00-1-2-01");
        server.Seen[0].Header("x-a").ShouldBe("b");
    }

    [Theory]
    [InlineData("200 OK")]
    [InlineData("400 Bad Request")]
    public async Task A_call_that_failed_there_fails_with_the_other_sides_code_and_text(string status)
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer(status, """{"jsonrpc":"2.0","error":{"code":-32602,"message":"'a' must be an integer","data":{"code":"REM5003","arguments":[]}},"id":null}""", Json));

        var error = await Fails(server);

        error.Finding.Code.ShouldBe(RpcErrors.Failed);
        error.Message.ShouldBe($"function 'add' at {server.Url}/rpc failed there with -32602 REM5003: 'a' must be an integer");
        ValueText.Json(error.Result).ShouldBe("""{"code":-32602,"message":"'a' must be an integer","data":{"code":"REM5003","arguments":[]}}""");
    }

    [Fact]
    public async Task A_fault_fails_with_its_number_and_text()
    {
        using var server = Answering("<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>4</int></value></member><member><name>faultString</name><value>Too many</value></member></struct></value></fault></methodResponse>", "Content-Type: text/xml");

        var error = await Fails(server, "protocol", "xml-rpc");

        error.Finding.Code.ShouldBe(RpcErrors.Failed);
        error.Message.ShouldBe($"function 'add' at {server.Url}/rpc failed there with 4: Too many");
        ValueText.Json(error.Result).ShouldBe("""{"faultCode":4,"faultString":"Too many"}""");
    }

    [Fact]
    public async Task A_problem_fails_with_its_status_code_and_detail()
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("404 Not Found", """{"title":"Not Found","status":404,"detail":"there is no function 'add'","code":"REM8102"}""", "Content-Type: application/problem+json"));

        var error = await Fails(server, "protocol", "json");

        error.Finding.Code.ShouldBe(RpcErrors.Failed);
        error.Message.ShouldBe($"function 'add' at {server.Url}/rpc failed there with 404 REM8102: there is no function 'add'");
    }

    [Theory]
    [InlineData("json-rpc", "hello", "is no JSON-RPC: expected a value, got 'h' (line 1, column 1)")]
    [InlineData("json-rpc", "[1]", "is no JSON-RPC: expected a map, got list [1]")]
    [InlineData("json-rpc", "{}", "is no JSON-RPC: it has neither 'result' nor 'error'")]
    [InlineData("json-rpc", """{"result":1,"id":"1"}""", "is no JSON-RPC: its 'id' must be 1, got text '1'")]
    [InlineData("json-rpc", """{"result":12345678901234567890,"id":1}""", "is no JSON-RPC: an integer is outside 64 bits")]
    [InlineData("json", "{", "is no JSON: expected a key in double quotes")]
    [InlineData("xml-rpc", "<html><b/></html>", "is no XML-RPC: expected <methodCall> or <methodResponse>, got <html> (line 1, column 2)")]
    [InlineData("xml-rpc", "<html>", "is no XML-RPC: expected <methodCall> or <methodResponse>, got <html>")]
    [InlineData("xml-rpc", "", "is no XML-RPC: it is no XML: Root element is missing")]
    [InlineData("xml-rpc", "<methodCall><methodName>a</methodName></methodCall>", "is no XML-RPC answer: it is a call")]
    [InlineData("xml-rpc", "<!DOCTYPE a><methodResponse/>", "is no XML-RPC: it has a document type, which is refused")]
    public async Task What_is_no_answer_is_said_to_be_none_and_kept(string protocol, string body, string says)
    {
        using var server = Answering(body, "Content-Type: text/plain");

        var error = await Fails(server, "protocol", protocol);

        error.Finding.Code.ShouldBe(RpcErrors.Answer);
        error.Message.ShouldContain(says);
        ((RemMap)error.Result!)["body"].ShouldBe(body);
    }

    [Theory]
    [InlineData("json-rpc")]
    [InlineData("xml-rpc")]
    [InlineData("json")]
    public async Task A_status_without_an_answer_is_what_it_is(string protocol)
    {
        using var server = new LoopbackServer(_ => LoopbackServer.Answer("502 Bad Gateway", "<html>no"));

        var error = await Fails(server, "protocol", protocol);

        error.Finding.Code.ShouldBe(HttpErrors.Status);
        error.Message.ShouldContain("was answered with status 502, expected an answer of ");
        ((RemMap)error.Result!)["body"].ShouldBe("<html>no");
    }

    [Fact]
    public async Task An_answer_over_the_limit_of_a_text_is_a_limit()
    {
        using var server = Answering(new string('x', 2000), Json);

        await Should.ThrowAsync<LimitException>(() => RpcRun.RunAsync(_http, Options(server), 1000, TimeProvider.System, default));
    }

    [Fact]
    public async Task A_call_that_is_not_answered_in_its_time_fails()
    {
        var clock = new FakeClock();
        var asked = new TaskCompletionSource();
        using var server = new LoopbackServer(async (_, _, stop) =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        });
        var call = RpcRun.RunAsync(_http, Options(server, "timeout", "5s"), 1000, clock, default);
        await asked.Task.Soon("the call arrives");
        clock.Advance(TimeSpan.FromSeconds(5));

        (await Should.ThrowAsync<PlanException>(() => call)).Finding.Code.ShouldBe(HttpErrors.TimedOut);
    }

    [Theory]
    [InlineData("urll", "x", "a call of a function elsewhere has no option 'urll'")]
    [InlineData("function", 5L, "'function' of a call of a function elsewhere must be text, got integer 5")]
    [InlineData("function", null, "a call of a function elsewhere needs 'function'")]
    [InlineData("headers", 5L, "'headers' of a call of a function elsewhere must be a map")]
    [InlineData("timeout", "soon", "'timeout' of a call of a function elsewhere must be a duration")]
    [InlineData("protocol", "soap", "'protocol' of a call of a function elsewhere must be json-rpc, xml-rpc or json, got text 'soap'")]
    public async Task Wrong_options_are_named(string name, object? value, string says)
    {
        using var server = Answering("", Json);

        var error = await Fails(server, name, value);

        error.Finding.Code.ShouldBe(RpcErrors.Call);
        error.Message.ShouldStartWith(says);
        server.Seen.ShouldBeEmpty();
    }

    private static LoopbackServer Answering(string body, string header) => new(_ => LoopbackServer.Answer("200 OK", body, header));

    private static object? Read(string? json)
    {
        object? value = null;
        if (json is not null)
        {
            JsonReader.TryRead(json, 64, out value, out var wrong).ShouldBeTrue(wrong);
        }

        return value;
    }

    private static RemMap Options(LoopbackServer server, params object?[] more)
    {
        var options = new RemMap { ["url"] = server.Url + "/rpc", ["function"] = "add" };
        for (var i = 0; i < more.Length; i += 2)
        {
            options.Set((string)more[i]!, more[i + 1]);
        }

        return options;
    }

    private Task<object?> Call(LoopbackServer server, params object?[] more) => RpcRun.RunAsync(_http, Options(server, more), 1 << 20, TimeProvider.System, default);

    private Task<PlanException> Fails(LoopbackServer server, params object?[] more) => Should.ThrowAsync<PlanException>(() => Call(server, more));
}
