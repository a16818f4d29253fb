using System.Diagnostics;

namespace Rem.Cli.Tests;

/// <summary>Words of the command line that are not UTF-8.</summary>
public sealed class WordBytesTests : IDisposable
{
    private readonly RemProcess _rem = new RemProcess().With("rem.yaml", "node:\n").With("p.yaml", "a: 1\n");

    public void Dispose() => _rem.Dispose();

    [Theory]
    [InlineData("queue put 'a\\377' 1", "word 3 of the command line is not UTF-8: 'a\ufffd'")]
    [InlineData("run p.yaml '\\303'", "word 3 of the command line is not UTF-8: '\ufffd'")]
    [InlineData("--json counter add '\\355\\240\\200'", "word 4 of the command line is not UTF-8")]
    public void Bytes_that_are_not_UTF_8_end_with_2_and_make_nothing(string words, string says)
    {
        var (code, output, errors) = Shell(words);

        code.ShouldBe(2, errors);
        output.ShouldBe("");
        errors.ShouldContain(says);
        errors.ShouldContain("REM5011");
        Directory.Exists(Path.Combine(_rem.Folder, ".rem")).ShouldBeFalse();
    }

    [Fact]
    public void The_sign_itself_and_other_UTF_8_is_a_name_as_any_other()
    {
        _rem.Run("queue", "put", "a\ufffd\u00e4", "1").Code.ShouldBe(0);

        _rem.Run("queue", "list").Output.ShouldContain("a\ufffd\u00e4");
    }

    // A test's own process cannot pass such bytes: .NET writes UTF-8. printf of a shell can.
    private (int Code, string Output, string Errors) Shell(string words)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "eval \"exec \\\"$0\\\" $(printf '%b' \"$1\")\"", Path.Combine(AppContext.BaseDirectory, "rem"), words.Replace("\\", "\\0", StringComparison.Ordinal)])
        {
            WorkingDirectory = _rem.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors);
    }
}
