global using Shouldly;
global using Xunit;

// Modes of files; the audit log is for Unix.
[assembly: System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
