using Rem.Errors;
using Rem.Plans;
using Rem.Values;
using Rem.Web.Access;
using Rem.Web.Rpc;

namespace Rem.Web.Serving;

/// <summary>The one function that a link calls: it is used up before the function begins, when all arguments fit.</summary>
internal sealed class LinkedFunction(IFunctions functions, WebFunction function, Link link, LinkBook book) : IFunctions
{
    /// <inheritdoc/>
    public IReadOnlyList<WebFunction> All { get; } = [function];

    /// <summary>True when somebody else was faster: nothing was done.</summary>
    public bool WasUsed { get; private set; }

    /// <inheritdoc/>
    public WebFunction? Find(string name) => name == function.Name ? function : null;

    /// <inheritdoc/>
    public async ValueTask<object?> CallAsync(WebFunction called, RemMap input, CancellationToken cancel)
    {
        if (!await book.TryUseAsync(link))
        {
            WasUsed = true;
            throw new PlanException(WebErrors.Link, SourceSpan.None, "the link has been used", WebErrors.Link.Fix);
        }

        try
        {
            return await functions.CallAsync(called, input, cancel);
        }
        catch (PlanException error) when (error.Finding.Code == AccessErrors.Audit)
        {
            await book.GiveBackAsync(link); // what cannot be noted has not begun
            throw;
        }
    }
}
