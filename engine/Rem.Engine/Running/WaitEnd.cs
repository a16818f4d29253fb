namespace Rem.Running;

/// <summary>How a wait ended: what was waited for came, with a value, or the time was up.</summary>
/// <param name="Came">True when it came.</param>
/// <param name="Value">What came; the type's default when the time was up.</param>
public readonly record struct WaitEnd<T>(bool Came, T? Value);
