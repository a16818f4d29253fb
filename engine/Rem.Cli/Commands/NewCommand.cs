using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Values;

namespace Rem.Cli.Commands;

/// <summary>
/// `rem new`: files that run, or pass, as they are. NAME may be a path, whose folders are made; what stands already is
/// never touched, and each file is named with its whole path.
/// </summary>
internal static class NewCommand
{
    /// <summary>What can be made.</summary>
    public static readonly string[] Kinds = ["plan", "tag", "test", "package"];

    /// <summary>Makes the files and says which.</summary>
    public static int Run(CliWords words)
    {
        var (kind, name) = (words.Words[0], words.Words[1]);
        var stem = Path.GetFileNameWithoutExtension(name);
        if (Array.IndexOf(Kinds, kind) < 0)
        {
            throw Unknown(kind);
        }

        if (!IsName(stem) || ShownText.Line(name) != name)
        {
            throw new PlanException(CommandLineErrors.Value, SourceSpan.None, $"{ValueText.Show(name)} is no name for a {kind}", "use letters, digits, '-' and '_', if need be behind a folder: deploy/web");
        }

        var files = kind switch
        {
            "plan" => [(WithEnding(name, ".yaml"), NewTexts.Plan(stem))],
            "tag" => [(WithEnding(name, ".yaml"), NewTexts.Tag(stem))],
            "test" => [(WithEnding(name, ".test.yaml"), NewTexts.Test(stem))],
            _ => Package(name, stem),
        };
        Write(files);
        return ExitCode.Done;
    }

    private static (string Path, string Text)[] Package(string folder, string name) =>
    [
        (Path.Combine(folder, "plan.yaml"), NewTexts.PackagePlan(name)),
        (Path.Combine(folder, "tags.yaml"), NewTexts.PackageTags(name)),
        (Path.Combine(folder, "tests", name + ".test.yaml"), NewTexts.PackageTest(name)),
        (Path.Combine(folder, "README.md"), NewTexts.PackageReadme(name)),
    ];

    private static void Write((string Path, string Text)[] files)
    {
        foreach (var (path, _) in files)
        {
            if (Path.Exists(path))
            {
                var what = Directory.Exists(path) ? "folder" : "file";
                throw new PlanException(CommandLineErrors.Exists, SourceSpan.None, $"there is a {what} {ValueText.Show(path)} already", CommandLineErrors.Exists.Fix);
            }
        }

        foreach (var (path, text) in files)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new PlanException(CommandLineErrors.Exists, SourceSpan.None, $"the file {ValueText.Show(path)} cannot be written: {error.Message}", "see that its folder can be written");
            }

            Output.Data(Path.GetFullPath(path) + "\n");
        }
    }

    private static string WithEnding(string name, string ending) => name.EndsWith(".yaml", StringComparison.Ordinal) ? name : name + ending;

    private static bool IsName(string name)
    {
        var valid = name.Length > 0 && (char.IsAsciiLetterOrDigit(name[0]) || name[0] == '_');
        foreach (var c in name)
        {
            valid &= char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.';
        }

        return valid;
    }

    private static PlanException Unknown(string kind)
    {
        var near = Suggestion.Nearest(kind, Kinds);
        return new PlanException(CommandLineErrors.Unknown, SourceSpan.None, $"there is no kind {ValueText.Show(kind)} of file to make", near is null ? "kinds are " + string.Join(", ", Kinds) : $"did you mean '{near}'?");
    }
}
