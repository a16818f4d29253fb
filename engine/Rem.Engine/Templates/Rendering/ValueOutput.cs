using System.Buffers;
using Rem.Values;

namespace Rem.Templates.Rendering;

/// <summary>Writes values as interpolation does; in HTML what could end a text or an attribute is escaped.</summary>
internal static class ValueOutput
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'`=");

    /// <summary>Writes a value.</summary>
    public static void Write(object? value, bool isEscaped, ref TemplateOutput output)
    {
        switch (value)
        {
            case string text:
                Write(text, isEscaped, ref output);
                break;
            case long number:
                output.Write(number);
                break;
            case null:
                break;
            case bool isTrue:
                output.Write(isTrue ? "true"u8 : "false"u8);
                break;
            case double number:
                output.Write(number);
                break;
            default:
                Write(ValueText.Of(value is TemplateNames names ? names.ToMap() : value), isEscaped, ref output);
                break;
        }
    }

    private static void Write(string text, bool isEscaped, ref TemplateOutput output)
    {
        var rest = text.AsSpan();
        for (var at = isEscaped ? rest.IndexOfAny(Special) : -1; at >= 0; at = rest.IndexOfAny(Special))
        {
            output.Write(rest[..at]);
            output.Write(Entity(rest[at]));
            rest = rest[(at + 1)..];
        }

        output.Write(rest);
    }

    private static ReadOnlySpan<byte> Entity(char c) => c switch
    {
        '&' => "&amp;"u8,
        '<' => "&lt;"u8,
        '>' => "&gt;"u8,
        '"' => "&quot;"u8,
        '\'' => "&#x27;"u8,
        '`' => "&#x60;"u8,
        _ => "&#x3D;"u8,
    };
}
