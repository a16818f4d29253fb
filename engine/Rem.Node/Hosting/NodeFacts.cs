using Rem.Node.Logs;
using Rem.Running.Versions;
using Rem.Settings;
using Rem.Shared;
using Rem.Values;

namespace Rem.Node.Hosting;

/// <summary>What a service may know of its node.</summary>
/// <param name="Settings">Its settings as they were at the start.</param>
/// <param name="Resources">Its shared resources.</param>
/// <param name="Log">Its log.</param>
/// <param name="Refused">Where newer versions of open plans are noted that are wrong.</param>
/// <param name="Ps">What `rem ps` shows, as it is now.</param>
public sealed record NodeFacts(NodeSettings Settings, SharedResources Resources, NodeLogger Log, RefusedVersions Refused, Func<RemMap> Ps);
