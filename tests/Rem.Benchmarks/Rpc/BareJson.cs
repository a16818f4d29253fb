using System.Buffers;
using System.Text.Json;

namespace Rem.Benchmarks.Rpc;

/// <summary>System.Text.Json by hand: documents into dictionaries and lists, and back.</summary>
internal static class BareJson
{
    public static object? Read(byte[] json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return Value(ref reader);
    }

    public static byte[] Write(object? value)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(bytes))
        {
            Write(writer, value);
        }

        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>Reads a call and writes an answer of its first argument.</summary>
    public static byte[] Echo(byte[] call)
    {
        var request = (Dictionary<string, object?>)Read(call)!;
        var given = (Dictionary<string, object?>)request["params"]!;
        return Write(new Dictionary<string, object?> { ["jsonrpc"] = "2.0", ["result"] = given["value"], ["id"] = request["id"] });
    }

    private static object? Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var map = new Dictionary<string, object?>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var key = reader.GetString()!;
                    reader.Read();
                    map.Add(key, Value(ref reader));
                }

                return map;
            case JsonTokenType.StartArray:
                var list = new List<object?>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Add(Value(ref reader));
                }

                return list;
            case JsonTokenType.Number:
                return reader.TryGetInt64(out var whole) ? whole : reader.GetDouble();
            case JsonTokenType.String:
                return reader.GetString();
            case JsonTokenType.Null:
                return null;
            default:
                return reader.GetBoolean();
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case Dictionary<string, object?> map:
                writer.WriteStartObject();
                foreach (var (key, item) in map)
                {
                    writer.WritePropertyName(key);
                    Write(writer, item);
                }

                writer.WriteEndObject();
                break;
            case List<object?> list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
