using Rem.Plans;
using Rem.Tags;

namespace Rem.Binding;

/// <summary>What a key of a block is.</summary>
internal enum KeyKind
{
    Data,
    Directive,
    Tag,
}

/// <summary>A key, what it is, and for a tag the rows it fits, the preferred one first.</summary>
internal sealed class KeyUse(KeyKind kind, MapEntry entry, KeyWords? words, List<TagMatch>? matches)
{
    public KeyKind Kind { get; } = kind;

    public MapEntry Entry { get; } = entry;

    public KeyWords? Words { get; } = words;

    public List<TagMatch>? Matches { get; } = matches;

    public TagMatch Match => Matches![0];

    public TagMatch? Hidden => Matches!.Count > 1 ? Matches[1] : null;

    public bool IsAction => Kind == KeyKind.Tag && Match.Row.Role == TagRole.Action;
}
