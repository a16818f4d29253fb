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

    [Theory]
    [InlineData("hunter/2?+é", "hunter%2F2%3F%2B%C3%A9", "address")]
    [InlineData("hunter/2?+é", "hunter%2f2%3f%2b%c3%a9", "address in lower case")]
    [InlineData("hunter/2?+é", "hunter/2%3F%2B%C3%A9", "address, slash kept")]
    [InlineData("hunter 2", "hunter+2", "form")]
    [InlineData("hunter(2)!", "hunter(2)!", "encodeURIComponent")]
    [InlineData("hun\"ter/é", "hun\\\"ter\\/é", "JSON of PHP")]
    [InlineData("hun\"ter/é", "hun\\\"ter/\\u00e9", "JSON of Python")]
    [InlineData("hun\"ter+é", "hun\\u0022ter\\u002B\\u00E9", "JSON of .NET")]
    [InlineData("it's", "it''s", "SQL and YAML")]
    [InlineData("it's", "it'\\''s", "shell")]
    [InlineData("a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;", "HTML")]
    [InlineData("hunter2", "68756e74657232", "hex")]
    [InlineData("hünter2", "68C3BC6E74657232", "hex in upper case")]
    public void A_secret_is_hidden_as_other_programs_write_it(string secret, string written, string how) =>
        Of(secret).Hide($"x{written}y").ShouldBe("x***y", how);

    [Fact]
    public void A_secret_in_base64_is_hidden_wherever_it_stands_in_what_was_encoded()
    {
        foreach (var secret in new[] { "abcd", "hunter2", "\u00ff\u00fe?>~ü", new string('k', 400), string.Concat(Enumerable.Range(0, 300).Select(static i => $"{i}/")) })
        {
            for (var before = 0; before < 7; before++)
            {
                var bytes = System.Text.Encoding.UTF8.GetBytes(new string('#', before) + secret + "#######");
                var text = Convert.ToBase64String(bytes);

                // Six bits on both sides belong to a neighbour too.
                var hidden = Of(secret).Hide(text);
                hidden.ShouldContain("***");
                hidden.Length.ShouldBeLessThanOrEqualTo(((before + 7 + 4) * 8 / 6) + 5, $"{before}: {hidden}");
                Of(secret).Hide(text.Replace('+', '-').Replace('/', '_')).Length.ShouldBe(hidden.Length);
            }
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\\n")]
    public void A_long_secret_in_base64_or_hex_is_hidden_also_where_lines_are_broken(string newline)
    {
        var random = new Random(1);
        var secret = string.Concat(Enumerable.Range(0, 500).Select(_ => (char)('!' + random.Next(90))));
        foreach (var (encoded, width) in new[] { (Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("## " + secret)), 76), (Convert.ToHexStringLower(System.Text.Encoding.UTF8.GetBytes(secret)), 60) })
        {
            var text = string.Join(newline, encoded.Chunk(width).Select(static line => new string(line)));

            Of(secret).Hide(text).Length.ShouldBeLessThan(14, text);
            Of(secret).Hide(text[100..300]).ShouldBe("***");
        }
    }

    [Theory]
    [InlineData("xabcdef", "***")]
    [InlineData("abcdefxa", "******")]
    [InlineData("xa", "***")]
    [InlineData("abcdefab", "***ab")]
    public void Secrets_that_overlap_are_hidden_whole(string text, string shown) =>
        new Secrets(Map(("a", "xa"), ("b", "abcdef"))).Hide(text).ShouldBe(shown);

    [Fact]
    public void What_holds_no_secret_is_given_back_as_it_is()
    {
        var value = Map(("a", "text"), ("b", "other"));
        var list = RemList.Of(value, "x", 1L);

        Of("hunter2").Hide((object?)list).ShouldBeSameAs(list);
        Of("hunter2").Hide("text").ShouldBeSameAs("text");
    }

    [Fact]
    public void Only_what_holds_a_secret_is_copied()
    {
        var clean = Map(("a", "text"));
        var list = RemList.Of(1L, clean, "is hunter2", Map(("hunter2", "hunter2")), "z");

        var hidden = (RemList)Of("hunter2").Hide((object?)list)!;

        ValueText.Json(hidden).ShouldBe("[1,{\"a\":\"text\"},\"is ***\",{\"***\":\"***\"},\"z\"]");
        hidden[1].ShouldBeSameAs(clean);
        ValueText.Json(list).ShouldContain("hunter2");
    }

    [Fact]
    public void Each_line_of_a_secret_is_hidden_but_for_the_shortest()
    {
        var secrets = Of("-----BEGIN KEY-----\nMIIabc/def\n{\n-----END KEY-----\n");

        secrets.Hide("MIIabc/def and { and -----END KEY----- and MIIabc%2Fdef").ShouldBe("*** and { and *** and ***");
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
