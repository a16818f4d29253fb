using Rem.Values;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Rpc.Peers;

/// <summary>Python's `xmlrpc.client`, which many operators' scripts use.</summary>
public sealed class PythonXmlRpcTests
{
    [Fact]
    public async Task Python_calls_every_kind_of_method_and_reads_every_kind_of_answer()
    {
        var functions = TestFunctions.Usual()
            .Add("large", static _ => RemList.Of(9223372036854775807L, -2147483649L, "a\r\n", new RemMap { ["inner"] = new RemMap(0) }))
            .Add("unwritable", static _ => "\u0001");
        using var server = new RpcServer(functions);

        var lines = (await Python.RunAsync("xmlrpc_client.py", "", server.Url + "/RPC2")).TrimEnd('\n').Split('\n');

        lines.ShouldBe(
        [
            """{"type": "int", "value": 19}""",
            """{"type": "int", "value": 19}""",
            """{"type": "list", "value": ["a", "", 1, -2147483648, 2.5, 1e+300, true, "<&>\n \u00e9 \ud83d\ude00"]}""",
            """{"type": "list", "value": ["2026-11-20T09:30:00", "Ynl0ZXM="]}""",
            """{"type": "list", "value": [9223372036854775807, -2147483649, "a\r\n", {"inner": {}}]}""",
            """{"type": "NoneType", "value": null}""",
            """{"fault": -32602, "text": "REM5003: 'minuend' of the function 'subtract' must be an integer, got text 'x'; the function 'subtract' needs 'subtrahend', which is not given"}""",
            """{"fault": -32601, "text": "REM8102: there is no function 'none_of_this'"}""",
            """{"fault": -32500, "text": "REM9999: the disk is full (plans/ops.yaml:2:1) \u2013 delete something"}""",
            """{"fault": -32500, "text": "REM2224: '\ufffd' holds the character \\u0001, which XML cannot hold \u2013 take the character out, or call by JSON-RPC"}""",
            """{"type": "list", "value": ["defect", "echo", "fail", "input", "large", "list", "nothing", "subtract", "unwritable", "system.getCapabilities", "system.listMethods", "system.methodHelp", "system.methodSignature", "system.multicall"]}""",
            """{"type": "str", "value": "Does subtract.\nminuend: integer, required\nsubtrahend: integer, required"}""",
            """{"type": "list", "value": [["undef", "int", "int"]]}""",
            """[{"type": "int", "value": 19}, {"fault": -32500, "text": "REM9999: the disk is full (plans/ops.yaml:2:1) \u2013 delete something"}, {"type": "list", "value": ["a", ""]}]""",
        ]);
    }
}
