using System.Buffers;

namespace Rem.Web.Pages;

/// <summary>What may stand in a header (RFC 9110, 5.5 and 5.6.2).</summary>
internal static class HeaderText
{
    private static readonly SearchValues<char> InNames = SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>True for a name.</summary>
    public static bool IsName(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(InNames);

    /// <summary>True for a value: visible ASCII, blanks and tabs; no line end, which would begin another header.</summary>
    public static bool IsValue(string text)
    {
        foreach (var c in text)
        {
            if (c is not ('\t' or (>= ' ' and <= '~')))
            {
                return false;
            }
        }

        return true;
    }
}
