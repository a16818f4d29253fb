using System.Runtime.CompilerServices;
using Rem.Shared;
using Rem.Shared.State;
using Rem.Web.Access;

namespace Rem.Web.Serving;

/// <summary>
/// The sites that a process serves over shared resources, for steps that make links without a request at hand: what looks
/// at a queue, what runs at night. Found by the states, which all plans of a process share.
/// </summary>
/// <param name="Sites">The sites.</param>
/// <param name="Access">Users, tokens and links over these resources.</param>
internal sealed record ServedSites(SiteTable Sites, WebAccess Access)
{
    private static readonly ConditionalWeakTable<IStates, ServedSites> ByStates = [];

    /// <summary>What is served over resources; null where nothing is.</summary>
    public static ServedSites? Of(SharedResources resources) => ByStates.TryGetValue(resources.States, out var served) ? served : null;

    /// <summary>From now on this is served over resources.</summary>
    public void Begin(SharedResources resources) => ByStates.AddOrUpdate(resources.States, this);
}
