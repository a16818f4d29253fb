namespace Rem.Tags;

/// <summary>Where a tag comes from; of two patterns that are equally exact the nearer one wins.</summary>
public enum TagOrigin
{
    /// <summary>The plan's own `tags:`.</summary>
    Plan,

    /// <summary>A package.</summary>
    Package,

    /// <summary>Built in.</summary>
    BuiltIn,
}

/// <summary>
/// One line of a tag table: pattern and role, and how the tag is made. The tag itself is made when a plan first
/// uses it, so that a run pays for the tags it uses and for no other.
/// </summary>
public sealed class TagRow
{
    private readonly Func<ITag>? _make;
    private ITag? _tag;

    private TagRow(string pattern, TagRole role, TagOrigin origin, Func<ITag>? make, ITag? tag)
    {
        Pattern = TagPattern.Parse(pattern, out var problem) ?? throw new ArgumentException($"'{pattern}': {problem}");
        Role = role;
        Origin = origin;
        _make = make;
        _tag = tag;
    }

    /// <summary>The pattern; the same as the tag's own, which a test guards.</summary>
    public TagPattern Pattern { get; }

    /// <summary>Where the tag acts.</summary>
    public TagRole Role { get; }

    /// <summary>Where it comes from.</summary>
    public TagOrigin Origin { get; }

    /// <summary>The tag.</summary>
    public ITag Tag => _tag ??= _make!();

    /// <summary>True where the tag acts: in a step for an action, in a handler for what belongs there, at a plan's root for a section.</summary>
    public bool ActsIn(bool step, bool handler, bool root = false) => Role switch
    {
        TagRole.Action => step,
        TagRole.Handler => handler,
        TagRole.Section => root,
        _ => true,
    };

    /// <summary>A built-in tag that acts in any block.</summary>
    public static TagRow Block(string pattern, Func<ITag> make) => new(pattern, TagRole.Block, TagOrigin.BuiltIn, make, null);

    /// <summary>A built-in action.</summary>
    public static TagRow Action(string pattern, Func<ITag> make) => new(pattern, TagRole.Action, TagOrigin.BuiltIn, make, null);

    /// <summary>A built-in tag that acts inside handlers.</summary>
    public static TagRow Handler(string pattern, Func<ITag> make) => new(pattern, TagRole.Handler, TagOrigin.BuiltIn, make, null);

    /// <summary>A built-in section.</summary>
    public static TagRow Section(string pattern, Func<ITag> make) => new(pattern, TagRole.Section, TagOrigin.BuiltIn, make, null);

    /// <summary>A tag that a plan or a package defines.</summary>
    public static TagRow Of(ITag tag, TagOrigin origin) => new(tag.Spec.Pattern, tag.Spec.Role, origin, null, tag);
}
