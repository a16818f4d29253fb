using Rem.Values;
using Rem.Web.Access;

namespace Rem.Web.Rpc;

/// <summary>The OpenAPI 3.1 document of the functions that a caller may call by plain JSON.</summary>
internal sealed class OpenApiDocument(OpenApiFacts facts)
{
    private const string ProblemReference = "#/components/schemas/Problem";

    /// <summary>The document.</summary>
    public RemMap Of(IFunctions functions)
    {
        var paths = new RemMap(functions.All.Count);
        foreach (var function in functions.All)
        {
            paths.Set(facts.Path + function.Name, new RemMap { ["post"] = Operation(function) });
        }

        return new RemMap
        {
            ["openapi"] = "3.1.0",
            ["info"] = new RemMap { ["title"] = facts.Title, ["version"] = facts.Version },
            ["servers"] = RemList.Of(new RemMap { ["url"] = facts.Server }),
            ["paths"] = paths,
            ["components"] = new RemMap { ["schemas"] = new RemMap { ["Problem"] = ProblemSchema() }, ["securitySchemes"] = SecuritySchemes() },
        };
    }

    private static RemMap Operation(WebFunction function)
    {
        var operation = new RemMap { ["operationId"] = function.Name, ["summary"] = function.About?.Split('\n')[0] ?? function.Name };
        if (function.About is not null)
        {
            operation.Set("description", function.About);
        }

        operation.Set("requestBody", RequestBody(function));
        operation.Set("responses", Responses(function));
        operation.Set("security", Security(function));
        operation.Set("x-rem-role", RoleName(function.Role));
        operation.Set("x-rem-safe", function.IsSafe);
        return operation;
    }

    private static RemMap RequestBody(WebFunction function)
    {
        var isRequired = false;
        foreach (var argument in function.Arguments)
        {
            isRequired |= argument.IsRequired;
        }

        return new RemMap { ["required"] = isRequired, ["content"] = Content(JsonCallProtocol.ContentType, ArgumentSchema.Of(function)) };
    }

    private static RemMap Responses(WebFunction function)
    {
        var responses = new RemMap
        {
            ["200"] = new RemMap { ["description"] = "What the function gave.", ["content"] = Content(JsonCallProtocol.ContentType, new RemMap(0)) },
            ["400"] = Problem("The body cannot be read, or arguments do not fit; nothing has run."),
            ["404"] = Problem("There is no such function, or the caller may not call it."),
            ["500"] = Problem("The function failed."),
            ["504"] = Problem("The function took longer than it may."),
        };
        if (function.Role != Role.Anyone)
        {
            responses.Set("401", Problem("Nobody has said who calls."));
        }

        return responses;
    }

    private static RemMap Problem(string description) => new()
    {
        ["description"] = description,
        ["content"] = Content(JsonCallProtocol.ProblemType, new RemMap { ["$ref"] = ProblemReference }),
    };

    private static RemMap Content(string type, RemMap schema) => new() { [type] = new RemMap { ["schema"] = schema } };

    private static RemList Security(WebFunction function) => function.Role == Role.Anyone
        ? RemList.Of(new RemMap(0), new RemMap { ["token"] = new RemList(0) })
        : RemList.Of(new RemMap { ["token"] = new RemList(0) }, new RemMap { ["session"] = new RemList(0), ["csrf"] = new RemList(0) });

    private static string RoleName(Role role) => role switch
    {
        Role.Anyone => "anyone",
        Role.Viewer => "viewer",
        Role.Operator => "operator",
        Role.Author => "author",
        _ => "admin",
    };

    private RemMap SecuritySchemes() => new()
    {
        ["token"] = new RemMap { ["type"] = "http", ["scheme"] = "bearer" },
        ["session"] = new RemMap { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = facts.Cookie },
        ["csrf"] = new RemMap { ["type"] = "apiKey", ["in"] = "header", ["name"] = facts.CsrfHeader },
    };

    private static RemMap ProblemSchema() => new()
    {
        ["type"] = "object",
        ["required"] = RemList.Of("title", "status", "detail", "code"),
        ["properties"] = new RemMap
        {
            ["title"] = Text("The HTTP status in words."),
            ["status"] = new RemMap { ["type"] = "integer", ["description"] = "The HTTP status." },
            ["detail"] = Text("What is wrong."),
            ["code"] = Text("The kind of error: REM and four digits."),
            ["hint"] = Text("How to mend it."),
            ["at"] = Text("File, line and column in the plan; only for who writes plans."),
            ["trail"] = Text("The way to that place; only for who writes plans."),
            ["request"] = Text("The id under which the log has the error."),
            ["arguments"] = new RemMap { ["type"] = "array", ["items"] = ArgumentProblem() },
        },
    };

    private static RemMap ArgumentProblem() => new()
    {
        ["type"] = "object",
        ["required"] = RemList.Of("name", "expected", "got", "message"),
        ["properties"] = new RemMap
        {
            ["name"] = Text("The argument."),
            ["expected"] = Text("What it takes."),
            ["got"] = Text("What was given."),
            ["message"] = Text("Both in one sentence."),
        },
    };

    private static RemMap Text(string description) => new() { ["type"] = "string", ["description"] = description };
}
