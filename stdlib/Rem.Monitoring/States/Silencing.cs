namespace Rem.Monitoring.States;

/// <summary>Somebody does not want to be told of some checks for a while. Frozen.</summary>
/// <param name="Key">What it is known by, to end it early.</param>
/// <param name="Match">Which checks.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="By">Who says so.</param>
/// <param name="Comment">Why.</param>
internal sealed record Silencing(string Key, Matcher Match, DateTimeOffset Start, DateTimeOffset End, string By, string Comment);
