using System.Collections;
using System.Globalization;
using Rem.Values;

namespace Rem.Runtime.CSharp.Values;

/// <summary>Gives a list as an array or a list of a type.</summary>
internal static class ListBinder
{
    /// <summary>The list; null when the type is no list.</summary>
    public static object? TryBind(RemList list, Type type, string path)
    {
        if (type.IsArray && type.GetArrayRank() == 1)
        {
            var array = Array.CreateInstance(type.GetElementType()!, list.Count);
            for (var i = 0; i < list.Count; i++)
            {
                array.SetValue(ValueBinder.Bind(list[i], type.GetElementType()!, At(path, i)), i);
            }

            return array;
        }

        if (!type.IsGenericType || type.GetGenericArguments().Length != 1)
        {
            return null;
        }

        var item = type.GetGenericArguments()[0];
        var bound = typeof(List<>).MakeGenericType(item);
        if (!type.IsAssignableFrom(bound))
        {
            return null;
        }

        var items = (IList)Activator.CreateInstance(bound)!;
        for (var i = 0; i < list.Count; i++)
        {
            items.Add(ValueBinder.Bind(list[i], item, At(path, i)));
        }

        return items;
    }

    private static string At(string path, int index) => path + "." + index.ToString(CultureInfo.InvariantCulture);
}
