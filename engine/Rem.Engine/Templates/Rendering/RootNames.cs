using Rem.Values;

namespace Rem.Templates.Rendering;

/// <summary>The names that a template is filled with: the fixed first names of the plan language before those of the data.</summary>
internal sealed class RootNames(INames names) : TemplateNames
{
    /// <summary>The fixed first names.</summary>
    public static readonly string[] Fixed = ["pipe", "input", "secrets", "now", "error", "value", "loop"];

    public override object? Find(string name)
    {
        if (name == "pipe")
        {
            return ToMap();
        }

        return (Array.IndexOf(Fixed, name) > 0 && names.TryFindFixed(name, out var value)) || names.TryFind(name, out value) ? value : Missing.Value;
    }

    /// <summary>Why there is no secret of a name and what to do about it, or null.</summary>
    public (string Why, string Fix)? MissingSecret(string name) => names.MissingSecret(name);

    private protected override RemMap MakeMap() => names.ToMap();
}
