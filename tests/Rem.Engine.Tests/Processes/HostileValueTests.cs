using System.Text;

namespace Rem.Engine.Tests.Processes;

/// <summary>
/// Hostile values in each place of each shell: identical bytes come out, in one word, and nothing is executed.
/// REM_TEST_ROUNDS sets the number of random values, REM_TEST_SEED their seed.
/// </summary>
public sealed class HostileValueTests
{
    private const char Separator = '\u001e';

    private static readonly string[] Values =
    [
        "", " ", "a b", "\t", "\n", "\na\n\nb\n", "\r\n", "'", "\"", "\\", "\\\\", "\\n", "`", "$", "$$", "''", "\"\"", "'\"'\"'",
        "$(touch CANARY)", "`touch CANARY`", "\"$(touch CANARY)\"", "'; touch CANARY; '", "\"; touch CANARY; \"", "; touch CANARY;", "\ntouch CANARY\n",
        "a[$(touch CANARY)]", "x=$(touch CANARY)", "| touch CANARY", "& touch CANARY &", "> CANARY", "<(touch CANARY)", "$((a[$(touch CANARY)]))",
        "*", "?", "[a-z]*", "/*", "~", "~root", "{a,b}", "=ls", "-n", "-e", "--", "!", "!!", "#", "# x", "a#b", "(", ")", "((", "{", "}", "}}",
        "$HOME", "${HOME}", "${REM_1}", "REM_1", "$'\\x41'", "%s%n%d", "E", "\nE\n", "E F", "\\\n", "x\\", "&", "&&", "||", ";;", "esac", "]]", "-eq",
        "${{ x }}", "héllo 漢字 😀", "\u0001\u007f", "\u200b\ufeff", "a=b", "1+1", "<<E", "@(a|b)", "^x", "x:h", "[1]",
    ];

    public static TheoryData<string> Shells()
    {
        var data = new TheoryData<string>();
        foreach (var shell in ShellHost.Shells)
        {
            data.Add(shell);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Shells))]
    public void A_value_stays_data_in_each_place(string shell)
    {
        using var folder = new TemporaryFolder();
        var seed = int.TryParse(Environment.GetEnvironmentVariable("REM_TEST_SEED"), out var given) ? given : Random.Shared.Next();
        var values = new List<string>(Values);
        AddRandom(values, new Random(seed));
        var text = new StringBuilder($"#!{shell} -e\n");
        var prints = new StringBuilder();
        AddTemplates(shell, text, prints);
        var program = ShellHost.Bind(ShellHost.WithSlots(text.ToString(), out var count));
        foreach (var value in values)
        {
            var slots = new object?[count];
            Array.Fill(slots, value);

            var result = ShellHost.Run(program, slots, folder.Path);

            var expected = prints.ToString().Split(Separator);
            var actual = (result.Output + "\n").Split(Separator);
            for (var i = 0; i < expected.Length; i++)
            {
                var name = i < Templates(shell).Count ? Templates(shell)[i].Text : "the end";
                (i < actual.Length ? actual[i] : "nothing").ShouldBe(expected[i].Replace("¤", value, StringComparison.Ordinal), $"{name} with {Escaped(value)} in {shell}, seed {seed}, {result.Stderr}");
            }

            Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty($"{Escaped(value)} was executed in {shell}, seed {seed}");
            result.Code.ShouldBe(0, result.Stderr);
        }
    }

    private static List<(string Text, string Prints)> Templates(string shell)
    {
        var all = new List<(string Text, string Prints)>(ShellTemplates.Everywhere);
        if (System.IO.Path.GetFileName(shell) is "bash" or "ksh" or "zsh")
        {
            all.AddRange(ShellTemplates.Extended);
        }

        if (System.IO.Path.GetFileName(shell) != "ksh")
        {
            all.AddRange(ShellTemplates.NotInKsh);
        }

        return all;
    }

    private static void AddTemplates(string shell, StringBuilder text, StringBuilder prints)
    {
        foreach (var (template, expected) in Templates(shell))
        {
            text.Append(template).Append("\nprintf '\\036'\n");
            prints.Append(expected).Append(Separator);
        }

        text.Append("echo\n");
        prints.Append('\n');
    }

    private static void AddRandom(List<string> values, Random random)
    {
        const string Nasty = "'\"\\`$(){}[]<>|&;*?#~!=-+ \t\n%@^,.:aE10";

        var rounds = int.TryParse(Environment.GetEnvironmentVariable("REM_TEST_ROUNDS"), out var given) ? given : 5;
        for (var i = 0; i < rounds; i++)
        {
            var value = new char[random.Next(1, 40)];
            for (var j = 0; j < value.Length; j++)
            {
                value[j] = random.Next(4) == 0 ? (char)random.Next(1, 0xd800) : Nasty[random.Next(Nasty.Length)];
            }

            // These two are the test's own marks.
            values.Add(new string(value).Replace("\u001e", "", StringComparison.Ordinal).Replace("¤", "", StringComparison.Ordinal));
        }
    }

    private static string Escaped(string value) => System.Text.Json.JsonSerializer.Serialize(value);
}
