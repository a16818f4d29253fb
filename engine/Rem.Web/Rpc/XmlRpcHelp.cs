using System.Text;
using Rem.CommandLines;
using Rem.Values;

namespace Rem.Web.Rpc;

/// <summary>What `system.methodHelp` and `system.methodSignature` say.</summary>
internal static class XmlRpcHelp
{
    private const string Unknown = "undef"; // a function says nothing about its result

    /// <summary>What a function does, and a line for each argument.</summary>
    public static string Text(WebFunction function)
    {
        var text = new StringBuilder(function.About?.TrimEnd());
        foreach (var argument in function.Arguments)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(argument.Name).Append(": ").Append(UsageTypes.Names[(int)argument.Type]);
            text.Append(argument.IsRequired ? ", required" : argument is { HasDefault: true, Default: not null } ? $", default {ValueText.Of(argument.Default)}" : "");
            text.Append(argument.About is null ? "" : " – " + argument.About);
        }

        return text.ToString();
    }

    /// <summary>A signature for each number of arguments that may be given: the type of the result, then those of the arguments.</summary>
    public static RemList Signatures(WebFunction function)
    {
        var signatures = new RemList();
        var signature = RemList.Of(Unknown);
        foreach (var argument in function.Arguments)
        {
            if (!argument.IsRequired)
            {
                signatures.Add(signature.Copy());
            }

            signature.Add(TypeOf(argument));
        }

        signatures.Add(signature);
        return signatures;
    }

    /// <summary>What a method of the protocol does.</summary>
    public static object OfOwn(string method) => method switch
    {
        "system.listMethods" => "Gives the names of all methods that you may call.",
        "system.methodHelp" => "Says what the method of a name does.",
        "system.methodSignature" => "Gives the types of the result and the parameters of the method of a name.",
        "system.multicall" => "Runs several calls, one behind the other; each gives a list of its one result, or a fault.",
        _ => "Says which extensions of XML-RPC there are.",
    };

    /// <summary>The signatures of a method of the protocol.</summary>
    public static object SignaturesOfOwn(string method) => RemList.Of(method switch
    {
        "system.listMethods" => RemList.Of("array"),
        "system.methodHelp" => RemList.Of("string", "string"),
        "system.methodSignature" => RemList.Of("array", "string"),
        "system.multicall" => RemList.Of("array", "array"),
        _ => RemList.Of("struct"),
    });

    private static string TypeOf(UsageEntry argument) => argument.IsGathered ? "array" : argument.Type switch
    {
        UsageType.Flag => "boolean",
        UsageType.Integer => "int",
        UsageType.Number => "double",
        _ => "string",
    };
}
