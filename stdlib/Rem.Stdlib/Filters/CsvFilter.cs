using Rem.Filters;
using Rem.Values;

namespace Rem.Stdlib.Filters;

/// <summary>Makes CSV of a list of maps (with a header) or of lists, each row with a line end; reads a CSV text into a list of maps, or with header false of lists.</summary>
public sealed class CsvFilter : IFilter
{
    /// <inheritdoc/>
    public FilterSpec Spec { get; } = new("csv")
    {
        Summary = "Makes CSV of a list of maps (with a header) or of lists, each row with a line end; reads a CSV text into a list of maps, or with header false of lists.",
        Input = "list or text",
        Arguments =
        [
            new("header", "bool", "Whether the first row holds the names.", Optional: true, Default: true),
            new("separator", "text", "One character between two fields.", Optional: true, Default: ","),
        ],
        Returns = "text or list",
        Errors = [FilterErrors.Input, FilterErrors.Argument, FilterErrors.Element, FilterErrors.Unreadable],
        Examples =
        [
            new("[{a: 1, b: 'x y'}, {a: 2}] | csv", @"""a,b\n1,x y\n2,\n"""),
            new(@"[[1, 'a,b'], ['say ""hi""']] | csv", @"""1,\""a,b\""\n\""say \""\""hi\""\""\""\n"""),
            new(@"""a,b\n1,\""x,y\""\n"" | csv", @"[{""a"": ""1"", ""b"": ""x,y""}]"),
            new(@"""1;2\n"" | csv false, "";""", @"[[""1"", ""2""]]"),
        ],
        GivesFresh = true,
    };

    /// <inheritdoc/>
    public object? Apply(object? value, object?[] arguments, FilterContext context)
    {
        var hasHeader = arguments[0] is bool flag ? flag : throw FilterInput.WrongArgument(arguments[0], 0, Spec, "a bool");
        var separator = FilterInput.TextArgument(arguments, 1, Spec);
        if (separator.Length != 1 || separator[0] is '"' or '\n' or '\r')
        {
            throw FilterInput.WrongArgument(separator, 1, Spec, "one character that is no quote and no line end");
        }

        return value switch
        {
            string text => CsvReader.Read(text, hasHeader, separator[0], Spec),
            RemList list => CsvWriter.Write(list, hasHeader, separator[0], Spec, context),
            _ => throw FilterInput.Wrong(value, Spec, "a list or a text"),
        };
    }
}
