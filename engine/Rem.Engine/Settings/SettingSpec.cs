namespace Rem.Settings;

/// <summary>A key of `rem.yaml`: the row from which it is read and by which it is explained.</summary>
/// <param name="Name">The key as it is written.</param>
/// <param name="Type">What it takes: `integer from 4 to 256`, `size`, `text`.</param>
/// <param name="Default">What holds without it, or null.</param>
/// <param name="Summary">What it is for, in a few words.</param>
/// <param name="Example">A value, as YAML in one line.</param>
public sealed record SettingSpec(string Name, string Type, string? Default, string Summary, string Example)
{
    /// <summary>True when its map needs it.</summary>
    public bool IsRequired { get; init; }
}
