using Rem.Binding;
using Rem.Monitoring.Definitions;
using Rem.Tags;

namespace Rem.Monitoring.Sections;

/// <summary>Reads a section that only holds settings.</summary>
internal static class SectionReading
{
    /// <summary>Reads it, and tells what is wrong with it, each at its own place.</summary>
    public static BoundTag Bind(TagSite site, Func<Problems, object> read)
    {
        var problems = new Problems();
        var held = read(problems);
        problems.Tell(site, MonitoringErrors.Check);

        // It is about checks of its own plan: those, or the section of checks, say which it fits.
        if (RootSections.Find(site, ChecksTag.Key) is null)
        {
            site.Binder.Findings.Warning(MonitoringErrors.Check, site.At, $"'{site.Key}' is about the checks of its plan, which has none", "the checks of a plan stand in its 'monitor checks'");
        }

        return new OfferedSection(held);
    }
}
