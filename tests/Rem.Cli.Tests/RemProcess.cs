using System.Diagnostics;

namespace Rem.Cli.Tests;

/// <summary>The built program as a process, in a folder of its own, with nothing that is a terminal.</summary>
public sealed class RemProcess : IDisposable
{
    /// <summary>The folder it runs in.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("rem-cli-").FullName;

    /// <summary>Variables beside its own environment.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Writes a file into the folder.</summary>
    public RemProcess With(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Runs it to its end.</summary>
    public Answer Run(params string[] words) => RunWith("", words);

    /// <summary>Runs it to its end with a text on its standard input.</summary>
    public Answer RunWith(string input, params string[] words)
    {
        using var process = Start(words);
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has refused its words and ended, and reads nothing.
        }

        return End(process);
    }

    /// <summary>Starts it.</summary>
    public Process Start(params string[] words)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "rem"))
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        start.Environment["TERM"] = "xterm";
        start.Environment["REM_DEBUG"] = words.Contains("--count-methods") ? "jit" : "";
        start.ArgumentList.Remove("--count-methods");
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>Waits for its end.</summary>
    public static Answer End(Process process)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        process.WaitForExit(300_000).ShouldBeTrue("rem does not end");
        return new Answer(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    /// <summary>Sends a signal by its name, `INT` or `TERM`.</summary>
    public static void Signal(int process, string name)
    {
        using var kill = Process.Start("/bin/kill", ["-" + name, process.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until a file is there, and leaves the processor to who is to make it.</summary>
    public void WaitFor(string file) =>
        SpinWait.SpinUntil(() => File.Exists(Path.Combine(Folder, file)), TimeSpan.FromSeconds(90)).ShouldBeTrue(file);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

/// <summary>What the program said.</summary>
public sealed record Answer(int Code, string Output, string Errors);
