using System.Diagnostics;
using System.Text;
using Rem.Errors;

namespace Rem.JavaScript.Check;

/// <summary>Programs that print the same by `node` and by REM. What node printed lies beside each as NAME.out.</summary>
internal static class Programs
{
    /// <summary>Runs one and prints what it prints.</summary>
    public static int Run(string file)
    {
        var (output, failure) = Printing.Run(file, File.ReadAllText(file));
        Console.Write(output);
        if (failure is null)
        {
            return 0;
        }

        Console.WriteLine(Describe(failure));
        return 1;
    }

    /// <summary>Has node print what is expected.</summary>
    public static int Expect(string folder)
    {
        foreach (var file in Files(folder))
        {
            File.WriteAllText(Path.ChangeExtension(file, ".out"), ByNode(folder, Path.GetFileName(file)));
        }

        return 0;
    }

    /// <summary>Compares what REM prints with what is expected.</summary>
    public static int Compare(string folder)
    {
        var failed = 0;
        var files = Files(folder);
        foreach (var file in files)
        {
            var (output, failure) = Printing.Run(Path.GetFileName(file), File.ReadAllText(file));
            var expected = File.ReadAllText(Path.ChangeExtension(file, ".out"));
            if (failure is not null || output != expected)
            {
                failed++;
                Console.WriteLine($"{Path.GetFileName(file)}: {(failure is null ? FirstDifference(expected, output) : Describe(failure) + " after " + output.Split('\n').Length + " lines")}");
            }
        }

        Console.WriteLine($"{files.Length - failed} of {files.Length} as node");
        return failed == 0 ? 0 : 1;
    }

    private static string[] Files(string folder)
    {
        var files = Directory.GetFiles(folder, "*.js");
        Array.Sort(files, string.CompareOrdinal);
        return files;
    }

    private static string ByNode(string folder, string file)
    {
        var start = new ProcessStartInfo("node", [file])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            StandardOutputEncoding = new UTF8Encoding(false, throwOnInvalidBytes: true),
        };
        start.Environment["TZ"] = "UTC";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException(file + " fails by node");
    }

    private static string Describe(Exception failure) =>
        failure is PlanException plan ? $"{plan.Finding.At.Line}: {plan.Finding.Message}" : failure.ToString();

    private static string FirstDifference(string expected, string output)
    {
        var a = expected.Split('\n');
        var b = output.Split('\n');
        var i = 0;
        while (i < a.Length && i < b.Length && a[i] == b[i])
        {
            i++;
        }

        return $"line {i + 1}: expected <{(i < a.Length ? a[i] : "")}>, got <{(i < b.Length ? b[i] : "")}>";
    }
}
