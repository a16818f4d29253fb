using System.Reflection;
using System.Text;

namespace Rem.Repo.Tests;

/// <summary>Prints what an assembly promises: its public types and their public and protected members, one a line.</summary>
internal static class SurfacePrinter
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append('\n');
            foreach (var line in type.GetMembers(Declared).Select(Line).OfType<string>().Order(StringComparer.Ordinal))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo made when IsPromised(made) => $"new({Parameters(made)})",
        MethodInfo method when IsPromised(method) && !IsMadeByCompiler(method) => $"{Static(method)}{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        PropertyInfo property when property.GetMethod is { } get && IsPromised(get) =>
            $"{Static(get)}{Name(property.PropertyType)} {property.Name} {{ get; {(property.SetMethod is { } set && IsPromised(set) ? "set; " : "")}}}",
        FieldInfo field when field.IsPublic && !field.IsSpecialName => $"{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}",
        EventInfo { AddMethod: { } add } one when IsPromised(add) => $"event {Name(one.EventHandlerType!)} {one.Name}",
        _ => null,
    };

    private static bool IsPromised(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    // Accessors are printed as properties; what a record brings by itself says nothing.
    private static bool IsMadeByCompiler(MethodInfo method) =>
        (method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal)) || method.Name.Contains('<') ||
        method.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is not null;

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.IsOptional ? "?" : "")}"));

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type.IsAssignableTo(typeof(Delegate)) ? "delegate"
        : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return "ref " + Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (!type.IsGenericType)
        {
            return type.IsGenericParameter || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true ? type.Name : type.FullName!.Replace('+', '.');
        }

        var own = type.IsGenericTypeDefinition ? type.FullName! : type.Namespace + "." + type.Name;
        return own[(own.StartsWith("System.", StringComparison.Ordinal) ? own.LastIndexOf('.') + 1 : 0)..own.IndexOf('`', StringComparison.Ordinal)]
            + "<" + string.Join(", ", type.GetGenericArguments().Select(Name)) + ">";
    }
}
