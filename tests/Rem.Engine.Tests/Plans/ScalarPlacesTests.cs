using Rem.Plans;
using static Rem.Engine.Tests.Plans.PlanTexts;

namespace Rem.Engine.Tests.Plans;

public sealed class ScalarPlacesTests
{
    [Theory]
    [InlineData("a: some text", "text", "text")]
    [InlineData("a: one\n  two\n\n  three", "two\nthree", "two\n\n  three")]
    [InlineData("a: one\r\n  two", "one two", "one\r\n  two")]
    [InlineData("a: 'it''s here'", "'s", "''s")]
    [InlineData("a: 'it''s here'", "here", "here")]
    [InlineData("a: 'one\n  two'", "two", "two")]
    [InlineData("a: \"x\\ty\"", "y", "y")]
    [InlineData("a: \"x\\ty\"", "\t", "\\t")]
    [InlineData("a: \"\\u00e9x\"", "\u00e9", "\\u00e9")]
    [InlineData("a: \"\\U0001F600x\"", "\U0001F600", "\\U0001F600")]
    [InlineData("a: \"\U0001F600x\"", "x", "x")]
    [InlineData("a: \"one \\\n   two\"", "two", "two")]
    [InlineData("a: \"one\\\n\n   two\"", "two", "two")]
    [InlineData("a: \"one   \n\n  \t two\"", "two", "two")]
    [InlineData("a: |\n  one\n   two\n", " two", " two")]
    [InlineData("a: |-\n  one\n\n  two", "two", "two")]
    [InlineData("a: |+2\n    one\n  two\n\n\nb: 1", "two", "two")]
    [InlineData("a:\n  b: |1\n     one\n   two\n", "two", "two")]
    [InlineData("a: >\n  one\n  two\n\n  three\n   four\n  five\n", "one two\nthree\n four\nfive", "one\n  two\n\n  three\n   four\n  five")]
    [InlineData("a: |+\n \n  \n  ", "\n\n", "\n  \n")]
    [InlineData("a: > # why\n\n\n  one\n  two\n", "one", "one")]
    [InlineData("a: |\r\n  one\r\n  two\r\n", "one\ntwo", "one\r\n  two")]
    public void A_stretch_is_found_where_it_is_written(string text, string part, string written)
    {
        var value = FirstScalar(Read(text).Root!);
        var offset = value.Text.IndexOf(part, StringComparison.Ordinal);

        offset.ShouldBeGreaterThanOrEqualTo(0, value.Text);
        Covered(value.Locate(offset, part.Length)).ShouldBe(written);
    }

    private static ScalarNode FirstScalar(PlanNode node)
    {
        while (node is MapNode map)
        {
            node = map.Entries[0].Value;
        }

        return (ScalarNode)node;
    }
}
