using Rem.Binding;
using Rem.Errors;
using Rem.Running;
using Rem.Shared;
using Rem.Values;

namespace Rem.Stdlib.Shared;

/// <summary>The name of a queue, lock, bucket or counter in a key: a fixed one is checked when the plan is loaded.</summary>
internal static class SharedName
{
    /// <summary>The capture as text; <paramref name="kind"/> is what it names.</summary>
    public static BoundText Bind(TagSite site, string capture, string kind)
    {
        var text = site.Text(capture);
        if (text.Fixed is { } name)
        {
            Check(site, kind, name);
        }

        return text;
    }

    /// <summary>Reports the keys of a fixed map that cannot be names.</summary>
    public static void CheckKeys(TagSite site, BoundValue value, string kind)
    {
        if (value is not ConstantValue { Value: RemMap map })
        {
            return;
        }

        for (var i = 0; i < map.Count; i++)
        {
            Check(site, kind, map.KeyAt(i));
        }
    }

    private static void Check(TagSite site, string kind, string name)
    {
        try
        {
            Names.Check(kind, name);
            if (kind == "bucket")
            {
                Names.RefuseOwn(kind, name);
            }
        }
        catch (PlanException error)
        {
            site.Error(error.Finding.Code, site.At, error.Finding.Message);
        }
    }
}
