using Rem.Errors;

namespace Rem.CommandLines;

/// <summary>A value that does not fit what a plan or a function takes.</summary>
/// <param name="Name">The argument or option.</param>
/// <param name="Expected">What it takes (`an integer`); null where there is no such argument.</param>
/// <param name="Got">What was given; null for nothing.</param>
/// <param name="Finding">The error.</param>
internal sealed record UsageFault(string Name, string? Expected, object? Got, Finding Finding);
