namespace Rem.Scripting.Primitives;

/// <summary>What a primitive does with a session and the arguments of a call.</summary>
internal delegate ValueTask<object?> PrimitiveCall(ScriptSession session, PrimitiveArguments arguments, CancellationToken cancel);

/// <summary>A primitive behind `rem`.</summary>
/// <param name="Name">One of <see cref="PrimitiveNames"/>.</param>
/// <param name="MaxArguments">How many arguments it takes at most.</param>
/// <param name="Call">What it does.</param>
internal sealed record Primitive(string Name, int MaxArguments, PrimitiveCall Call);
