global using Shouldly;
global using Xunit;

// Modes of files and signals; the node is for Unix.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
