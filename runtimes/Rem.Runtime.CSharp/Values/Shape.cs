using System.Reflection;
using System.Runtime.CompilerServices;

namespace Rem.Runtime.CSharp.Values;

/// <summary>
/// The public properties and fields of an anonymous object, a record, or a class of the script's own, in the order in
/// which they are declared. Kept as long as the type is, so that scripts can be unloaded.
/// </summary>
internal sealed class Shape
{
    private static readonly ConditionalWeakTable<Type, Shape> _shapes = [];

    private readonly string[] _names;
    private readonly MemberInfo[] _members;

    private Shape(string[] names, MemberInfo[] members)
    {
        _names = names;
        _members = members;
    }

    /// <summary>How many there are.</summary>
    public int Count => _names.Length;

    /// <summary>The name at a position.</summary>
    public string NameAt(int index) => _names[index];

    /// <summary>The value at a position.</summary>
    public object? ValueAt(int index, object given)
    {
        try
        {
            return _members[index] is PropertyInfo property ? property.GetValue(given) : ((FieldInfo)_members[index]).GetValue(given);
        }
        catch (TargetInvocationException error) when (error.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(error.InnerException);
            throw;
        }
    }

    /// <summary>The shape of a type; null for types whose objects are no data: streams, tasks, connections.</summary>
    public static Shape? Of(Type type)
    {
        if (_shapes.TryGetValue(type, out var shape))
        {
            return shape;
        }

        return IsData(type) ? _shapes.GetValue(type, Make) : null;
    }

    private static Shape Make(Type type)
    {
        var members = new List<MemberInfo>();
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0)
            {
                members.Add(property);
            }
        }

        members.AddRange(type.GetFields(BindingFlags.Public | BindingFlags.Instance));
        return new Shape(members.ConvertAll(static member => member.Name).ToArray(), members.ToArray());
    }

    private static bool IsData(Type type) =>
        type.IsDefined(typeof(CompilerGeneratedAttribute), false) // anonymous objects
        || typeof(Api.ScriptBody).IsAssignableFrom(type.DeclaringType) // declared in a script
        || type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance) is not null // records
        || (type.IsValueType && type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null);
}
