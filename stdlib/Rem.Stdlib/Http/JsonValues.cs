using System.Text.Json;
using Rem.Values;

namespace Rem.Stdlib.Http;

/// <summary>JSON as values of the plan language: integers that fit stay integers, the last of equal keys counts.</summary>
internal static class JsonValues
{
    public static object? Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Map(element),
        JsonValueKind.Array => List(element),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out var integer) ? (object)integer : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static RemMap Map(JsonElement element)
    {
        var map = new RemMap();
        foreach (var property in element.EnumerateObject())
        {
            map.Set(property.Name, Of(property.Value));
        }

        return map;
    }

    private static RemList List(JsonElement element)
    {
        var list = new RemList(element.GetArrayLength());
        foreach (var item in element.EnumerateArray())
        {
            list.Add(Of(item));
        }

        return list;
    }
}
