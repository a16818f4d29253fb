using Rem.CommandLines;
using Rem.Values;

namespace Rem.Web.Rpc;

/// <summary>The JSON Schema (2020-12) of declared arguments.</summary>
internal static class ArgumentSchema
{
    /// <summary>The schema of one argument.</summary>
    public static RemMap Of(UsageEntry argument)
    {
        var schema = argument.IsGathered
            ? new RemMap { ["type"] = "array", ["items"] = OfType(argument.Type == UsageType.List ? UsageType.Text : argument.Type) }
            : OfType(argument.Type);
        if (argument.About is not null)
        {
            schema.Set("description", argument.About);
        }

        if (argument.HasDefault && argument.Default is not null)
        {
            schema.Set("default", argument.Default);
        }

        return schema;
    }

    /// <summary>The schema of all arguments of a function as one object.</summary>
    public static RemMap Of(WebFunction function)
    {
        var properties = new RemMap(function.Arguments.Count);
        var required = new RemList();
        foreach (var argument in function.Arguments)
        {
            properties.Set(argument.Name, Of(argument));
            if (argument.IsRequired)
            {
                required.Add(argument.Name);
            }
        }

        var schema = new RemMap { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Count > 0)
        {
            schema.Set("required", required);
        }

        return schema;
    }

    private static RemMap OfType(UsageType type) => type switch
    {
        UsageType.Flag => new RemMap { ["type"] = "boolean" },
        UsageType.Integer => new RemMap { ["type"] = "integer", ["format"] = "int64" },
        UsageType.Number => new RemMap { ["type"] = "number" },
        UsageType.Path => new RemMap { ["type"] = "string", ["minLength"] = 1L },
        _ => new RemMap { ["type"] = "string" },
    };
}
