using System.Globalization;
using System.Text;

namespace Rem.Errors;

/// <summary>
/// The way to the place of an error, built from the inside out. A long one (a tag that calls itself two hundred times)
/// shows its ends and says how much lies between them.
/// </summary>
internal sealed class ErrorTrail
{
    private const int Ends = 4;
    private readonly List<string> _parts = [];

    public ErrorTrail(string? innermost)
    {
        if (innermost is not null)
        {
            _parts.Add(innermost);
        }
    }

    /// <summary>Puts a part in front; false when the step in front names it already.</summary>
    public bool Add(string part)
    {
        if (_parts.Count > 0 && _parts[^1] is var outer && outer.Length > part.Length && outer[part.Length] == '[' && outer.StartsWith(part, StringComparison.Ordinal))
        {
            return false;
        }

        _parts.Add(part);
        return true;
    }

    /// <summary>The parts, outermost first.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = _parts.Count - 1; i >= 0; i--)
        {
            if (_parts.Count > (2 * Ends) + 1 && i == _parts.Count - 1 - Ends)
            {
                text.Append(CultureInfo.InvariantCulture, $"… {_parts.Count - (2 * Ends)} more … > ");
                i = Ends - 1;
            }

            text.Append(_parts[i]).Append(i > 0 ? " > " : "");
        }

        return text.ToString();
    }
}
