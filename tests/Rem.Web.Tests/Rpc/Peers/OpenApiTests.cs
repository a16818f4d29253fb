using System.Security.Cryptography;
using Rem.CommandLines;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Rpc;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Rpc.Peers;

/// <summary>The OpenAPI document, checked by the official schema; and that the check refuses what is broken.</summary>
public sealed class OpenApiTests
{
    private const string Schema = "openapi-3.1.schema.json";
    private static readonly string SchemaPath = Path.Combine(AppContext.BaseDirectory, "Rpc", "Peers", Schema);

    [Fact]
    public async Task The_schema_is_the_one_that_its_readme_names()
    {
        Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(SchemaPath))).ShouldBe("ac6ec6fe9d9d0cc380f16bf0ad123f90dc5b925772624c07f678421db171768d");
    }

    [Fact]
    public async Task The_documents_are_OpenAPI_3_1()
    {
        var none = new TestFunctions();

        (await CheckAsync(ValueText.Json(Document(Functions())), ValueText.Json(Document(none)), ValueText.Json(Document(TestFunctions.Usual())))).ShouldBe(["ok", "ok", "ok"]);
    }

    [Theory]
    [InlineData("\"openapi\":\"3.1.0\"", "\"openapi\":\"3.0.0\"")]
    [InlineData("\"title\":", "\"titel\":")]
    [InlineData("\"/rpc/restart\":", "\"rpc/restart\":")]
    [InlineData("\"description\":\"What the function gave.\",", "")]
    [InlineData("\"requestBody\":{\"required\":true,\"content\":", "\"requestBody\":{\"required\":true,\"contents\":")]
    [InlineData("\"required\":true,\"content\"", "\"required\":\"yes\",\"content\"")]
    [InlineData("\"scheme\":\"bearer\"", "\"schema\":\"bearer\"")]
    [InlineData("\"in\":\"cookie\"", "\"in\":\"jar\"")]
    [InlineData("\"200\":", "\"2x0\":")]
    [InlineData("\"post\":", "\"call\":")]
    [InlineData("\"type\":\"integer\",\"format\":\"int64\"", "\"type\":\"long\"")]
    [InlineData("\"additionalProperties\":false", "\"additionalProperties\":\"no\"")]
    [InlineData("\"minLength\":1", "\"minLength\":-1")]
    [InlineData("\"required\":[\"host\",\"count\"]", "\"required\":\"host\"")]
    [InlineData("#/components/schemas/Problem", "#/components/schemas/Problems")]
    [InlineData("\"security\":[{\"token\":[]}", "\"security\":[{\"tokens\":[]}")]
    [InlineData("\"operationId\":\"host.look\"", "\"operationId\":\"restart\"")]
    public async Task The_check_refuses_a_broken_document(string part, string broken)
    {
        var document = ValueText.Json(Document(Functions()));
        document.ShouldContain(part, Case.Sensitive);

        var said = (await CheckAsync(document.Replace(part, broken, StringComparison.Ordinal))).ShouldHaveSingleItem();

        said.ShouldNotBe("ok");
    }

    [Fact]
    public void A_function_is_a_path_with_its_arguments()
    {
        var operation = (RemMap)((RemMap)((RemMap)Document(Functions())["paths"]!)["/rpc/restart"]!)["post"]!;

        ValueText.Json(operation["requestBody"]).ShouldBe(
            """{"required":true,"content":{"application/json":{"schema":{"type":"object","properties":{"host":{"type":"string","description":"Which host."},"count":{"type":"integer","format":"int64"},"wait":{"type":"number","default":1.5},"force":{"type":"boolean"},"tags":{"type":"array","items":{"type":"string"},"default":["a"]},"ports":{"type":"array","items":{"type":"integer","format":"int64"}},"file":{"type":"string","minLength":1}},"additionalProperties":false,"required":["host","count"]}}}}""");
        operation["summary"].ShouldBe("Restarts a host.");
        operation["x-rem-role"].ShouldBe("operator");
        ((RemMap)operation["responses"]!).Keys.ShouldBe(["200", "400", "404", "500", "504", "401"]);
    }

    [Fact]
    public void What_anyone_may_call_needs_no_token()
    {
        var operation = (RemMap)((RemMap)((RemMap)Document(Functions())["paths"]!)["/rpc/host.look"]!)["post"]!;

        ValueText.Json(operation["security"]).ShouldBe("""[{},{"token":[]}]""");
        ((RemMap)operation["responses"]!).ContainsKey("401").ShouldBeFalse();
    }

    private static TestFunctions Functions() => new TestFunctions()
        .Add(new WebFunction("restart",
        [
            TestFunctions.Needs("host", UsageType.Text) with { About = "Which host." },
            TestFunctions.Needs("count", UsageType.Integer),
            TestFunctions.May("wait", UsageType.Number) with { HasDefault = true, Default = 1.5 },
            TestFunctions.May("force", UsageType.Flag),
            TestFunctions.May("tags", UsageType.List) with { HasDefault = true, Default = RemList.Of("a") },
            TestFunctions.May("ports", UsageType.Integer) with { IsRemaining = true },
            TestFunctions.May("file", UsageType.Path),
        ], Role.Operator) { About = "Restarts a host.\nAnd waits for it." }, static (_, _) => default)
        .Add(new WebFunction("host.look", [], Role.Anyone) { IsSafe = true }, static (_, _) => default);

    private static RemMap Document(IFunctions functions) => new OpenApiDocument(new OpenApiFacts("ops \"site\"", "1.2")).Of(functions);

    private static async Task<string[]> CheckAsync(params string[] documents) =>
        (await Python.RunAsync("openapi_check.py", string.Join('\n', documents), SchemaPath)).TrimEnd('\n').Split('\n');
}
