using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rem.Runtime.CSharp.Api;
using Rem.Runtime.CSharp.Gates;
using Rem.Values;

namespace Rem.Runtime.CSharp.Values;

/// <summary>
/// Turns what a script gives into values of the plan language: dictionaries, sequences, tuples, anonymous objects,
/// records and the script's own classes; numbers, texts, dates (ISO 8601), durations, enums (their names). Values that
/// came from the plan go back as they are.
/// </summary>
internal static class ResultReader
{
    private const int Deepest = 64;

    /// <summary>The value. Throws <see cref="NoValueException"/>.</summary>
    public static object? Read(object? given) => TryScalar(given, out var value) ? value : ReadBelow(given!, null, 1);

    private static object? Read(object? given, Above? above, int depth) => TryScalar(given, out var value) ? value : ReadBelow(given!, above, depth);

    private static bool TryScalar(object? given, out object? value)
    {
        value = given;
        switch (given)
        {
            case null or string or long or double:
                return true;
            case bool truth:
                value = Boxed.Of(truth);
                return true;
            case int number:
                value = Boxed.Of(number);
                return true;
            case RemMap or RemList:
                value = Ownership.Share(given);
                return ((Owned)given).Depth <= Deepest; // else it is walked, to say so
            default:
                return RareScalars.TryRead(given, out value);
        }
    }

    private static object? ReadBelow(object given, Above? above, int depth)
    {
        for (var up = above; up is not null; up = up.Next)
        {
            if (ReferenceEquals(up.Item, given))
            {
                throw new NoValueException("something that contains itself");
            }
        }

        if (depth > Deepest)
        {
            throw new NoValueException("a value is nested deeper than the limit of 64 levels (limit: nesting)", isNesting: true);
        }

        ScriptGate.CheckHere();
        var here = new Above(given, above);
        return given switch
        {
            ScriptMap map => Read(map.Value, above, depth),
            JsonElement or JsonNode or JsonDocument => JsonValues.Read(given),
            Delegate => throw new NoValueException("a function"),
            ITuple tuple => OfTuple(tuple, here, depth),
            IReadOnlyDictionary<string, object?> map => OfEntries(map, here, depth),
            IDictionary map => OfDictionary(map, here, depth),
            IEnumerable items => OfItems(items, here, depth),
            _ => OfObject(given, here, depth),
        };
    }

    private static RemMap OfEntries(IReadOnlyDictionary<string, object?> given, Above above, int depth)
    {
        var map = new RemMap(given.Count);
        foreach (var (key, value) in given)
        {
            map.Set(key, Read(value, above, depth + 1));
        }

        return map;
    }

    private static RemMap OfDictionary(IDictionary given, Above above, int depth)
    {
        var map = new RemMap(given.Count);
        foreach (DictionaryEntry entry in given)
        {
            map.Set(Key(entry.Key), Read(entry.Value, above, depth + 1));
        }

        return map;
    }

    private static RemList OfItems(IEnumerable given, Above above, int depth)
    {
        var list = new RemList(given is ICollection { Count: var count } ? count : 4);
        foreach (var item in given)
        {
            ScriptGate.CheckHere();
            list.Add(Read(item, above, depth + 1));
        }

        return list;
    }

    private static RemList OfTuple(ITuple given, Above above, int depth)
    {
        var list = new RemList(given.Length);
        for (var i = 0; i < given.Length; i++)
        {
            list.Add(Read(given[i], above, depth + 1));
        }

        return list;
    }

    private static RemMap OfObject(object given, Above above, int depth)
    {
        var shape = Shape.Of(given.GetType()) ?? throw new NoValueException("a host object of type " + given.GetType().Name);
        var map = new RemMap(shape.Count);
        for (var i = 0; i < shape.Count; i++)
        {
            map.Set(shape.NameAt(i), Read(shape.ValueAt(i, given), above, depth + 1));
        }

        return map;
    }

    private static string Key(object key) => TryScalar(key, out var value) && value is not Owned and not null
        ? value as string ?? Convert.ToString(value, CultureInfo.InvariantCulture)!
        : throw new NoValueException("a map with a key that is neither text nor number");

    /// <summary>What stands around the value that is read, for finding cycles.</summary>
    private sealed record Above(object Item, Above? Next);
}
