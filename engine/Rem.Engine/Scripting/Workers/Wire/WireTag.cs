namespace Rem.Scripting.Workers.Wire;

/// <summary>What stands in front of a value.</summary>
internal static class WireTag
{
    public const byte Null = 0;
    public const byte False = 1;
    public const byte True = 2;
    public const byte Integer = 3;
    public const byte Float = 4;
    public const byte Text = 5;
    public const byte List = 6;
    public const byte Map = 7;

    /// <summary>Levels that a value may have: the most that `limits: nesting` can be set to, and one for arguments.</summary>
    public const int MostLevels = 257;
}
