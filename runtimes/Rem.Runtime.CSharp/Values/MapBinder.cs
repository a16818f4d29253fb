using System.Collections;
using System.Reflection;
using Rem.Values;

namespace Rem.Runtime.CSharp.Values;

/// <summary>Gives a map as a dictionary of a type, or as a class or record whose parameters and properties it fills by name.</summary>
internal static class MapBinder
{
    /// <summary>The object; null when the type takes no map.</summary>
    public static object? TryBind(RemMap map, Type type, string path)
    {
        if (type.IsGenericType && type.GetGenericArguments() is [var key, var value] && key == typeof(string))
        {
            return TryDictionary(map, type, value, path);
        }

        return type.IsAbstract || type.IsPrimitive || type == typeof(string) || typeof(Delegate).IsAssignableFrom(type) ? null : TryObject(map, type, path);
    }

    private static IDictionary? TryDictionary(RemMap map, Type type, Type item, string path)
    {
        var bound = typeof(Dictionary<,>).MakeGenericType(typeof(string), item);
        if (!type.IsAssignableFrom(bound))
        {
            return null;
        }

        var entries = (IDictionary)Activator.CreateInstance(bound)!;
        for (var i = 0; i < map.Count; i++)
        {
            entries.Add(map.KeyAt(i), ValueBinder.Bind(map.ValueAt(i), item, path + "." + map.KeyAt(i)));
        }

        return entries;
    }

    private static object? TryObject(RemMap map, Type type, string path)
    {
        var constructor = Longest(type);
        if (constructor is null && !type.IsValueType)
        {
            return null;
        }

        var parameters = constructor?.GetParameters() ?? [];
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var parameter = parameters[i];
            arguments[i] = Find(map, parameter.Name!, out var key, out var value) ? ValueBinder.Bind(value, parameter.ParameterType, path + "." + key)
                : parameter.HasDefaultValue ? parameter.DefaultValue
                : ValueBinder.Bind(null, parameter.ParameterType, path + "." + parameter.Name);
        }

        var made = constructor is null ? Activator.CreateInstance(type)! : constructor.Invoke(arguments);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.SetMethod is { IsPublic: true } && !Names(parameters, property.Name) && Find(map, property.Name, out var key, out var value))
            {
                property.SetValue(made, ValueBinder.Bind(value, property.PropertyType, path + "." + key));
            }
        }

        return made;
    }

    private static ConstructorInfo? Longest(Type type)
    {
        ConstructorInfo? longest = null;
        foreach (var constructor in type.GetConstructors())
        {
            longest = longest is null || constructor.GetParameters().Length > longest.GetParameters().Length ? constructor : longest;
        }

        return longest;
    }

    private static bool Names(ParameterInfo[] parameters, string name) => Array.Exists(parameters, parameter => parameter.Name == name);

    private static bool Find(RemMap map, string name, out string key, out object? value)
    {
        for (var i = 0; i < map.Count; i++)
        {
            if (string.Equals(map.KeyAt(i), name, StringComparison.OrdinalIgnoreCase))
            {
                key = map.KeyAt(i);
                value = map.ValueAt(i);
                return true;
            }
        }

        key = name;
        value = null;
        return false;
    }
}
