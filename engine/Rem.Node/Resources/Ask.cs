using Rem.Shared;
using Rem.Values;

namespace Rem.Node.Resources;

/// <summary>Makes the arguments of requests about shared resources; <see cref="Given"/> reads them.</summary>
internal static class Ask
{
    /// <summary>The key of the resource's name.</summary>
    public const string Name = "name";

    /// <summary>The key of the time that an answer may take.</summary>
    public const string Wait = "wait";

    /// <summary>An argument about one resource.</summary>
    public static RemMap About(string name) => new RemMap(8).With(Name, name);

    /// <summary>One more entry.</summary>
    public static RemMap With(this RemMap map, string key, object? value)
    {
        map.Set(key, value);
        return map;
    }

    /// <summary>A time, where there is one.</summary>
    public static RemMap With(this RemMap map, string key, TimeSpan? time) => time is { } given ? map.With(key, (object)given.Ticks) : map;

    /// <summary>What a write carries; an operation id of the link's own where the caller gave none.</summary>
    public static RemMap With(this RemMap map, WriteOptions write, NodeLink link)
    {
        map.Set("operation", write.Operation is null ? link.NewOperation() : Names.Check("operation", write.Operation));
        if (write.Fences.Count == 0)
        {
            return map;
        }

        var fences = new RemList(write.Fences.Count);
        for (var i = 0; i < write.Fences.Count; i++)
        {
            fences.Add(RemList.Of(write.Fences[i].Lock, write.Fences[i].Token));
        }

        return map.With("fences", fences);
    }

    /// <summary>Names in a list.</summary>
    public static RemList List(IReadOnlyList<string> names)
    {
        var list = new RemList(names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            list.Add(names[i]);
        }

        return list;
    }
}
