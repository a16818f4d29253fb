using Jurassic.Library;

namespace Rem.Runtime.JavaScript.Lowering;

/// <summary>The key of a private member: a symbol that nobody is shown.</summary>
internal sealed class PrivateName(string name) : Symbol(name);
