using Rem.Errors;
using Rem.Plans;
using Rem.Shared;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>Reads arguments and answers, which another version of REM may have made. Throws <see cref="ResourceErrors.Form"/>.</summary>
internal static class Given
{
    /// <summary>The resource's name.</summary>
    public static string Name(this RemMap map) => map.Text(Ask.Name);

    /// <summary>A text.</summary>
    public static string Text(this RemMap map, string key) => map.OptionalText(key) ?? throw Wrong($"'{key}' must be text", null);

    /// <summary>A text, or null.</summary>
    public static string? OptionalText(this RemMap map, string key) => map.Find(key) switch
    {
        null => null,
        string text => text,
        var other => throw Wrong($"'{key}' must be text", other),
    };

    /// <summary>An integer.</summary>
    public static long Integer(this RemMap map, string key) => Integer(map.Find(key), key);

    /// <summary>An integer, or null.</summary>
    public static long? OptionalInteger(this RemMap map, string key) => map.Find(key) is { } value ? Integer(value, key) : null;

    /// <summary>A bool; false where it is not there.</summary>
    public static bool Flag(this RemMap map, string key) => map.Find(key) switch
    {
        null => false,
        bool flag => flag,
        var other => throw Wrong($"'{key}' must be true or false", other),
    };

    /// <summary>A time, or null.</summary>
    public static TimeSpan? Time(this RemMap map, string key) => map.OptionalInteger(key) is { } ticks ? TimeSpan.FromTicks(ticks) : null;

    /// <summary>What stands under a key, or null.</summary>
    public static object? Find(this RemMap map, string key) => map.TryGetValue(key, out var value) ? value : null;

    /// <summary>What a write carries.</summary>
    public static WriteOptions Write(this RemMap map)
    {
        var fences = Array.Empty<Fence>();
        if (map.Find("fences") is { } given)
        {
            var list = List(given);
            fences = new Fence[list.Count];
            for (var i = 0; i < fences.Length; i++)
            {
                var pair = List(list[i], 2);
                fences[i] = new Fence(Text(pair[0], "lock"), Integer(pair[1], "token"));
            }
        }

        return new WriteOptions { Operation = map.OptionalText("operation"), Fences = fences };
    }

    /// <summary>An integer.</summary>
    public static long Integer(object? value, string what) => value is long number ? number : throw Wrong($"'{what}' must be an integer", value);

    /// <summary>An integer in an int.</summary>
    public static int Int(object? value, string what) => (int)Math.Clamp(Integer(value, what), int.MinValue, int.MaxValue);

    /// <summary>A place among so many.</summary>
    public static int Place(object? value, int count) => value is long at && at >= 0 && at < count ? (int)at : throw Wrong($"an integer from 0 to below {count} was expected", value);

    /// <summary>Bytes, which go as base64.</summary>
    public static byte[] Bytes(object? value)
    {
        try
        {
            return value is string text ? Convert.FromBase64String(text) : throw Wrong("bytes were expected", value);
        }
        catch (FormatException)
        {
            throw Wrong("bytes were expected", value);
        }
    }

    /// <summary>A text.</summary>
    public static string Text(object? value, string what) => value as string ?? throw Wrong($"'{what}' must be text", value);

    /// <summary>A bool.</summary>
    public static bool Flag(object? value) => value is bool flag ? flag : throw Wrong("true or false was expected", value);

    /// <summary>An integer or a float.</summary>
    public static object Number(object? value) => value is long or double ? value : throw Wrong("a number was expected", value);

    /// <summary>A moment.</summary>
    public static DateTimeOffset Moment(object? value, string what)
    {
        var ticks = Integer(value, what);
        return ticks >= 0 && ticks <= DateTimeOffset.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : throw Wrong($"'{what}' must be a time", value);
    }

    /// <summary>A moment, or null.</summary>
    public static DateTimeOffset? OptionalMoment(object? value, string what) => value is null ? null : Moment(value, what);

    /// <summary>A list, of so many items where that is said.</summary>
    public static RemList List(object? value, int? count = null) => value is RemList list && (count is null || list.Count == count) ? list : throw Wrong(count is null ? "a list was expected" : $"a list of {count} was expected", value);

    /// <summary>A map.</summary>
    public static RemMap Map(object? value) => value as RemMap ?? throw Wrong("a map was expected", value);

    /// <summary>A list of texts.</summary>
    public static IReadOnlyList<string> Names(object? value)
    {
        var list = List(value);
        var names = new string[list.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = Text(list[i], Ask.Name);
        }

        return names;
    }

    /// <summary>A value as it was stored, frozen.</summary>
    public static object? Value(object? value)
    {
        Freeze(value);
        return value;
    }

    private static void Freeze(object? value)
    {
        if (value is not Owned { IsShared: false } owned)
        {
            return;
        }

        owned.IsShared = true;
        var count = owned is RemMap ? ((RemMap)owned).Count : ((RemList)owned).Count;
        for (var i = 0; i < count; i++)
        {
            Freeze(owned is RemMap map ? map.ValueAt(i) : ((RemList)owned)[i]);
        }
    }

    /// <summary>The error of something else than what was expected.</summary>
    public static PlanException Wrong(string expected, object? got) =>
        new(ResourceErrors.Form, SourceSpan.None, $"{expected}, got {ValueText.ShowWithKind(got)}", ResourceErrors.Form.Fix);
}
