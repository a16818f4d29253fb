using Xunit.Abstractions;

namespace Rem.Runtimes.Tests;

/// <summary>The programs of the folder lua print the same under our runtime as under Debian's lua5.4, byte for byte.</summary>
public sealed class LuaProgramTests(ITestOutputHelper log)
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "lua");

    public static TheoryData<string> Programs
    {
        get
        {
            var names = new TheoryData<string>();
            var files = Directory.GetFiles(_folder, "*.lua");
            Array.Sort(files, string.CompareOrdinal);
            foreach (var file in files)
            {
                names.Add(Path.GetFileName(file));
            }

            return names;
        }
    }

    [Fact]
    public void There_are_at_least_150_programs()
    {
        Directory.GetFiles(_folder, "*.lua").Length.ShouldBeGreaterThanOrEqualTo(150);
    }

    [Theory, MemberData(nameof(Programs))]
    public void Prints_what_lua_prints(string program)
    {
        if (!DebianLua.IsThere)
        {
            log.WriteLine($"skipped 1 program ({program}): there is no lua5.4 here");
            return;
        }

        var expected = DebianLua.Run(_folder, program);

        var printed = LuaPrints.Run(program, File.ReadAllText(Path.Combine(_folder, program)));

        printed.ShouldBe(expected);
        printed.ShouldNotBeEmpty();
    }
}
