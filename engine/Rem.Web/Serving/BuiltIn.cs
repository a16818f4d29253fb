using Rem.Web.Access;

namespace Rem.Web.Serving;

/// <summary>An endpoint that every site has, whatever its plans mount. Frozen.</summary>
/// <param name="Path">Its path without the slash in front; one that ends with a slash is all below it.</param>
/// <param name="Role">Who may use it.</param>
/// <param name="Methods">The methods that it takes; HEAD goes with GET.</param>
/// <param name="AnswerAsync">Answers it.</param>
internal sealed record BuiltIn(string Path, Role Role, IReadOnlyList<string> Methods, Func<Exchange, Task> AnswerAsync)
{
    /// <summary>True when it finds out by itself whether a request was wanted: nobody is asked for a session's token.</summary>
    public bool IsOwnGuard { get; init; }

    /// <summary>True for a path that is its.</summary>
    public bool Has(string path) => Path.EndsWith('/') ? path.StartsWith(Path, StringComparison.Ordinal) : path == Path;
}
