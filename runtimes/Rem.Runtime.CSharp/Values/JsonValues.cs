using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rem.Values;

namespace Rem.Runtime.CSharp.Values;

/// <summary>Documents of System.Text.Json as values.</summary>
internal static class JsonValues
{
    /// <summary>The value of an element, node or document. Throws <see cref="NoValueException"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static object? Read(object given)
    {
        var text = given switch
        {
            JsonElement element => element.GetRawText(),
            JsonDocument document => document.RootElement.GetRawText(),
            _ => ((JsonNode)given).ToJsonString(),
        };
        return JsonReader.TryRead(text, 64, out var value, out var wrong)
            ? value
            : throw new NoValueException("JSON that is no value: " + wrong);
    }
}
