using System.Text;
using Rem.Plans;
using Rem.Running;
using Rem.Templates;
using Rem.Values;

namespace Rem.Engine.Tests.Templates;

/// <summary>Parts that are in no file on the disk, beside a plan that is in none either.</summary>
internal sealed class MemoryParts(Dictionary<string, string> files) : IPlanFiles
{
    public const string Plan = "/plans/page.yaml";

    /// <summary>The paths that were asked for.</summary>
    public List<string> Asked { get; } = [];

    public TemplateFiles ToFiles() => new(this, RemLimits.Default, new PlanFolders(Plan));

    /// <summary>Parts by name, each in a file beside the plan.</summary>
    public static TemplateFiles Of(RemMap parts)
    {
        var files = new Dictionary<string, string>();
        foreach (var (name, text) in parts)
        {
            files[$"/plans/{name}.hbs"] = (string)text!;
        }

        return new MemoryParts(files).ToFiles();
    }

    public byte[]? Read(string path, int limit)
    {
        Asked.Add(path);
        return files.TryGetValue(path, out var text) ? Encoding.UTF8.GetBytes(text) : null;
    }
}
