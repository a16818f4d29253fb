using System.Globalization;
using Rem.Web.Access;
using Shouldly;
using Xunit;

namespace Rem.Web.Tests.Access;

public sealed class CompositionTests
{
    [Theory]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("caf\u00e9", "caf\u00e9")]
    [InlineData("\u1e9b\u0323", "\u1e9b\u0323")]
    [InlineData("a\u0323\u0302", "\u1ead")]
    [InlineData("a\u0302\u0323", "\u1ead")]
    [InlineData("\u1112\u1161\u11ab", "\ud55c")]
    [InlineData("\u212b", "\u00c5")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void A_letter_and_its_marks_become_one_character(string text, string composed) => Composition.Compose(text).ShouldBe(composed);

    /// <summary>As another program composes them: Python's `unicodedata`, of Unicode 14.</summary>
    [Fact]
    public void Twelve_hundred_vectors_are_composed_as_elsewhere()
    {
        using var stream = typeof(CompositionTests).Assembly.GetManifestResourceStream("Rem.Web.Tests.Access.composition-vectors.txt")!;
        using var lines = new StreamReader(stream);
        var count = 0;
        while (lines.ReadLine() is { } line)
        {
            var (given, expected) = (Text(line.Split(';')[0]), Text(line.Split(';')[1]));
            Composition.Compose(given).ShouldBe(expected, line);
            Composition.Compose(expected).ShouldBe(expected, line);
            count++;
        }

        count.ShouldBe(1224);
    }

    [Fact]
    public async Task A_password_is_the_same_however_its_accents_were_typed()
    {
        await using var world = await AccessWorld.MakeAsync();
        await world.AddUserAsync("anna", Role.Viewer, "cafe\u0301 au lait, s'il te plai\u0302t");

        (await world.LoginAsync("anna", "caf\u00e9 au lait, s'il te pla\u00eet")).Outcome.ShouldBe(LoginOutcome.Done);
    }

    private static string Text(string hex) => string.Concat(hex.Split(' ').Select(static word => char.ConvertFromUtf32(int.Parse(word, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))));
}
