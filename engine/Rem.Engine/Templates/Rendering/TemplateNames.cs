using Rem.Values;

namespace Rem.Templates.Rendering;

/// <summary>A context that is made of several maps and becomes one only where somebody wants it whole (`{{this}}`).</summary>
internal abstract class TemplateNames
{
    private RemMap? _map;

    /// <summary>The value of a name, or <see cref="Missing.Value"/>.</summary>
    public abstract object? Find(string name);

    /// <summary>All names, to read.</summary>
    public RemMap ToMap() => _map ??= MakeMap();

    private protected abstract RemMap MakeMap();
}
