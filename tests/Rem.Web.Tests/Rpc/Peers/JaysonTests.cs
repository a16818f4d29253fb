using System.Diagnostics;
using System.Text;
using Rem.Values;
using Rem.Web.Rpc;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Rpc.Peers;

/// <summary>
/// The npm package jayson 5.0.0 as a client: what it sent, and our answers that it read as `got` says, are kept in
/// `jayson.json`, so that the test needs no npm. Recorded anew by `REM_RECORD=FOLDER`, a folder of modules that has jayson.
/// </summary>
public sealed class JaysonTests
{
    private static readonly string Recording = Path.Combine(AppContext.BaseDirectory, "Rpc", "Peers", "jayson.json");

    [Fact]
    public async Task What_jayson_sends_is_answered_as_it_reads_it()
    {
        if (Environment.GetEnvironmentVariable("REM_RECORD") is { Length: > 0 } modules)
        {
            await RecordAsync(modules);
        }

        JsonReader.TryRead(await File.ReadAllTextAsync(Recording), 64, out var recorded, out var wrong).ShouldBeTrue(wrong);
        var calls = (RemList)((RemMap)recorded!)["calls"]!;

        calls.Count.ShouldBe(9);
        foreach (var call in calls.Cast<RemMap>())
        {
            var reply = await new JsonRpcProtocol(RpcLimits.Default).AnswerAsync(Views.Bytes((string)call["request"]!), TestFunctions.Usual(), Views.Author, CancellationToken.None);
            Views.Text(reply).ShouldBe((string)call["answer"]!);
        }
    }

    [Fact]
    public async Task Jayson_read_the_answers_as_they_were_meant()
    {
        JsonReader.TryRead(await File.ReadAllTextAsync(Recording), 64, out var recorded, out var wrong).ShouldBeTrue(wrong);
        var got = (RemList)((RemMap)recorded!)["got"]!;

        got.Select(Meant).ShouldBe(
        [
            "19 of \"id-1\"", "19 of 7", "[\"a\",\"\",1.5,true,\"é \u2028 \U0001f600 \\\"\\\\\"] of \"x\"", "null of 0", "null", "-32602 of 1", "-32601 of 1", "-32000 of 1",
            "1 of \"a\", -32000 of \"b\"",
        ]);
    }

    private static string Meant(object? answer) => answer switch
    {
        RemList batch => string.Join(", ", batch.Select(Meant)),
        RemMap map => (map.TryGetValue("error", out var error) ? ValueText.Of(((RemMap)error!)["code"]) : ValueText.Json(map["result"])) + " of " + ValueText.Json(map["id"]),
        _ => ValueText.Json(answer),
    };

    private static async Task RecordAsync(string modules)
    {
        using var server = new RpcServer(TestFunctions.Usual());
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, Environment = { ["NODE_PATH"] = modules } };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Rpc", "Peers", "jayson_client.js"));
        start.ArgumentList.Add(server.Url + "/rpc");
        using var node = Process.Start(start)!;
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0);
        var text = new StringBuilder("{\"calls\":[");
        foreach (var (request, answer) in server.Seen)
        {
            text.Append(text.Length > 10 ? ",\n" : "\n")
                .Append(ValueText.Json(new RemMap { ["request"] = Encoding.UTF8.GetString(request), ["answer"] = Encoding.UTF8.GetString(answer) }));
        }

        text.Append("\n],\n\"got\":").Append(output.TrimEnd()).Append("}\n");
        await File.WriteAllTextAsync(Recording, text.ToString());
    }
}
