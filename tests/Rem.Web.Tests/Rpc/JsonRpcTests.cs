using System.Buffers;
using System.Text;
using Rem.Errors;
using Rem.Values;
using Rem.Web.Rpc;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Rpc;

/// <summary>JSON-RPC 2.0: what its specification says, case by case.</summary>
public sealed class JsonRpcTests
{
    private readonly TestFunctions _functions = TestFunctions.Usual();

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","method":"subtract","params":[42,23],"id":1}""", """{"jsonrpc":"2.0","result":19,"id":1}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"subtract","params":[23,42],"id":2}""", """{"jsonrpc":"2.0","result":-19,"id":2}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"subtract","params":{"subtrahend":23,"minuend":42},"id":3}""", """{"jsonrpc":"2.0","result":19,"id":3}""")]
    [InlineData("""{"id":"a","params":{"minuend":42,"subtrahend":23},"method":"subtract","jsonrpc":"2.0"}""", """{"jsonrpc":"2.0","result":19,"id":"a"}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"nothing","id":1}""", """{"jsonrpc":"2.0","result":null,"id":1}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"nothing","params":null,"id":1}""", """{"jsonrpc":"2.0","result":null,"id":1}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"nothing","id":1,"meta":{"a":1,"a":2}}""", """{"jsonrpc":"2.0","result":null,"id":1}""")]
    public async Task A_request_is_answered_with_the_result_and_its_id(string request, string answer)
    {
        (await AskAsync(request)).ShouldBe(answer);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("-0")]
    [InlineData("1.50")]
    [InlineData("1e400")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"\\u00e9\\/\"")]
    [InlineData("\"\\ud800\"")]
    public async Task An_id_comes_back_as_it_was_written(string id)
    {
        (await AskAsync($$"""{"jsonrpc":"2.0","method":"nothing","id": {{id}} }""")).ShouldBe($$"""{"jsonrpc":"2.0","result":null,"id":{{id}}}""");
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","method":"nothing"}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"fail","params":[]}""")]
    [InlineData("""{"jsonrpc":"2.0","method":"no such function"}""")]
    [InlineData("""[{"jsonrpc":"2.0","method":"nothing"},{"jsonrpc":"2.0","method":"nothing"}]""")]
    public async Task A_notification_is_taken_and_not_answered(string request)
    {
        var reply = await ReplyAsync(request, Views.Author);

        reply.Status.ShouldBe(204);
        reply.Body.Length.ShouldBe(0);
        reply.ContentType.ShouldBeNull();
    }

    [Fact]
    public async Task A_notification_runs_its_function()
    {
        await AskAsync("""{"jsonrpc":"2.0","method":"nothing"}""");

        _functions.Calls.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","method":"foobar, "params":"bar","baz]""")]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("{")]
    [InlineData("""{"jsonrpc":"2.0","method":"nothing","id":1} x""")]
    [InlineData("""[{"jsonrpc":"2.0","method":"nothing","id":1},{"jsonrpc":"2.0","method"]""")]
    [InlineData("""{"jsonrpc":"2.0","method":"nothing","id":01}""")]
    public async Task What_is_no_JSON_is_a_parse_error_without_an_id_and_nothing_runs(string request)
    {
        var answer = await AskAsync(request);

        answer.ShouldStartWith("""{"jsonrpc":"2.0","error":{"code":-32700,"message":"the body is no JSON: """);
        answer.ShouldEndWith(""","id":null}""");
        _functions.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","method":1,"params":"bar"}""", "null", "'method' must be text, got integer 1")]
    [InlineData("""{"jsonrpc":"2.0","id":7}""", "7", "'method' must be text, got nothing")]
    [InlineData("""{"method":"nothing","id":7}""", "7", "'jsonrpc' must be text '2.0', got nothing")]
    [InlineData("""{"jsonrpc":2.0,"method":"nothing","id":7}""", "7", "'jsonrpc' must be text '2.0', got float 2.0")]
    [InlineData("""{"jsonrpc":"2.0","method":"nothing","params":"bar","id":7}""", "7", "'params' must be a list or a map, got text 'bar'")]
    [InlineData("""{"jsonrpc":"2.0","method":"nothing","id":{}}""", "null", "'id' must be text, a number or null, got map {}")]
    [InlineData("""{"jsonrpc":"2.0","method":"nothing","id":true}""", "null", "'id' must be text, a number or null, got bool true")]
    [InlineData("""{"jsonrpc":"2.0","method":"nothing","id":1,"id":2}""", "null", "a request has 'id' once, got it twice")]
    [InlineData("""{"jsonrpc":"2.0","method":"nothing","method":"fail","id":1}""", "1", "a request has 'method' once, got it twice")]
    [InlineData("[]", "null", "a batch has at least one request, got an empty list")]
    [InlineData("1", "null", "a request must be a map, got integer 1")]
    public async Task What_is_no_request_is_refused_and_nothing_runs(string request, string id, string says)
    {
        var answer = await AskAsync(request);

        answer.ShouldBe($$$"""{"jsonrpc":"2.0","error":{"code":-32600,"message":"{{{says}}}","data":{"code":"REM8101"}},"id":{{{id}}}}""");
        _functions.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_batch_is_answered_in_a_list_without_its_notifications()
    {
        var answer = await AskAsync("""
            [
              {"jsonrpc":"2.0","method":"subtract","params":[42,23],"id":"1"},
              {"jsonrpc":"2.0","method":"nothing","params":[]},
              1,
              {"foo":"boo"},
              {"jsonrpc":"2.0","method":"foo.get","params":{"name":"myself"},"id":"5"},
              {"jsonrpc":"2.0","method":"echo","params":["x"],"id":"9"}
            ]
            """);

        var answers = Read(answer).ShouldBeOfType<RemList>();
        answers.Count.ShouldBe(5);
        answers.Select(static a => ValueText.Json(((RemMap)a!)["id"])).ShouldBe(["\"1\"", "null", "null", "\"5\"", "\"9\""]);
        answers.Select(static a => ((RemMap)a!).TryGetValue("error", out var error) ? ((RemMap)error!)["code"] : null).ShouldBe([null, -32600L, -32600L, -32601L, null]);
    }

    [Fact]
    public async Task A_batch_of_one_is_answered_in_a_list()
    {
        (await AskAsync("""[{"jsonrpc":"2.0","method":"nothing","id":1}]""")).ShouldBe("""[{"jsonrpc":"2.0","result":null,"id":1}]""");
    }

    [Fact]
    public async Task A_batch_over_its_limit_is_refused_and_nothing_runs()
    {
        var most = string.Join(',', Enumerable.Repeat("""{"jsonrpc":"2.0","method":"nothing","id":1}""", 100));

        Read(await AskAsync($"[{most}]")).ShouldBeOfType<RemList>().Count.ShouldBe(100);
        _functions.Calls.ShouldBe(100);
        (await AskAsync($$"""[{{most}},{"jsonrpc":"2.0","method":"nothing"}]""")).ShouldContain("a batch has at most 100 requests, which is exceeded");
        _functions.Calls.ShouldBe(100);
    }

    [Fact]
    public async Task The_calls_of_a_batch_run_side_by_side_up_to_a_number()
    {
        var all = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var here = 0;
        _functions.AddWaiting("meet", (_, _) =>
        {
            if (Interlocked.Increment(ref here) == RpcLimits.Default.SideBySide)
            {
                all.SetResult("all are here");
            }

            return new ValueTask<object?>(all.Task);
        });
        var batch = string.Join(',', Enumerable.Range(0, RpcLimits.Default.SideBySide).Select(static i => $$"""{"jsonrpc":"2.0","method":"meet","id":{{i}}}"""));

        var answer = await AskAsync($"[{batch}]").WaitAsync(TimeSpan.FromSeconds(30));

        Read(answer).ShouldBeOfType<RemList>().ShouldAllBe(static answer => Equals(((RemMap)answer!)["result"], "all are here"));
    }

    [Fact]
    public async Task A_function_that_holds_its_thread_does_not_hold_the_next_one()
    {
        using var together = new Barrier(2);
        _functions.Add("meet", _ => together.SignalAndWait(TimeSpan.FromSeconds(30)));

        var answer = await AskAsync("""[{"jsonrpc":"2.0","method":"meet","id":1},{"jsonrpc":"2.0","method":"meet","id":2}]""");

        answer.ShouldBe("""[{"jsonrpc":"2.0","result":true,"id":1},{"jsonrpc":"2.0","result":true,"id":2}]""");
    }

    [Fact]
    public async Task No_more_than_that_number_run_at_a_time()
    {
        var now = 0;
        var most = 0;
        _functions.AddWaiting("count", async (_, _) =>
        {
            var mine = Interlocked.Increment(ref now);
            InterlockedMax(ref most, mine);
            await Task.Yield();
            Interlocked.Decrement(ref now);
            return null;
        });
        var batch = string.Join(',', Enumerable.Repeat("""{"jsonrpc":"2.0","method":"count","id":1}""", 100));

        await AskAsync($"[{batch}]");

        most.ShouldBeInRange(1, 8);
    }

    [Fact]
    public async Task A_function_that_is_not_there_is_named_with_the_nearest_one()
    {
        (await AskAsync("""{"jsonrpc":"2.0","method":"substract","id":1}""")).ShouldBe(
            """{"jsonrpc":"2.0","error":{"code":-32601,"message":"there is no function 'substract'","data":{"code":"REM8102","hint":"did you mean 'subtract'?"}},"id":1}""");
    }

    [Fact]
    public async Task All_arguments_that_do_not_fit_are_named_at_once_and_nothing_runs()
    {
        var answer = await AskAsync("""{"jsonrpc":"2.0","method":"subtract","params":{"minuend":"x","other":true},"id":1}""");

        var error = (RemMap)((RemMap)Read(answer)!)["error"]!;
        error["code"].ShouldBe(-32602L);
        ((RemList)((RemMap)error["data"]!)["arguments"]!).Select(static a => ValueText.Json(a)).ShouldBe(
        [
            """{"name":"other","expected":"no such argument","got":"bool true","message":"the function 'subtract' takes no 'other'"}""",
            """{"name":"minuend","expected":"an integer","got":"text 'x'","message":"'minuend' of the function 'subtract' must be an integer, got text 'x'"}""",
            """{"name":"subtrahend","expected":"an integer","got":"nothing","message":"the function 'subtract' needs 'subtrahend', which is not given"}""",
        ]);
        _functions.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData("[1,2,3]", "the function 'subtract' takes 2 arguments, got 3")]
    [InlineData("""{"minuend":1,"minuend":2,"subtrahend":3}""", "the key 'minuend' comes twice (line 1, column 67)")]
    [InlineData("[12345678901234567890,1]", "an integer is outside 64 bits (line 1, column 55)")]
    [InlineData("[1e999,1]", "a number is outside the range of floats (line 1, column 55)")]
    [InlineData("[\"\\ud800\",1]", "a text holds half a surrogate pair (line 1, column 55)")]
    public async Task Values_that_cannot_be_kept_are_arguments_that_do_not_fit(string arguments, string says)
    {
        var answer = await AskAsync($$"""{"jsonrpc":"2.0","method":"subtract","id":1,"params":{{arguments}}}""");

        answer.ShouldContain("\"code\":-32602,\"message\":\"" + says);
        answer.ShouldEndWith(",\"id\":1}");
        _functions.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Only_the_request_that_has_such_a_value_is_refused()
    {
        var answer = await AskAsync("""[{"jsonrpc":"2.0","method":"echo","params":[12345678901234567890],"id":1},{"jsonrpc":"2.0","method":"echo","params":[1],"id":2}]""");

        answer.ShouldContain("-32602");
        answer.ShouldEndWith("""{"jsonrpc":"2.0","result":1,"id":2}]""");
    }

    [Fact]
    public async Task Who_writes_plans_sees_text_and_place_of_an_error()
    {
        (await AskAsync("""{"jsonrpc":"2.0","method":"fail","id":1}""")).ShouldBe(
            """{"jsonrpc":"2.0","error":{"code":-32000,"message":"the disk is full","data":{"code":"REM9999","hint":"delete something","at":"plans/ops.yaml:2:1","trail":"main > clean","request":"req-1"}},"id":1}""");
    }

    [Fact]
    public async Task Others_see_its_code_and_the_id_under_which_the_log_has_it()
    {
        var reply = await ReplyAsync("""{"jsonrpc":"2.0","method":"fail","id":1}""", Views.Other);

        Views.Text(reply).ShouldBe(
            """{"jsonrpc":"2.0","error":{"code":-32000,"message":"the function failed; the log has the reason under req-1","data":{"code":"REM9999","request":"req-1"}},"id":1}""");
    }

    [Fact]
    public async Task A_defect_takes_only_its_own_call_and_nobody_sees_its_text()
    {
        var heard = new List<string>();
        var view = Views.Author with { Failed = (function, error) => heard.Add($"{function.Name}: {error.Message}") };

        var reply = await ReplyAsync("""[{"jsonrpc":"2.0","method":"defect","id":1},{"jsonrpc":"2.0","method":"nothing","id":2}]""", view);

        Views.Text(reply).ShouldBe(
            """[{"jsonrpc":"2.0","error":{"code":-32603,"message":"REM failed; the log has the reason under req-1","data":{"code":"REM1499","request":"req-1"}},"id":1},{"jsonrpc":"2.0","result":null,"id":2}]""");
        heard.ShouldBe(["defect: a thing that nobody thought of"]);
    }

    [Fact]
    public async Task The_log_hears_of_a_function_that_failed_in_a_notification()
    {
        var heard = new List<string>();
        var view = Views.Other with { Failed = (function, error) => heard.Add($"{function.Name}: {error.Message}") };

        await ReplyAsync("""{"jsonrpc":"2.0","method":"fail"}""", view);

        heard.ShouldBe(["fail: the disk is full"]);
    }

    [Fact]
    public async Task A_request_that_is_canceled_is_not_answered()
    {
        using var cancel = new CancellationTokenSource();
        _functions.AddWaiting("wait", async (_, token) =>
        {
            await cancel.CancelAsync();
            token.ThrowIfCancellationRequested();
            return null;
        });

        await Should.ThrowAsync<OperationCanceledException>(async () => await new JsonRpcProtocol(RpcLimits.Default)
            .AnswerAsync(Views.Bytes("""{"jsonrpc":"2.0","method":"wait","id":1}"""), _functions, Views.Author, cancel.Token));
    }

    [Fact]
    public async Task A_cancellation_inside_a_function_is_a_failure_of_its_own()
    {
        _functions.Add("stop", static _ => throw new OperationCanceledException("the node is stopped"));

        (await AskAsync("""{"jsonrpc":"2.0","method":"stop","id":1}""")).ShouldContain("-32603");
    }

    [Fact]
    public async Task Names_of_the_protocol_itself_are_no_functions()
    {
        (await AskAsync("""{"jsonrpc":"2.0","method":"rpc.other","id":1}""")).ShouldContain("-32601");
    }

    [Fact]
    public async Task The_list_of_functions_can_be_asked_for()
    {
        var answer = (RemMap)((RemMap)Read(await AskAsync("""{"jsonrpc":"2.0","method":"rpc.discover","id":1}"""))!)["result"]!;

        var methods = (RemList)answer["methods"]!;
        methods.Select(static m => ((RemMap)m!)["name"]).ShouldBe(_functions.All.Select(static f => f.Name));
        ValueText.Json(methods[^1]).ShouldBe(
            """{"name":"subtract","description":"Does subtract.","paramStructure":"either","params":[{"name":"minuend","required":true,"schema":{"type":"integer","format":"int64"}},{"name":"subtrahend","required":true,"schema":{"type":"integer","format":"int64"}}],"result":{"name":"result","schema":{}}}""");
    }

    [Fact]
    public async Task Nesting_is_limited_to_64_levels()
    {
        (await AskAsync(Nested(63))).ShouldContain("-32602");
        (await AskAsync(Nested(64))).ShouldContain("\"code\":-32700,\"message\":\"the body is no JSON: it is nested deeper than 64 levels");

        static string Nested(int levels) => $$"""{"jsonrpc":"2.0","method":"echo","id":1,"params":{{new string('[', levels)}}{{new string(']', levels)}}}""";
    }

    [Fact]
    public async Task A_byte_order_mark_is_passed_over()
    {
        (await AskAsync("\ufeff" + """{"jsonrpc":"2.0","method":"nothing","id":1}""")).ShouldBe("""{"jsonrpc":"2.0","result":null,"id":1}""");
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_a_parse_error()
    {
        byte[] bytes = [.. "{\"jsonrpc\":\"2.0\",\"method\":\""u8, 0xff, .. "\",\"id\":1}"u8];

        var reply = await new JsonRpcProtocol(RpcLimits.Default).AnswerAsync(new ReadOnlySequence<byte>(bytes), _functions, Views.Author, CancellationToken.None);

        Views.Text(reply).ShouldContain("\"code\":-32700,\"message\":\"the body is no JSON: the bytes are no UTF-8\"");
    }

    [Fact]
    public async Task Text_comes_through_whatever_it_holds()
    {
        const string All = "\\\" \u0000 \u001f \u007f é € \U0001f600 \u2028 </script>";
        var request = $$"""{"jsonrpc":"2.0","method":"echo","id":1,"params":[{{ValueText.Json(All)}}]}""";

        ((RemMap)Read(await AskAsync(request))!)["result"].ShouldBe(All);
    }

    [Fact]
    public async Task A_result_over_the_limit_is_an_error_and_the_other_answers_stay()
    {
        _functions.Add("long", static _ => new string('x', 2000));
        var protocol = new JsonRpcProtocol(new RpcLimits { AnswerCharacters = 1000 });

        var reply = await protocol.AnswerAsync(
            Views.Bytes("""[{"jsonrpc":"2.0","method":"nothing","id":1},{"jsonrpc":"2.0","method":"long","id":2},{"jsonrpc":"2.0","method":"nothing","id":3}]"""),
            _functions, Views.Author, CancellationToken.None);

        Views.Text(reply).ShouldBe(
            """[{"jsonrpc":"2.0","result":null,"id":1},{"jsonrpc":"2.0","error":{"code":-32000,"message":"the answer would be longer than the limit of 1000 characters","data":{"code":"REM1505","request":"req-1"}},"id":2},{"jsonrpc":"2.0","result":null,"id":3}]""");
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen && Interlocked.CompareExchange(ref most, value, seen) != seen; seen = most)
        {
        }
    }

    private static object? Read(string json)
    {
        JsonReader.TryRead(json, 64, out var value, out var wrong).ShouldBeTrue(wrong);
        return value;
    }

    private async Task<string> AskAsync(string request)
    {
        var reply = await ReplyAsync(request, Views.Author);
        return Encoding.UTF8.GetString(reply.Body.Span);
    }

    private ValueTask<RpcReply> ReplyAsync(string request, ErrorView view) =>
        new JsonRpcProtocol(RpcLimits.Default).AnswerAsync(Views.Bytes(request), _functions, view, CancellationToken.None);
}
