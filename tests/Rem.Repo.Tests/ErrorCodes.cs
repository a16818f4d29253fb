using System.Reflection;
using Rem.Errors;
using Rem.Runtime.Lua;
using Rem.Stdlib;
using Rem.Storage;

namespace Rem.Repo.Tests;

/// <summary>An error code and the class that defines it.</summary>
internal sealed record DefinedCode(ErrorCode Code, Type Class);

/// <summary>All error codes, as the assemblies themselves hold them: no list says which.</summary>
internal static class ErrorCodes
{
    /// <summary>Every static field of every class that holds a code, in the order of ids.</summary>
    public static IReadOnlyList<DefinedCode> All { get; } = Find();

    private static DefinedCode[] Find()
    {
        Assembly[] assemblies = [typeof(RemEngine).Assembly, typeof(Rem.Node.Local.LocalServer).Assembly, typeof(Rem.Web.Access.Role).Assembly, typeof(StdlibTags).Assembly, typeof(Rem.Monitoring.MonitoringTags).Assembly, typeof(LuaRuntime).Assembly, typeof(SqliteStore).Assembly, Assembly.Load("rem")];
        return assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(ErrorCode))
            .Select(field => new DefinedCode((ErrorCode)field.GetValue(null)!, field.DeclaringType!))
            .OrderBy(defined => defined.Code.Id, StringComparer.Ordinal)
            .ToArray();
    }
}
