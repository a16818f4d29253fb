namespace Rem.Templates.Parts;

/// <summary>The files that the names of parts mean in one template.</summary>
internal sealed class PartFiles
{
    private readonly Dictionary<string, TemplatePart> _parts = new(StringComparer.Ordinal);

    /// <summary>The templates, each once for each name.</summary>
    public IReadOnlyCollection<TemplatePart> All => _parts.Values;

    /// <summary>Notes what a name means.</summary>
    public void Add(string name, TemplatePart part) => _parts[name] = part;

    /// <summary>What a name means, or null.</summary>
    public TemplatePart? Find(string name) => _parts.GetValueOrDefault(name);
}
