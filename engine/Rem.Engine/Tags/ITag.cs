using Rem.Binding;
using Rem.Running;

namespace Rem.Tags;

/// <summary>
/// One tag: stateless, shared by threads, described by its <see cref="Spec"/> alone. It is bound once for each
/// place it stands in, when the plan is loaded; what runs is the <see cref="BoundTag"/>.
/// </summary>
public interface ITag
{
    /// <summary>Pattern, shapes, settings, result, errors and examples.</summary>
    TagSpec Spec { get; }

    /// <summary>
    /// Binds the tag to a place: reads captures, settings and value through <paramref name="site"/>, which
    /// reports what is wrong with them. Runs nothing.
    /// </summary>
    BoundTag Bind(TagSite site);
}

/// <summary>A tag bound to its place in a plan. Frozen: one bound tag may run many times and side by side.</summary>
public abstract class BoundTag
{
    /// <summary>True for an action that leaves what it took to the end of its step, see <see cref="Flow"/>.</summary>
    public virtual bool EndsWithStep => false;

    /// <summary>True for a link of a chain that never steps aside: nothing of the chain can stand behind it.</summary>
    public virtual bool EndsChain => false;

    /// <summary>
    /// Runs the tag in a scope. A tag whose body is merged evaluates it right there and is <see cref="Completion.Done"/>;
    /// one that makes a value gives it, and the engine places it by the tag's result rule. Completes without
    /// suspending wherever nothing has to be waited for.
    /// </summary>
    public abstract ValueTask<Completion> RunAsync(Scope scope, CancellationToken cancel);
}
