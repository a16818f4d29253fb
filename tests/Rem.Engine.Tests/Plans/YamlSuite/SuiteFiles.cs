using System.Text;
using Rem.Errors;
using Rem.Plans;
using Rem.Running;

namespace Rem.Engine.Tests.Plans.YamlSuite;

/// <summary>Reads the YAML test suite, which lies in `shared/data` beside the checkout.</summary>
internal static class SuiteFiles
{
    /// <summary>The folder of the suite, or null when it is not on this machine.</summary>
    public static string? Folder()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var suite = Path.Combine(folder, "shared", "data", "yaml-test-suite", "src");
            if (Directory.Exists(suite))
            {
                return suite;
            }
        }

        return null;
    }

    public static List<SuiteCase> Read(string folder)
    {
        var cases = new List<SuiteCase>();
        var paths = Directory.GetFiles(folder, "*.yaml");
        Array.Sort(paths, StringComparer.Ordinal);
        foreach (var path in paths)
        {
            ReadFile(path, cases);
        }

        return cases;
    }

    private static void ReadFile(string path, List<SuiteCase> cases)
    {
        var findings = new FindingList();
        var document = PlanReader.Read(File.ReadAllBytes(path), path, path, RemLimits.Default, findings);
        findings.Items.ShouldBeEmpty(path);
        var list = (ListNode)document.Root!;
        var id = Path.GetFileNameWithoutExtension(path);
        for (var i = 0; i < list.Items.Count; i++)
        {
            var map = (MapNode)list.Items[i];
            if (Text(map, "yaml") is { } yaml)
            {
                cases.Add(new SuiteCase(
                    list.Items.Count == 1 ? id : $"{id}/{i:00}",
                    yaml,
                    map.Find("fail") is ScalarNode { Value: true },
                    Text(map, "tree"),
                    Text(map, "json")));
            }
        }
    }

    private static string? Text(MapNode map, string key) => map.Find(key) is ScalarNode { Value: string text } ? Visible(text) : null;

    // The suite writes what cannot be seen with other characters.
    private static string Visible(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '␣':
                    result.Append(' ');
                    break;
                case '—' or '»':
                    result.Append(text[i] == '»' ? "\t" : "");
                    break;
                case '←':
                    result.Append('\r');
                    break;
                case '⇔':
                    result.Append('\uFEFF');
                    break;
                case '↵':
                    break;
                case '∎':
                    return result.ToString();
                default:
                    result.Append(text[i]);
                    break;
            }
        }

        return result.ToString();
    }
}
