namespace Rem.Templates.Parsing;

/// <summary>The names that the blocks around give, one level for each block that makes a frame.</summary>
internal sealed class GivenNames(string[] names, GivenNames? outer)
{
    /// <summary>The level around.</summary>
    public GivenNames? Outer => outer;

    /// <summary>How many levels up a name is given, and as the which; null for one that no block gives.</summary>
    public (int Levels, int Index)? Find(string name)
    {
        var levels = 0;
        for (var level = this; level is not null; level = level.Outer)
        {
            var index = level.IndexOf(name);
            if (index >= 0)
            {
                return (levels, index);
            }

            levels++;
        }

        return null;
    }

    private int IndexOf(string name) => Array.IndexOf(names, name);
}
