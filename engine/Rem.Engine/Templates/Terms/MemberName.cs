using System.Globalization;

namespace Rem.Templates.Terms;

/// <summary>A name in a path, and the position that it is where a list is asked.</summary>
internal readonly struct MemberName
{
    public MemberName(string text)
    {
        Text = text;
        Index = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
    }

    /// <summary>The name.</summary>
    public string Text { get; }

    /// <summary>The position, or -1.</summary>
    public int Index { get; }
}
