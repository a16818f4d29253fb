using System.Diagnostics;
using System.Globalization;

// Without arguments a hello world; with a number that many commands, captured, and nothing else.
if (args.Length == 0)
{
    Console.WriteLine("hello");
    return;
}

for (var left = int.Parse(args[0], CultureInfo.InvariantCulture); left > 0; left--)
{
    using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "true"]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    process.StandardOutput.ReadToEnd();
    process.StandardError.ReadToEnd();
    process.WaitForExit();
}

Console.WriteLine("done");
