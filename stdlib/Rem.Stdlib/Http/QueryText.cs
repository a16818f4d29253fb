using System.Text;
using Rem.Errors;
using Rem.Http;
using Rem.Plans;
using Rem.Values;

namespace Rem.Stdlib.Http;

/// <summary>Puts a map behind the `?` of an address. A value is data: every character that means something in an address is encoded.</summary>
internal static class QueryText
{
    /// <summary>The address with the query added to what it has already.</summary>
    public static Uri Append(Uri url, RemMap? query)
    {
        var text = new StringBuilder(url.Query.TrimStart('?'));
        for (var i = 0; i < (query?.Count ?? 0); i++)
        {
            var name = query!.KeyAt(i);
            if (query.ValueAt(i) is RemList list)
            {
                for (var j = 0; j < list.Count; j++)
                {
                    Add(text, name, list[j]);
                }
            }
            else
            {
                Add(text, name, query.ValueAt(i));
            }
        }

        return text.Length == 0 ? url : new UriBuilder(url) { Query = text.ToString() }.Uri;
    }

    private static void Add(StringBuilder text, string name, object? value)
    {
        switch (value)
        {
            case null:
                return;
            case RemList or RemMap:
                throw new PlanException(HttpErrors.Request, SourceSpan.None, $"'query' takes texts, numbers, bools and lists of them, got {ValueText.ShowWithKind(value)} for '{name}'");
            default:
                text.Append(text.Length > 0 ? "&" : "").Append(Uri.EscapeDataString(name)).Append('=').Append(Uri.EscapeDataString(ValueText.Of(value)));
                return;
        }
    }
}
