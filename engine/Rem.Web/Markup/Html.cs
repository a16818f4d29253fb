using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Rem.Values;

namespace Rem.Web.Markup;

/// <summary>
/// HTML that is put together: what is written in the program is markup, and every hole in it is encoded. Only
/// other <see cref="Html"/> goes in as it is, and what pages of the site gave to a page that embeds them. One thread at a time.
/// </summary>
internal sealed class Html
{
    private readonly StringBuilder _text = new(512);

    /// <summary>HTML of one piece.</summary>
    public static Html Of(ref Handler html) => html.Made;

    /// <summary>HTML that a page of the site has made by itself, encoded where it was made: what a portlet gave, and nothing else.</summary>
    public static Html Page(string markup)
    {
        var html = new Html();
        html._text.Append(markup);
        return html;
    }

    /// <summary>Adds a piece: <c>Add($"&lt;td&gt;{value}&lt;/td&gt;")</c>.</summary>
    public Html Add([InterpolatedStringHandlerArgument("")] ref Piece html) => html.Into;

    /// <summary>Adds a text, encoded.</summary>
    public Html Text(string? text)
    {
        _text.Append(WebUtility.HtmlEncode(text));
        return this;
    }

    /// <summary>Adds other HTML.</summary>
    public Html Add(Html other)
    {
        _text.Append(other._text);
        return this;
    }

    /// <summary>Adds an attribute, with a blank in front; nothing when it has no value.</summary>
    public Html Attribute(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(' ').Append(name).Append("=\"").Append(WebUtility.HtmlEncode(value)).Append('"');
        }

        return this;
    }

    /// <summary>Adds an attribute without a value, when it is wanted.</summary>
    public Html Attribute(string name, bool isThere)
    {
        if (isThere)
        {
            _text.Append(' ').Append(name);
        }

        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>What the compiler makes of an interpolated text that is added.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Piece(int literals, int holes, Html into)
    {
        public Html Into { get; } = into;

        /// <summary>About how long it becomes.</summary>
        public int Expected { get; } = literals + (holes * 16);

        public void AppendLiteral(string markup) => Into._text.Append(markup);

        public void AppendFormatted(string? text) => Into.Text(text);

        public void AppendFormatted(Html? html)
        {
            if (html is not null)
            {
                Into.Add(html);
            }
        }

        public void AppendFormatted(long number) => Into._text.Append(number.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(object? value) => Into.Text(value is null ? null : ValueText.Of(value));
    }

    /// <summary>What the compiler makes of an interpolated text of its own.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Handler
    {
        private readonly Piece _piece;

        public Handler(int literals, int holes) => _piece = new Piece(literals, holes, new Html());

        public Html Made => _piece.Into;

        public void AppendLiteral(string markup) => _piece.AppendLiteral(markup);

        public void AppendFormatted(string? text) => _piece.AppendFormatted(text);

        public void AppendFormatted(Html? html) => _piece.AppendFormatted(html);

        public void AppendFormatted(long number) => _piece.AppendFormatted(number);

        public void AppendFormatted(object? value) => _piece.AppendFormatted(value);
    }
}
