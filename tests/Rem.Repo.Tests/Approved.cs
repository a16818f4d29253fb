namespace Rem.Repo.Tests;

/// <summary>
/// Texts that a person approved, below tests/approved. A text that differs is written beside it as `*.received.txt`;
/// with REM_APPROVE=1 in the environment it is taken as the approved one, and the diff of the commit shows it.
/// </summary>
internal static class Approved
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "tests", "approved");

    public static string[] Lines(string name) => File.ReadAllLines(Path.Combine(Folder, name));

    public static void Check(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        var received = Path.ChangeExtension(path, ".received.txt");
        File.Delete(received);
        if (Environment.GetEnvironmentVariable("REM_APPROVE") == "1")
        {
            File.WriteAllText(path, text);
        }

        var approved = File.Exists(path) ? File.ReadAllText(path) : "";
        if (approved != text)
        {
            File.WriteAllText(received, text);
            Assert.Fail($"{name} is not as approved:\n{Difference(approved, text)}\nIf it should be so: REM_APPROVE=1 dotnet test tests/Rem.Repo.Tests, and commit the file.");
        }
    }

    private static string Difference(string approved, string text)
    {
        var old = approved.Split('\n');
        var now = text.Split('\n');
        var gone = old.Except(now).Select(line => "- " + line);
        var added = now.Except(old).Select(line => "+ " + line);
        return string.Join('\n', gone.Concat(added).Take(40));
    }
}
