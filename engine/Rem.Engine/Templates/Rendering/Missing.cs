using Rem.Values;

namespace Rem.Templates.Rendering;

/// <summary>What reading gives where nothing is: it is false, and writing it is an error.</summary>
internal sealed class Missing
{
    private Missing()
    {
    }

    /// <summary>The only one.</summary>
    public static readonly object Value = new Missing();

    /// <summary>What `if` takes for true: as everywhere in the plan language, and nothing that is not there.</summary>
    public static bool IsFalse(object? value) => ReferenceEquals(value, Value) || !Truth.Of(value is TemplateNames names ? names.ToMap() : value);
}
