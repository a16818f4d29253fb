using Rem.Values;
using Rem.Web.Serving;

namespace Rem.Web.Facts;

/// <summary>Something that a page may ask of the server. Frozen.</summary>
/// <param name="Name">How it is asked for.</param>
/// <param name="About">What it gives.</param>
/// <param name="ReadAsync">Gives it, for whoever asks.</param>
internal sealed record Fact(string Name, string About, Func<Exchange, CancellationToken, ValueTask<object?>> ReadAsync);
