using Rem.Errors;
using Rem.Values;

namespace Rem.Inspection;

/// <summary>
/// Dot inspection on plain maps, without plans: reads and writes `hosts.0.name`, `limits.(service.kind).warn`,
/// `pipe."grade anna"`. Parts in parentheses are inspected in <c>top</c> where it is given, else in the data itself.
/// Paths are parsed at each call when they come as text; parse once with <see cref="DotPath.Parse(string)"/> to save that.
/// </summary>
public static class Inspect
{
    /// <summary>
    /// The value at a path. Throws <see cref="PlanException"/> REM1204 when it is not there, unless the path ends with
    /// `?`; REM1203 when the text is no path. A list or map that is given is marked as shared: REM copies it before it writes.
    /// </summary>
    public static object? Get(DotPath path, RemMap data, RemMap? top = null)
    {
        if (TryGet(path, data, out var value, top) || path.IsOptional)
        {
            return value;
        }

        throw MissingPath.Explain(path, new MapNames(data), new MapNames(top ?? data));
    }

    /// <inheritdoc cref="Get(DotPath, RemMap, RemMap?)"/>
    public static object? Get(string path, RemMap data, RemMap? top = null) => Get(DotPath.Parse(path), data, top);

    /// <summary>Reads a path; false, and null, when it or an inner path is not there.</summary>
    public static bool TryGet(DotPath path, RemMap data, out object? value, RemMap? top = null)
    {
        var names = new MapNames(data);
        var isThere = PathReader.TryRead(path, names, top is null ? names : new MapNames(top), out value);
        value = isThere ? Ownership.Share(value) : null;
        return isThere;
    }

    /// <inheritdoc cref="TryGet(DotPath, RemMap, out object?, RemMap?)"/>
    public static bool TryGet(string path, RemMap data, out object? value, RemMap? top = null) =>
        TryGet(DotPath.Parse(path), data, out value, top);

    /// <summary>Reads a path in names; false, and null, when it or an inner path is not there.</summary>
    public static bool TryGet(DotPath path, INames names, out object? value)
    {
        var isThere = PathReader.TryRead(path, names, out value);
        value = isThere ? Ownership.Share(value) : null;
        return isThere;
    }

    /// <summary>True when the path is there, also where its value is null.</summary>
    public static bool Exists(DotPath path, RemMap data, RemMap? top = null) => TryGet(path, data, out _, top);

    /// <inheritdoc cref="Exists(DotPath, RemMap, RemMap?)"/>
    public static bool Exists(string path, RemMap data, RemMap? top = null) => Exists(DotPath.Parse(path), data, top);

    /// <summary>
    /// Sets a path, makes missing maps on the way, and gives the map that then holds it: the same one, unless it is
    /// marked as shared. An index may be the list's length, which appends. Throws REM1206 where a text, a number or a
    /// missing list element stands in the way; nothing has changed then.
    /// </summary>
    public static RemMap Set(DotPath path, RemMap data, object? value, RemMap? top = null) =>
        Store(path, data, top, (steps, first) => PathWriter.Set(steps, first, Ownership.Share(value)));

    /// <inheritdoc cref="Set(DotPath, RemMap, object?, RemMap?)"/>
    public static RemMap Set(string path, RemMap data, object? value, RemMap? top = null) =>
        Set(DotPath.Parse(path), data, value, top);

    /// <summary>Appends to the list at a path, which is made when nothing is there, and gives the map that then holds it.</summary>
    public static RemMap Append(DotPath path, RemMap data, object? item, RemMap? top = null) =>
        Store(path, data, top, (steps, first) => PathWriter.Append(steps, first, Ownership.Share(item)));

    /// <inheritdoc cref="Append(DotPath, RemMap, object?, RemMap?)"/>
    public static RemMap Append(string path, RemMap data, object? item, RemMap? top = null) =>
        Append(DotPath.Parse(path), data, item, top);

    /// <summary>Takes a key or a list element out and gives the map without it; what is not there is left so.</summary>
    public static RemMap Delete(DotPath path, RemMap data, RemMap? top = null)
    {
        if (Resolve(path, data, top) is not [var only])
        {
            return Exists(path, data, top) ? Store(path, data, top, (steps, first) => PathWriter.Delete(steps, first, out _)) : data;
        }

        var writable = Ownership.Writable(data);
        writable.Remove(only.Name);
        return writable;
    }

    /// <inheritdoc cref="Delete(DotPath, RemMap, RemMap?)"/>
    public static RemMap Delete(string path, RemMap data, RemMap? top = null) => Delete(DotPath.Parse(path), data, top);

    private static RemMap Store(DotPath path, RemMap data, RemMap? top, Func<PathStep[], object?, object?> change)
    {
        var steps = Resolve(path, data, top);
        var writable = Ownership.Writable(data);
        writable.TryGetValue(steps[0].Name, out var first);
        writable.Set(steps[0].Name, change(steps, first));
        return writable;
    }

    private static PathStep[] Resolve(DotPath path, RemMap data, RemMap? top) =>
        path.Segments.Length > 0 && !path.IsOptional
            ? path.Resolve(new MapNames(top ?? data))
            : throw new PlanException(PathErrors.Write, default, $"'{path}' cannot be written: name what is to be written, without '?'");
}
