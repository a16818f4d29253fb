using Rem.Scripting;
using Rem.Values;

namespace Rem.Runtime.CSharp.Api;

/// <summary>Reads the value at a path in data; a path that is not there is an error, `path?` gives null.</summary>
public delegate object? Inspection(string path, object? data);

/// <summary>What else `rem.Inspect` does. Data that is handed in stays as it is.</summary>
public static class InspectionMethods
{
    /// <summary>Reads, as <see cref="Inspection"/>.</summary>
    public static object? Get(this Inspection inspect, string path, object? data) => inspect(path, data);

    /// <summary>Whether the path is there.</summary>
    public static bool Exists(this Inspection inspect, string path, object? data) => (bool)Ask(inspect, PrimitiveNames.InspectExists, path, data)!;

    /// <summary>The data with a value set.</summary>
    public static ScriptMap Set(this Inspection inspect, string path, object? data, object? value) => new(Ask(inspect, PrimitiveNames.InspectSet, path, data, value));

    /// <summary>The data with a value appended to a list.</summary>
    public static ScriptMap Append(this Inspection inspect, string path, object? data, object? value) => new(Ask(inspect, PrimitiveNames.InspectAppend, path, data, value));

    /// <summary>The data without what is at the path.</summary>
    public static ScriptMap Delete(this Inspection inspect, string path, object? data) => new(Ask(inspect, PrimitiveNames.InspectDelete, path, data));

    private static object? Ask(Inspection inspect, string primitive, params ReadOnlySpan<object?> arguments) =>
        inspect.Target is RemApi rem ? rem.Calls.Ask(primitive, arguments) : throw new ArgumentException("not rem.Inspect", nameof(inspect));
}
