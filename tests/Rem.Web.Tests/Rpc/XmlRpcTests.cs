using System.Buffers;
using System.Text;
using Rem.CommandLines;
using Rem.Rpc;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Rpc;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Rpc;

/// <summary>XML-RPC: the values both ways, faults, the methods of the protocol itself, and what is refused.</summary>
public sealed class XmlRpcTests
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<methodResponse>";

    private readonly TestFunctions _functions = TestFunctions.Usual();

    [Fact]
    public async Task A_call_is_answered_with_its_result()
    {
        var reply = await ReplyAsync("""
            <?xml version="1.0"?>
            <methodCall>
              <methodName>subtract</methodName>
              <params>
                <param><value><i4>42</i4></value></param>
                <param> <value> <int> 23 </int> </value> </param>
              </params>
            </methodCall>
            """, Views.Author);

        reply.Status.ShouldBe(200);
        reply.ContentType.ShouldBe("text/xml; charset=utf-8");
        Views.Text(reply).ShouldBe(Head + "<params><param><value><int>19</int></value></param></params></methodResponse>");
    }

    [Theory]
    [InlineData("<int>5</int>", "5")]
    [InlineData("<i4>-5</i4>", "-5")]
    [InlineData("<i4>+5</i4>", "5")]
    [InlineData("<i8>9223372036854775807</i8>", "9223372036854775807")]
    [InlineData("<ex:i8 xmlns:ex='urn:any'>7</ex:i8>", "7")]
    [InlineData("<boolean>1</boolean>", "true")]
    [InlineData("<boolean>0</boolean>", "false")]
    [InlineData("<double>-12.53</double>", "-12.53")]
    [InlineData("<double>1e+300</double>", "1e+300")]
    [InlineData("<double>5</double>", "5.0")]
    [InlineData("<double>nan</double>", "\".nan\"")]
    [InlineData("<string>a &lt;b&gt; &amp;amp;</string>", "\"a <b> &amp;\"")]
    [InlineData("<string></string>", "\"\"")]
    [InlineData("<string/>", "\"\"")]
    [InlineData("  plain text ", "\"  plain text \"")]
    [InlineData("", "\"\"")]
    [InlineData("<![CDATA[<a>]]>&#x20;b", "\"<a> b\"")]
    [InlineData("<string>a<!-- not said -->b</string>", "\"ab\"")]
    [InlineData("<dateTime.iso8601>19980717T14:08:55</dateTime.iso8601>", "\"1998-07-17T14:08:55\"")]
    [InlineData("<base64>eW91 IGNh\nbid0</base64>", "\"eW91IGNhbid0\"")]
    [InlineData("<nil/>", "null")]
    [InlineData("<nil></nil>", "null")]
    [InlineData("<array><data/></array>", "[]")]
    [InlineData("<array><data><value>a</value> <value><array><data><value><int>1</int></value></data></array></value></data></array>", "[\"a\",[1]]")]
    [InlineData("<struct/>", "{}")]
    [InlineData("<struct><member><name>b</name><value><int>1</int></value></member><member><name> a </name><value/></member></struct>", "{\"b\":1,\" a \":\"\"}")]
    public void Values_come_as_the_plan_language_has_them(string value, string json)
    {
        var message = ReadCall(value, out var wrong);

        wrong.ShouldBe("");
        ValueText.Json(message!.Parameters[0]).ShouldBe(json);
    }

    [Theory]
    [InlineData("<int>x</int>", "expected an integer of 64 bits in <int>")]
    [InlineData("<int></int>", "expected an integer of 64 bits in <int>")]
    [InlineData("<i8>9223372036854775808</i8>", "expected an integer of 64 bits in <i8>")]
    [InlineData("<boolean>true</boolean>", "expected 0 or 1 in <boolean>")]
    [InlineData("<double>1e999</double>", "expected a number in <double>")]
    [InlineData("<dateTime.iso8601>yesterday</dateTime.iso8601>", "expected a time such as 20261120T09:30:00 in <dateTime.iso8601>")]
    [InlineData("<base64>*</base64>", "expected base 64 in <base64>")]
    [InlineData("<float>1</float>", "expected string, int, i4")]
    [InlineData("text <int>1</int>", "expected either text or an element in <value>, got both")]
    [InlineData("<int>1</int><int>2</int>", "expected </value>, got <int>")]
    [InlineData("<struct><member><value/></member></struct>", "expected <name>, got <value>")]
    [InlineData("<struct><member><name>a</name><value/></member><member><name>a</name><value/></member></struct>", "expected each member of a struct once, got 'a' twice")]
    [InlineData("<array><value/></array>", "expected <data>, got <value>")]
    [InlineData("<array/>", "expected <data>, got <array>")]
    [InlineData("<int>1<b/></int>", "expected </int>, got <b>")]
    [InlineData("<int>1</i4>", "it is no XML: ")]
    [InlineData("&unknown;", "it is no XML: ")]
    [InlineData("&#1;", "it is no XML: ")]
    [InlineData("\u0001", "it is no XML: ")]
    public void What_is_no_value_is_refused_with_its_place(string value, string says)
    {
        ReadCall(value, out var wrong).ShouldBeNull();

        wrong.ShouldStartWith(says);
        wrong.ShouldMatch("[Ll]ine 1, (column|position) [0-9]+");
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("<methodCall/>")]
    [InlineData("<methodCall><methodName>a</methodName></methodCall><more/>")]
    [InlineData("<methodCall><methodName>a</methodName><params/><params/></methodCall>")]
    [InlineData("<methodCall><methodName>a</methodName><params><value/></params></methodCall>")]
    [InlineData("<call/>")]
    [InlineData("<methodCall><methodName>a</methodName>")]
    public async Task What_is_no_call_is_a_fault(string document)
    {
        var fault = await FaultAsync(document);

        fault.Code.ShouldBe(-32700);
    }

    [Theory]
    [InlineData("<!DOCTYPE methodCall>")]
    [InlineData("<!DOCTYPE methodCall [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>")]
    [InlineData("<!DOCTYPE methodCall SYSTEM 'http://127.0.0.1:1/x.dtd'>")]
    [InlineData("<!DOCTYPE lolz [<!ENTITY a 'x'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>")]
    public async Task A_document_type_is_refused(string type)
    {
        var fault = await FaultAsync(type + "<methodCall><methodName>echo</methodName><params><param><value>&x;</value></param></params></methodCall>");

        fault.Code.ShouldBe(-32700);
        fault.Text.ShouldBe("it has a document type, which is refused");
        _functions.Calls.ShouldBe(0);
    }

    [Fact]
    public void Values_nest_to_64_levels()
    {
        ReadCall(Nested(63), out var wrong).ShouldNotBeNull(wrong);
        ReadCall(Nested(64), out wrong).ShouldBeNull();
        wrong.ShouldStartWith("expected at most 64 levels of lists and maps, which is exceeded");

        static string Nested(int levels) =>
            string.Concat(Enumerable.Repeat("<array><data><value>", levels)) + "x" + string.Concat(Enumerable.Repeat("</value></data></array>", levels));
    }

    [Fact]
    public void The_number_of_values_is_limited()
    {
        ReadCall("<array><data>" + string.Concat(Enumerable.Repeat("<value/>", 99_999)) + "</data></array>", out var wrong).ShouldNotBeNull(wrong);
        ReadCall("<array><data>" + string.Concat(Enumerable.Repeat("<value/>", 100_000)) + "</data></array>", out wrong).ShouldBeNull();
        wrong.ShouldStartWith("expected at most 100000 values, which is exceeded");
    }

    [Fact]
    public void A_document_may_say_its_encoding()
    {
        const string Document = "<?xml version=\"1.0\" encoding=\"ENC\"?><methodCall><methodName>é</methodName></methodCall>";

        foreach (var encoding in new[] { Encoding.UTF8, Encoding.Latin1, Encoding.Unicode })
        {
            byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes(Document.Replace("ENC", encoding.WebName, StringComparison.Ordinal))];
            XmlRpcReader.Read(new MemoryStream(bytes), 64, 100, out var wrong)!.Method.ShouldBe("é", wrong);
        }
    }

    [Theory]
    [InlineData("x-none")]
    [InlineData("utf-7")]
    public void An_encoding_that_is_not_known_is_refused(string encoding)
    {
        var bytes = Encoding.ASCII.GetBytes($"<?xml version=\"1.0\" encoding=\"{encoding}\"?><methodCall><methodName>a</methodName></methodCall>");

        XmlRpcReader.Read(new MemoryStream(bytes), 64, 100, out var wrong).ShouldBeNull();
        wrong.ShouldStartWith("it is no XML: ");
    }

    [Theory]
    [InlineData(2147483647L, "<int>2147483647</int>")]
    [InlineData(-2147483648L, "<int>-2147483648</int>")]
    [InlineData(2147483648L, "<i8>2147483648</i8>")]
    [InlineData(long.MinValue, "<i8>-9223372036854775808</i8>")]
    [InlineData(1.5, "<double>1.5</double>")]
    [InlineData(-0.0, "<double>-0.0</double>")]
    [InlineData(1e21, "<double>1000000000000000000000.0</double>")]
    [InlineData(-1.5e-7, "<double>-0.00000015</double>")]
    [InlineData(1.2345e20, "<double>123450000000000000000.0</double>")]
    [InlineData(double.PositiveInfinity, "<string>.inf</string>")]
    [InlineData(true, "<boolean>1</boolean>")]
    [InlineData(null, "<nil/>")]
    [InlineData("", "<string></string>")]
    [InlineData("a<b>&\r\n\t\u007f é\ufffd\U0001f600", "<string>a&lt;b&gt;&amp;&#13;\n\t\u007f é\ufffd\U0001f600</string>")]
    public void Values_are_written_as_XML_RPC_has_them(object? value, string xml)
    {
        var text = Encoding.UTF8.GetString(XmlRpcWriter.Answer(value, 10_000));

        text.ShouldBe($"{Head}<params><param><value>{xml}</value></param></params></methodResponse>");
    }

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var random = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var value = RandomValues.Next(random, 4);
            var bytes = XmlRpcWriter.Answer(value, 1_000_000);

            var message = XmlRpcReader.Read(new MemoryStream(bytes), 64, 100_000, out var wrong);

            wrong.ShouldBe("", $"round {i} of seed 5: {ValueText.Json(value)}");
            ValueText.Json(message!.Result).ShouldBe(ValueText.Json(value), $"round {i} of seed 5");
        }
    }

    [Theory]
    [InlineData(0x0001, "\\u0001")]
    [InlineData(0x0000, "\\u0000")]
    [InlineData(0xfffe, "\\ufffe")]
    [InlineData(0xd800, "\\ud800")]
    [InlineData(0xdc00, "\\udc00")]
    public async Task A_result_that_XML_cannot_hold_is_a_fault_and_no_broken_XML(int character, string shown)
    {
        var text = $"a{(char)character}b";
        _functions.Add("bad", _ => RemList.Of("fine", new RemMap { ["a"] = text }));

        var fault = await FaultAsync(Call("bad"));

        fault.Code.ShouldBe(-32500);
        fault.Text.ShouldStartWith("REM2224: ");
        fault.Text.ShouldContain($"holds the character {shown}, which XML cannot hold");
    }

    [Fact]
    public async Task A_key_that_XML_cannot_hold_is_a_fault_too()
    {
        _functions.Add("bad", static _ => new RemMap { ["\u0007"] = 1L });

        (await FaultAsync(Call("bad"))).Text.ShouldContain("holds the character \\u0007");
    }

    [Fact]
    public async Task A_fault_is_XML_whatever_its_message_holds()
    {
        var fault = await FaultAsync(Call("a\u00a0<&>"));

        fault.ShouldBe(new XmlRpcFault(-32601, "REM8102: there is no function 'a\u00a0<&>'"));
    }

    [Fact]
    public async Task All_arguments_that_do_not_fit_are_named_at_once()
    {
        var fault = await FaultAsync(Call("subtract", "<value>x</value>", "<value><double>1.5</double></value>", "<value/>"));

        fault.ShouldBe(new XmlRpcFault(-32602, "REM5005: the function 'subtract' takes 2 arguments, got 3; 'minuend' of the function 'subtract' must be an integer, got text 'x'; 'subtrahend' of the function 'subtract' must be an integer, got float 1.5"));
        _functions.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task One_struct_is_the_arguments_by_name()
    {
        (await ResultAsync(Call("subtract", Struct("subtrahend", 23, "minuend", 42)))).ShouldBe(19L);
    }

    [Fact]
    public async Task One_struct_for_a_function_without_arguments_must_be_empty()
    {
        (await ResultAsync(Call("nothing", "<value><struct/></value>"))).ShouldBeNull();
        (await FaultAsync(Call("nothing", Struct("a", 1, "b", 2)))).Text.ShouldContain("takes no 'a'");
    }

    [Fact]
    public async Task A_struct_beside_others_is_a_value_of_its_place()
    {
        (await FaultAsync(Call("subtract", Struct("a", 1, "b", 2), "<value><int>1</int></value>"))).Text.ShouldContain("'minuend' of the function 'subtract' must be an integer, got map");
    }

    [Theory]
    [InlineData(true, "REM9999: the disk is full (plans/ops.yaml:2:1) – delete something")]
    [InlineData(false, "REM9999: the function failed; the log has the reason under req-1")]
    public async Task A_function_that_fails_is_a_fault_with_what_its_caller_may_see(bool isAuthor, string says)
    {
        var reply = await ReplyAsync(Call("fail"), isAuthor ? Views.Author : Views.Other);

        Read(reply).Fault.ShouldBe(new XmlRpcFault(-32500, says));
    }

    [Fact]
    public async Task A_defect_is_a_fault_without_its_text()
    {
        (await FaultAsync(Call("defect"))).ShouldBe(new XmlRpcFault(-32603, "REM1499: REM failed; the log has the reason under req-1"));
    }

    [Fact]
    public async Task An_answer_is_no_call()
    {
        (await FaultAsync("<methodResponse><params><param><value/></param></params></methodResponse>")).Code.ShouldBe(-32600);
    }

    [Fact]
    public async Task The_methods_are_listed_with_those_of_the_protocol()
    {
        var names = (RemList)(await ResultAsync(Call("system.listMethods")))!;

        names.ShouldBe([.. _functions.All.Select(static f => f.Name), "system.getCapabilities", "system.listMethods", "system.methodHelp", "system.methodSignature", "system.multicall"]);
    }

    [Fact]
    public async Task A_method_says_what_it_does_and_takes()
    {
        _functions.Add(new WebFunction("restart", [
            TestFunctions.Needs("host", UsageType.Text) with { About = "Which host." },
            TestFunctions.May("wait", UsageType.Number) with { HasDefault = true, Default = 1.5 },
            TestFunctions.May("force", UsageType.Flag),
            TestFunctions.May("tags", UsageType.List)], Role.Operator) { About = "Restarts a host.\n" }, static (_, _) => ValueTask.FromResult<object?>(null));

        (await ResultAsync(Call("system.methodHelp", "<value>restart</value>"))).ShouldBe(
            "Restarts a host.\nhost: text, required – Which host.\nwait: number, default 1.5\nforce: flag\ntags: list");
        ValueText.Json(await ResultAsync(Call("system.methodSignature", "<value>restart</value>"))).ShouldBe(
            """[["undef","string"],["undef","string","double"],["undef","string","double","boolean"],["undef","string","double","boolean","array"]]""");
        ValueText.Json(await ResultAsync(Call("system.methodSignature", "<value>system.multicall</value>"))).ShouldBe("""[["array","array"]]""");
        (await ResultAsync(Call("system.methodHelp", "<value>system.listMethods</value>"))).ShouldBeOfType<string>().ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("system.methodHelp", "<value>none</value>", -32601)]
    [InlineData("system.methodHelp", "<value><int>1</int></value>", -32600)]
    [InlineData("system.listMethods", "<value>x</value>", -32600)]
    [InlineData("system.other", "<value>x</value>", -32601)]
    [InlineData("system.multicall", "<value>x</value>", -32600)]
    public async Task Methods_of_the_protocol_refuse_what_they_do_not_take(string method, string parameter, int code)
    {
        (await FaultAsync(Call(method, parameter))).Code.ShouldBe(code);
    }

    [Fact]
    public async Task The_extensions_are_listed()
    {
        var capabilities = (RemMap)(await ResultAsync(Call("system.getCapabilities")))!;

        capabilities.Keys.ShouldBe(["xmlrpc", "faults_interop", "introspection", "system.multicall", "nil"]);
        ((RemMap)capabilities["xmlrpc"]!)["specVersion"].ShouldBe(1L);
    }

    [Fact]
    public async Task Several_calls_in_one_end_each_for_itself_and_in_order()
    {
        var order = new List<string>();
        _functions.Add("note", input => order.AddAndGive((string)input["what"]!), TestFunctions.Needs("what", UsageType.Text));
        var calls = RemList.Of(
            Item("note", "a"),
            Item("fail"),
            Item("none"),
            Item("system.multicall"),
            new RemMap { ["methodName"] = "note" },
            "x",
            Item("note", "b"));

        var results = (RemList)(await ResultAsync(XmlRpcWriter.Call("system.multicall", RemList.Of(calls), 100_000)))!;

        results.Select(static r => r is RemList one ? one[0] : ((RemMap)r!)["faultCode"]).ShouldBe(["a", -32500L, -32601L, -32600L, -32600L, -32600L, "b"]);
        order.ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task A_result_among_several_that_XML_cannot_hold_is_the_fault_of_its_own_call()
    {
        _functions.Add("bad", static _ => "\u0001");

        var results = (RemList)(await ResultAsync(XmlRpcWriter.Call("system.multicall", RemList.Of(RemList.Of(Item("bad"), Item("echo", "x"))), 100_000)))!;

        ((RemMap)results[0]!)["faultCode"].ShouldBe(-32500L);
        ValueText.Json(results[1]).ShouldBe("[\"x\"]");
    }

    [Fact]
    public async Task Several_calls_in_one_are_limited_in_number()
    {
        var many = new RemList();
        for (var i = 0; i < 101; i++)
        {
            many.Add(Item("nothing"));
        }

        (await FaultAsync(XmlRpcWriter.Call("system.multicall", RemList.Of(many), 1_000_000))).Text.ShouldContain("takes at most 100 calls, got 101");
        _functions.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_over_the_limit_is_a_fault()
    {
        _functions.Add("long", static _ => new string('x', 2000));

        var reply = await new XmlRpcProtocol(new RpcLimits { AnswerCharacters = 1000 }).AnswerAsync(Views.Bytes(Call("long")), _functions, Views.Author, CancellationToken.None);

        Read(reply).Fault!.Text.ShouldBe("REM1505: a value would be longer as XML than the limit of 1000 characters");
    }

    private static RemMap Item(string method, params object?[] parameters) => new() { ["methodName"] = method, ["params"] = RemList.Of(parameters) };

    private static string Call(string method, params string[] values) =>
        $"<methodCall><methodName>{method.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)}</methodName><params>{string.Concat(values.Select(static v => $"<param>{v}</param>"))}</params></methodCall>";

    private static string Struct(string a, int valueOfA, string b, int valueOfB) =>
        $"<value><struct><member><name>{a}</name><value><int>{valueOfA}</int></value></member><member><name>{b}</name><value><int>{valueOfB}</int></value></member></struct></value>";

    private static XmlRpcMessage? ReadCall(string value, out string wrong) =>
        XmlRpcReader.Read(new MemoryStream(Encoding.UTF8.GetBytes($"<methodCall><methodName>a</methodName><params><param><value>{value}</value></param></params></methodCall>")), 64, 100_000, out wrong);

    private static XmlRpcMessage Read(RpcReply reply) =>
        XmlRpcReader.Read(new MemoryStream(reply.Body.ToArray()), 64, 100_000, out var wrong) ?? throw new InvalidOperationException(wrong);

    private async Task<object?> ResultAsync(string document)
    {
        var message = Read(await ReplyAsync(document, Views.Author));
        message.Fault.ShouldBeNull();
        return message.Result;
    }

    private async Task<XmlRpcFault> FaultAsync(string document) => Read(await ReplyAsync(document, Views.Author)).Fault.ShouldNotBeNull();

    private ValueTask<RpcReply> ReplyAsync(string document, ErrorView view) =>
        new XmlRpcProtocol(RpcLimits.Default).AnswerAsync(Views.Bytes(document), _functions, view, CancellationToken.None);
}

internal static class ListSteps
{
    public static string AddAndGive(this List<string> list, string item)
    {
        list.Add(item);
        return item;
    }
}
