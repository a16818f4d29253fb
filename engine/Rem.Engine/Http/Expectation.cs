using System.Globalization;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Http;

/// <summary>The statuses that an HTTP request takes for a success.</summary>
internal sealed class Expectation
{
    private readonly List<(int From, int To)> _ranges = [];
    private readonly List<string> _words = [];

    /// <summary>Reads an integer, a text (`204`, `2xx`, `any`) or a list of them; null is `2xx`.</summary>
    public static Expectation Read(object? value)
    {
        var expectation = new Expectation();
        if (value is RemList { Count: > 0 } list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                expectation.Add(list[i]);
            }
        }
        else
        {
            expectation.Add(value ?? "2xx");
        }

        return expectation;
    }

    public bool Holds(long status)
    {
        foreach (var (from, to) in _ranges)
        {
            if (status >= from && status <= to)
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString() => string.Join(" or ", _words);

    private void Add(object? value)
    {
        var word = value is string or long ? ValueText.Of(value) : "";
        if (word == "any")
        {
            _ranges.Add((100, 999));
        }
        else if (word.Length == 3 && word[0] is >= '1' and <= '5' && word.EndsWith("xx", StringComparison.Ordinal))
        {
            _ranges.Add(((word[0] - '0') * 100, (word[0] - '0') * 100 + 99));
        }
        else if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 100 and <= 999)
        {
            _ranges.Add((status, status));
        }
        else
        {
            throw new PlanException(HttpErrors.Request, SourceSpan.None, $"'expect' of an HTTP request must be a status such as 200, a text such as '2xx', 'any', or a list of them, got {ValueText.ShowWithKind(value)}");
        }

        _words.Add(word);
    }
}
