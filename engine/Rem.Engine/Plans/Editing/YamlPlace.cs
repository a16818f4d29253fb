using Rem.Values;

namespace Rem.Plans.Editing;

/// <summary>What stands at a place of a YAML text.</summary>
/// <param name="Exists">True when there is such a place.</param>
/// <param name="Value">Its value.</param>
/// <param name="Texts">For a map: its keys to their own texts.</param>
public sealed record YamlPlace(bool Exists, object? Value, RemMap Texts);
