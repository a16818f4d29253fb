using Rem.Running;
using Rem.Values;

namespace Rem.Engine.Tests.Running;

public sealed class SecretsTests
{
    [Theory]
    [InlineData("the key is hunter2hunter2", "the key is ***")]
    [InlineData("cut off: hunter2hun… and on", "cut off: ***… and on")]
    [InlineData("cut off: hun…", "cut off: ***…")]
    [InlineData("hun… and hunter… and hunter2hunter2…", "***… and ***… and ***…")]
    [InlineData("begins alike: hu…", "begins alike: hu…")]
    [InlineData("hunter2hunter is not cut", "hunter2hunter is not cut")]
    [InlineData("… hunter", "… hunter")]
    public void A_secret_is_hidden_also_where_a_message_cut_it(string text, string shown) =>
        Of("hunter2hunter2").Hide(text).ShouldBe(shown);

    [Theory]
    [InlineData("pass\"word")]
    [InlineData("pass\\word")]
    [InlineData("pass\nword")]
    [InlineData("pass\r\nword\u0007")]
    public void A_secret_is_hidden_as_messages_and_JSON_write_it(string secret)
    {
        var secrets = Of(secret);

        secrets.Hide(ValueText.Show(secret)).ShouldBe("'***'");
        secrets.Hide(ValueText.Json(RemList.Of("a " + secret))).ShouldBe("[\"a ***\"]");
    }

    [Fact]
    public void The_longest_secret_at_a_cut_is_hidden() =>
        new Secrets(Map(("a", "abcabc"), ("b", "xyzabcd"))).Hide("got xyzabc…").ShouldBe("got ***…");

    // Upper case is secret, everything around it lower case.
    [Fact]
    public void No_value_that_is_shown_shows_more_than_two_characters_of_a_secret()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var i = 0; i < 5000; i++)
        {
            var secret = Make(random, "ABCDEFGHIJ\"\\\n\tÄ", 3 + random.Next(100));
            var around = Make(random, "abc \"\\\n", random.Next(80)) + secret + Make(random, "abc \"\\\n", random.Next(80));
            object? value = random.Next(3) switch { 0 => around, 1 => RemList.Of("a", around), _ => Map((around, around)) };

            var shown = Of(secret).Hide(ValueText.Show(value));

            shown.Count(char.IsAsciiLetterUpper).ShouldBeLessThanOrEqualTo(2, $"seed {seed}, round {i}: {shown}");
        }
    }

    private static Secrets Of(string secret) => new(Map(("key", secret)));

    private static RemMap Map(params (string Key, string Value)[] entries)
    {
        var map = new RemMap();
        foreach (var (key, value) in entries)
        {
            map.Set(key, value);
        }

        return map;
    }

    private static string Make(Random random, string characters, int length)
    {
        var text = new char[length];
        for (var i = 0; i < length; i++)
        {
            text[i] = characters[random.Next(characters.Length)];
        }

        return new string(text);
    }
}
