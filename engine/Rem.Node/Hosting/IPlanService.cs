using Rem.Node.Local;
using Rem.Running;

namespace Rem.Node.Hosting;

/// <summary>What a node offers to plans with sections: the web. Made with the node, closed when its plans have ended.</summary>
public interface IPlanService : IAsyncDisposable
{
    /// <summary>What the node answers to over its socket because of it.</summary>
    IReadOnlyList<LocalMethod> Methods { get; }

    /// <summary>Does what the sections of an open plan stand for, until the token is cancelled.</summary>
    Task ServeAsync(OpenPlan plan, CancellationToken cancel);

    /// <summary>A plan with sections has ended, and nothing follows it. Throws nothing.</summary>
    Task EndedAsync(BoundPlan plan, RemOptions options);

    /// <summary>The node ends: no plan that ends from now on is followed by a newer version of itself.</summary>
    void End();
}
