using Rem.Errors;
using Rem.Plans;
using Rem.Running;
using Rem.Tags;

namespace Rem.Binding;

/// <summary>A package that a plan may bring by `__use`.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is for, in a sentence; empty where it does not say.</param>
/// <param name="Tags">What its tags are; their area is `package NAME`.</param>
public sealed record InstalledPackage(string Name, string About, IReadOnlyList<TagSpec> Tags);

/// <summary>The packages beside the program, to be looked up. Their scripts are not read.</summary>
public static class InstalledPackages
{
    /// <summary>All of them by name; one that cannot be read has no tags.</summary>
    public static IReadOnlyList<InstalledPackage> Read(RemOptions options)
    {
        var found = new List<InstalledPackage>();
        var packages = new Packages(options, new PlanLibrary(options), new FindingList());
        var names = packages.Names();
        names.Sort(StringComparer.Ordinal);
        foreach (var name in names)
        {
            found.Add(packages.Describe(name));
        }

        return found;
    }
}
