using Xunit;

namespace Rem.Engine.Tests.Settings;

/// <summary>Tests that change variables of the process, one after the other.</summary>
[CollectionDefinition(nameof(ChangesEnvironment))]
public sealed class ChangesEnvironment;
