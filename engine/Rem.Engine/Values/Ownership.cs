namespace Rem.Values;

/// <summary>
/// A list or a map: something that can be written, and so may have to be copied first. A class and not an
/// interface, because every value that is kept anywhere is asked whether it is one.
/// </summary>
public abstract class Owned
{
    private protected Owned()
    {
    }

    /// <summary>True when another name may hold it too: it must then be copied before it is written.</summary>
    public bool IsShared { get; set; }

    /// <summary>
    /// Levels of lists and maps in it, itself included, as far as it was ever filled: an upper bound, kept so that
    /// nobody has to walk a value to know that it is within the limit of nesting.
    /// </summary>
    public int Depth { get; private set; } = 1;

    /// <summary>Notes what is put into it.</summary>
    private protected void Deepen(object? value)
    {
        if (value is Owned owned && owned.Depth >= Depth)
        {
            Depth = owned.Depth + 1;
        }
    }
}

/// <summary>
/// Copy-on-write. A list or map is written in place only while exactly one name holds it; whatever hands
/// a value to a second holder marks it as shared, and a writer copies a shared one first. The mark is never
/// taken back, so that reading needs no lock. Only the engine's own writes make unshared containers: what an
/// expression, a filter, a script or a tag gives is marked when it is stored.
/// </summary>
public static class Ownership
{
    /// <summary>Marks a list or map as held by more than one name, and gives it back.</summary>
    public static object? Share(object? value)
    {
        if (value is Owned owned && !owned.IsShared)
        {
            owned.IsShared = true;
        }

        return value;
    }

    /// <summary>The map itself when it may be written in place, else a copy.</summary>
    public static RemMap Writable(RemMap map) => map.IsShared ? map.Copy() : map;

    /// <summary>The list itself when it may be written in place, else a copy.</summary>
    public static RemList Writable(RemList list) => list.IsShared ? list.Copy() : list;
}
