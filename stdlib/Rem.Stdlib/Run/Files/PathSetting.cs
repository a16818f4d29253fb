using Rem.Binding;
using Rem.Errors;
using Rem.Files;
using Rem.Running;
using Rem.Values;

namespace Rem.Stdlib.Run.Files;

/// <summary>The setting of a tag that names a file.</summary>
internal static class PathSetting
{
    private const string Expected = "a path";

    /// <summary>Reports a fixed one that is no path.</summary>
    public static void Check(TagSite site, SettingValues settings, string name = "path")
    {
        settings.Check(site, name, Expected, static value => value is string);
        Check(site, settings.Find(name));
    }

    /// <summary>Reports a fixed text that can be no path.</summary>
    public static void Check(TagSite site, BoundValue? path)
    {
        if (path is not ConstantValue { Value: string text } constant)
        {
            return;
        }

        try
        {
            FilePaths.Full(text, ".");
        }
        catch (PlanException error)
        {
            site.Error(error.Finding.Code, constant.At, error.Finding.Message);
        }
    }

    /// <summary>`path` as it was given. Throws for none.</summary>
    public static string Of(SettingValues settings, RemMap map) => settings.Text(map, "path") ?? throw settings.Wrong("path", Expected, null);
}
