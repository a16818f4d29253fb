using Rem.TimeSeries.Stores.RrdFiles;

namespace Rem.TimeSeries.Tests.Kit;

/// <summary>RRDtool's library, which the arithmetic is held against: Debian's package librrd8.</summary>
internal static class Rrd
{
    public const string Missing = "librrd.so.8 is missing: apt install rrdtool";

    /// <summary>True where it is installed. In CI it has to be, and its absence fails the tests instead of skipping them.</summary>
    public static bool IsWanted => LibRrd.IsThere || Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>Throws what the library said, if it said anything.</summary>
    public static void Succeed(string? error) => error.ShouldBeNull();
}
