using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Runtime.CSharp.Api;
using Rem.Values;

namespace Rem.Runtime.CSharp.Values;

/// <summary>Gives a value of the plan language as the type that a script asks for.</summary>
internal static class ValueBinder
{
    /// <summary>The value as a type. Throws <see cref="RemException"/> that names the path, the type and the value.</summary>
    public static T Bind<T>(object? value, string path)
    {
        if (value is T same)
        {
            return same;
        }

        return Bind(value, typeof(T), path) is T bound ? bound : default(T) is null ? default! : throw Expected(typeof(T), value, path);
    }

    /// <summary>Nothing is there.</summary>
    public static RemException Missing(string path) => HostCalls.Wrong($"nothing at '{path}', and the type that is asked for cannot be null");

    /// <summary>The value as a type, or null for null. Throws as <see cref="Bind{T}"/>.</summary>
    public static object? Bind(object? value, Type wanted, string path)
    {
        var type = Nullable.GetUnderlyingType(wanted) ?? wanted;
        if (value is null)
        {
            return wanted.IsValueType && type == wanted ? throw Expected(wanted, value, path) : null;
        }

        if (type.IsInstanceOfType(value))
        {
            return value;
        }

        return TryNumber(value, type) ?? TryText(value, type) ?? TryContainer(value, type, path) ?? throw Expected(wanted, value, path);
    }

    private static object? TryNumber(object value, Type type)
    {
        if (value is not (long or double) || !(type.IsPrimitive || type == typeof(decimal)) || type == typeof(bool) || type == typeof(char))
        {
            return null;
        }

        if (value is double fraction && fraction != Math.Floor(fraction) && type != typeof(float) && type != typeof(double) && type != typeof(decimal))
        {
            return null; // 1.5 is no integer, and nobody asked to round
        }

        try
        {
            return Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static object? TryText(object value, Type type)
    {
        if (type == typeof(TimeSpan))
        {
            return Duration.TryRead(value, out var time) ? time : null;
        }

        if (value is not string text)
        {
            return null;
        }

        if (type.IsEnum)
        {
            return Enum.TryParse(type, text, ignoreCase: true, out var name) ? name : null;
        }

        return type == typeof(DateTimeOffset) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date
            : type == typeof(DateTime) && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var day) ? day
            : type == typeof(Guid) && Guid.TryParse(text, out var id) ? id
            : null;
    }

    private static object? TryContainer(object value, Type type, string path) => value switch
    {
        _ when type == typeof(ScriptMap) => value is RemMap ? new ScriptMap(value) : null,
        RemList list => ListBinder.TryBind(list, type, path),
        RemMap map => MapBinder.TryBind(map, type, path),
        _ => null,
    };

    private static RemException Expected(Type wanted, object? value, string path) => new(new PlanException(
        ScriptErrors.Primitive,
        SourceSpan.None,
        $"expected {Name(wanted)} at '{path}', got {ValueText.ShowWithKind(value)}"));

    private static string Name(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Name(inner) + " or null"
        : type == typeof(string) ? "text"
        : type == typeof(bool) ? "true or false"
        : type == typeof(TimeSpan) ? "a duration"
        : type == typeof(double) || type == typeof(float) || type == typeof(decimal) ? "a number"
        : type.IsPrimitive ? $"an integer ({type.Name.ToLowerInvariant()})"
        : type.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(type))
        : type.IsArray || (type.IsGenericType && !type.Name.Contains("Dictionary", StringComparison.Ordinal)) ? "a list"
        : "a map";
}
