using Rem.Values;

namespace Rem.Web.Rpc;

/// <summary>What `rpc.discover` gives: the functions that a caller may call, in the form of OpenRPC.</summary>
internal static class OpenRpcDocument
{
    /// <summary>The document.</summary>
    public static RemMap Of(IFunctions functions)
    {
        var methods = new RemList(functions.All.Count);
        foreach (var function in functions.All)
        {
            methods.Add(Method(function));
        }

        return new RemMap
        {
            ["openrpc"] = "1.3.2",
            ["info"] = new RemMap { ["title"] = "Functions", ["version"] = "1" },
            ["methods"] = methods,
        };
    }

    private static RemMap Method(WebFunction function)
    {
        var parameters = new RemList(function.Arguments.Count);
        foreach (var argument in function.Arguments)
        {
            parameters.Add(new RemMap { ["name"] = argument.Name, ["required"] = argument.IsRequired, ["schema"] = ArgumentSchema.Of(argument) });
        }

        var method = new RemMap { ["name"] = function.Name };
        if (function.About is not null)
        {
            method.Set("description", function.About);
        }

        method.Set("paramStructure", "either");
        method.Set("params", parameters);
        method.Set("result", new RemMap { ["name"] = "result", ["schema"] = new RemMap(0) });
        return method;
    }
}
