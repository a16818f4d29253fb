using Rem.Web.Access;

namespace Rem.Web.Serving;

/// <summary>An endpoint that can be asked for, as the registries have it. Frozen.</summary>
/// <param name="Kind">`built in`, `page`, `function`, `stream` or `folder`.</param>
/// <param name="Path">Its path, captures as they are written.</param>
/// <param name="Methods">The methods that it takes; HEAD goes with GET.</param>
/// <param name="Role">Who may use it.</param>
internal sealed record EndpointFacts(string Kind, string Path, IReadOnlyList<string> Methods, Role Role);
