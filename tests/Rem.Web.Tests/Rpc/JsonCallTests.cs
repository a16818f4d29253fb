using System.Buffers;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;
using Rem.Web.Rpc;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Rpc;

/// <summary>Plain JSON calls; among them what the original got wrong.</summary>
public sealed class JsonCallTests
{
    private readonly TestFunctions _functions = TestFunctions.Usual();

    [Theory]
    [InlineData("subtract", """{"minuend":42,"subtrahend":23}""", "19")]
    [InlineData("subtract", "[42,23]", "19")]
    [InlineData("subtract", "[\"42\",23]", "19")]
    [InlineData("nothing", "", "null")]
    [InlineData("nothing", " \r\n", "null")]
    [InlineData("nothing", "null", "null")]
    [InlineData("nothing", "{}", "null")]
    [InlineData("echo", """{"value":null}""", "null")]
    [InlineData("echo", """["text"]""", "\"text\"")]
    [InlineData("echo", "[1.0]", "1.0")]
    public async Task The_answer_is_the_bare_result(string function, string body, string result)
    {
        var reply = await ReplyAsync(function, body, Views.Author);

        reply.Status.ShouldBe(200);
        reply.ContentType.ShouldBe("application/json");
        Views.Text(reply).ShouldBe(result);
    }

    [Fact]
    public async Task The_arguments_of_the_caller_are_not_echoed()
    {
        _functions.Add("quiet", static _ => new RemMap { ["done"] = true }, TestFunctions.Needs("name", Rem.CommandLines.UsageType.Text));

        Views.Text(await ReplyAsync("quiet", """{"name":"x"}""", Views.Author)).ShouldBe("""{"done":true}""");
    }

    [Fact]
    public async Task Empty_texts_at_the_end_of_a_list_stay()
    {
        Views.Text(await ReplyAsync("list", """{"items":["a","",""]}""", Views.Author)).ShouldBe("""["a","",""]""");
    }

    [Fact]
    public async Task A_call_sees_its_arguments_with_defaults_filled_in()
    {
        Views.Text(await ReplyAsync("input", """{"file":"data/a.csv","name":5}""", Views.Author)).ShouldBe(
            """{"name":5,"count":3,"loud":false,"tags":[],"file":"/srv/plans/data/a.csv"}""");
    }

    [Fact]
    public async Task All_arguments_that_do_not_fit_are_in_one_problem()
    {
        var reply = await ReplyAsync("input", """{"count":"x","loud":"maybe","tags":"a","nam":1}""", Views.Other);

        reply.Status.ShouldBe(400);
        reply.ContentType.ShouldBe("application/problem+json");
        Views.Text(reply).ShouldBe(
            """
            {"title":"Bad Request","status":400,"detail":"the function 'input' takes no 'nam'; the function 'input' needs 'name', which is not given; 'count' of the function 'input' must be an integer, got text 'x'; 'loud' of the function 'input' must be true or false, got text 'maybe'; 'tags' of the function 'input' must be a list of texts, got text 'a'","code":"REM5002","arguments":[{"name":"nam","expected":"no such argument","got":"integer 1","message":"the function 'input' takes no 'nam'"},{"name":"name","expected":"a text","got":"nothing","message":"the function 'input' needs 'name', which is not given"},{"name":"count","expected":"an integer","got":"text 'x'","message":"'count' of the function 'input' must be an integer, got text 'x'"},{"name":"loud","expected":"true or false","got":"text 'maybe'","message":"'loud' of the function 'input' must be true or false, got text 'maybe'"},{"name":"tags","expected":"a list of texts","got":"text 'a'","message":"'tags' of the function 'input' must be a list of texts, got text 'a'"}]}
            """);
        _functions.Calls.ShouldBe(0);
    }

    [Theory]
    [InlineData("{", "the body is no JSON that can be kept: expected a key in double quotes, got the end (line 1, column 2)")]
    [InlineData("""{"value":1,"value":2}""", "the body is no JSON that can be kept: the key 'value' comes twice (line 1, column 12)")]
    [InlineData("[12345678901234567890]", "the body is no JSON that can be kept: an integer is outside 64 bits (line 1, column 2)")]
    [InlineData("5", "the body must be a map of arguments, a list of them or nothing, got integer 5")]
    [InlineData("\"x\"", "the body must be a map of arguments, a list of them or nothing, got text 'x'")]
    [InlineData("a=1&b=2", "the body is no JSON that can be kept: expected a value, got 'a' (line 1, column 1)")]
    public async Task A_body_that_cannot_be_read_is_a_problem(string body, string detail)
    {
        var reply = await ReplyAsync("echo", body, Views.Other);

        reply.Status.ShouldBe(400);
        Problem(reply)["detail"].ShouldBe(detail);
        Problem(reply)["code"].ShouldBe("REM8101");
        _functions.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_a_problem()
    {
        var reply = await new JsonCallProtocol(RpcLimits.Default).AnswerAsync("echo", new ReadOnlySequence<byte>([(byte)'"', 0xc3, (byte)'"']), _functions, Views.Other, CancellationToken.None);

        Problem(reply)["detail"].ShouldBe("the body is no JSON: the bytes are no UTF-8");
    }

    [Fact]
    public async Task A_body_in_several_pieces_is_read_as_one()
    {
        var first = new Piece("[\""u8.ToArray(), 0);
        var last = first.Append([0xc3]).Append([0xa9, .. "\"]"u8]);

        var reply = await new JsonCallProtocol(RpcLimits.Default).AnswerAsync("echo", new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length), _functions, Views.Other, CancellationToken.None);

        Views.Text(reply).ShouldBe("\"é\"");
    }

    [Fact]
    public async Task An_unknown_function_is_not_found()
    {
        var reply = await ReplyAsync("substract", "{", Views.Other);

        reply.Status.ShouldBe(404);
        Views.Text(reply).ShouldBe("""{"title":"Not Found","status":404,"detail":"there is no function 'substract'","code":"REM8102","hint":"did you mean 'subtract'?"}""");
    }

    [Fact]
    public async Task A_failure_gives_its_id_and_to_who_writes_plans_its_place()
    {
        var hidden = await ReplyAsync("fail", "", Views.Other);
        var shown = await ReplyAsync("fail", "", Views.Author);

        hidden.Status.ShouldBe(500);
        Views.Text(hidden).ShouldBe("""{"title":"Internal Server Error","status":500,"detail":"the function failed; the log has the reason under req-1","code":"REM9999","request":"req-1"}""");
        shown.Status.ShouldBe(500);
        Views.Text(shown).ShouldBe("""{"title":"Internal Server Error","status":500,"detail":"the disk is full","code":"REM9999","hint":"delete something","at":"plans/ops.yaml:2:1","trail":"main > clean","request":"req-1","shown":"plans/ops.yaml:2:1: error REM9999: the disk is full. Delete something.\n    2 | secret text: 2\n      | ^^^^^^\n  in main > clean\n"}""");
    }

    [Fact]
    public async Task A_function_over_its_time_has_a_status_of_its_own()
    {
        _functions.Add("slow", static _ => throw new PlanException(WebErrors.Timeout, SourceSpan.None, "it took longer than 30s"));

        var reply = await ReplyAsync("slow", "", Views.Other);

        reply.Status.ShouldBe(504);
        Problem(reply)["title"].ShouldBe("Gateway Timeout");
    }

    [Fact]
    public async Task A_defect_shows_nothing_to_anybody_but_the_log()
    {
        var heard = new List<string>();

        var reply = await ReplyAsync("defect", "", Views.Author with { Failed = (_, error) => heard.Add(error.Message) });

        Views.Text(reply).ShouldBe("""{"title":"Internal Server Error","status":500,"detail":"REM failed; the log has the reason under req-1","code":"REM1499","request":"req-1"}""");
        heard.ShouldBe(["a thing that nobody thought of"]);
    }

    [Fact]
    public async Task A_flood_of_wrong_names_is_counted_and_not_listed()
    {
        var body = "{" + string.Join(',', Enumerable.Range(0, 5000).Select(static i => $"\"n{i}\":1")) + "}";

        var reply = await ReplyAsync("echo", body, Views.Other);

        Problem(reply)["detail"].ShouldBe("the function 'echo' takes one argument, got 5000");
        reply.Body.Length.ShouldBeLessThan(500);
    }

    [Fact]
    public async Task What_JSON_has_no_way_to_say_is_text()
    {
        _functions.Add("odd", static _ => RemList.Of(double.NaN, double.NegativeInfinity, "\ud800"));

        Views.Text(await ReplyAsync("odd", "", Views.Author)).ShouldBe("""[".nan","-.inf","\ud800"]""");
    }

    private static RemMap Problem(RpcReply reply)
    {
        JsonReader.TryRead(Views.Text(reply), 64, out var value, out var wrong).ShouldBeTrue(wrong);
        return (RemMap)value!;
    }

    private ValueTask<RpcReply> ReplyAsync(string function, string body, ErrorView view) =>
        new JsonCallProtocol(RpcLimits.Default).AnswerAsync(function, Views.Bytes(body), _functions, view, CancellationToken.None);

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] bytes, long before)
        {
            Memory = bytes;
            RunningIndex = before;
        }

        public Piece Append(byte[] bytes)
        {
            var next = new Piece(bytes, RunningIndex + Memory.Length);
            Next = next;
            return next;
        }
    }
}
