namespace Rem.Engine.Tests.Plans.YamlSuite;

/// <summary>One case of the YAML test suite: the text, and what a parser must make of it.</summary>
/// <param name="Id">`2JQS`, or `2G84/01` in a file of several cases.</param>
/// <param name="Yaml">The text, with its invisible characters.</param>
/// <param name="Fails">True when a parser must refuse the text.</param>
/// <param name="Tree">The events, or null.</param>
/// <param name="Json">The values, or null.</param>
public sealed record SuiteCase(string Id, string Yaml, bool Fails, string? Tree, string? Json);
